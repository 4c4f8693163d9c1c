import type { DocumentType, Word } from './reading/reading.types.js';

/** What a document is to its petition. */
export const PURPOSES = ['petition', 'annex', 'acknowledgement', 'reply', 'proof', 'scan'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** What people add by hand; the other purposes belong to acts that bring their file along. */
export const ADDED_BY_HAND = ['petition', 'annex'] as const satisfies Purpose[];

export const PURPOSE_NAMES: Record<Purpose, string> = {
  petition: 'Escrito',
  annex: 'Anexo',
  acknowledgement: 'Acuse de la dependencia',
  reply: 'Respuesta',
  proof: 'Constancia de notificación',
  scan: 'Digitalización por archivar',
};

export type DocumentStatus = 'waiting' | 'reading' | 'read' | 'empty' | 'protected' | 'unreadable' | 'too-large';

/** A document with how far its reading is. */
export interface DocumentRow {
  id: number;
  petition_id: number;
  folio: string;
  purpose: Purpose;
  name: string;
  type: DocumentType;
  /** Bytes. */
  size: number;
  sha256: string;
  added_at: Date;
  added_by_name: string;
  status: DocumentStatus;
  /** Pages of the file; null until it was opened. */
  pages: number | null;
  /** A Spanish sentence. */
  failure: string | null;
  /** Spanish sentences about what the file holds. */
  remarks: string[];
  /** PDF with the read words, made beside the original; null while there is none. */
  searchable_sha256: string | null;
  /** Pages that are done, read or not. */
  pages_done: number;
  pages_failed: number;
  /** Mean of its scanned pages, 0 to 100; null when none was read by the engine. */
  confidence: number | null;
  /** Number of the first page with a thumbnail. */
  cover: number | null;
}

/** A page as the list of a document needs it. */
export interface PageLine {
  number: number;
  status: 'read' | 'unreadable';
  width: number | null;
  height: number | null;
  blank: boolean;
}

/** What a person says of a page: typed over, right as read, not to be read; or only a word of it put right. */
export type Verdict = 'typed' | 'confirmed' | 'illegible' | 'word';

/** A page with its text as it counts now: what a person typed, else what the machine read. */
export interface PageRow extends PageLine {
  source: 'text-layer' | 'ocr' | null;
  text: string;
  /** Of the machine, 0 to 100. */
  confidence: number | null;
  /** What the machine read; boxes in pixels of the page's image. */
  words: Word[];
  failure: string | null;
  /** Changes whenever the text may have. */
  version: string;
  /** The text, or a word of it, is a person's. */
  by_person: boolean;
  /** What a person said of the whole page. */
  verdict: Verdict | null;
  /** Why a person could not read it. */
  reason: string | null;
  /** The machine was not sure, and no person has settled it. */
  doubtful: boolean;
  typed_by_name: string | null;
  typed_at: Date | null;
}
