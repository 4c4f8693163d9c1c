import { Choice } from '@oficialia/platform';
import { ADDED_BY_HAND, type DocumentRow, type PageRow } from '../document-row.js';
import type { AddedFile, RefusedFile } from './documents.service.js';

/** What goes along with the files of a request. */
export class UploadRequest {
  /** `petition` (the default) or `annex`. */
  @Choice('Qué es', ADDED_BY_HAND, { optional: true }) purpose?: (typeof ADDED_BY_HAND)[number];
}

export class AddedDocument {
  id: number;
  name: string;
}

export class RefusedDocument {
  name: string;
  code: string;
  /** Why, and what to do instead; in Spanish. */
  message: string;
}

/** Of files sent together, those that were kept and those that were not. */
export class UploadReply {
  added: AddedDocument[];
  refused: RefusedDocument[];

  static of({ added, refused }: { added: AddedFile[]; refused: RefusedFile[] }): UploadReply {
    return { added, refused: refused.map(({ name, error }) => ({ name, code: error.code, message: error.message })) };
  }
}

/** A document and how far its reading is. */
export class DocumentView {
  id: number;
  /** `petition`, `annex`, `acknowledgement`, `reply` or `proof`. */
  purpose: string;
  name: string;
  /** Media type by content. */
  type: string;
  /** Bytes. */
  size: number;
  sha256: string;
  addedAt: Date;
  addedBy: string;
  /** `waiting`, `reading`, `read`, `empty`, `protected`, `unreadable` or `too-large`. */
  status: string;
  /** Null until the file was opened. */
  pages: number | null;
  pagesRead: number;
  pagesFailed: number;
  /** 0 to 100, of the pages that were scanned. */
  confidence: number | null;
  failure: string | null;

  static of(row: DocumentRow): DocumentView {
    const { id, purpose, name, type, size, sha256, status, pages, failure, confidence } = row;
    const counts = { pages, pagesRead: row.pages_done - row.pages_failed, pagesFailed: row.pages_failed };
    const added = { addedAt: row.added_at, addedBy: row.added_by_name };
    const sure = confidence === null ? null : Math.round(confidence);
    return { id, purpose, name, type, size, sha256, ...added, status, ...counts, confidence: sure, failure };
  }
}

/** What was read of a page. */
export class PageView {
  number: number;
  /** `read` or `unreadable`. */
  status: string;
  /** `text-layer` (of a born-digital PDF) or `ocr`. */
  source: string | null;
  text: string;
  /** 0 to 100. */
  confidence: number | null;
  failure: string | null;

  static of({ number, status, source, text, confidence, failure }: PageRow): PageView {
    return { number, status, source, text, confidence, failure };
  }
}
