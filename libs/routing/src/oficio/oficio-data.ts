import type { Letterhead } from '@oficialia/platform';
import type { OficioKind } from './templates/wording.js';

/** Everything that an oficio shows. Texts are printed literally, whatever they contain. */
export interface OficioData {
  /** Absent: it turns the petition to a department. */
  kind?: OficioKind;
  letterhead: Letterhead;
  /** Such as `SP/0001/2026`. */
  number: string;
  /** Where it is signed, such as `Tepetlixpa, Estado de México`. */
  place: string;
  /** Day of the oficio, `YYYY-MM-DD`. */
  issuedOn: string;
  /** Instant of issue, for the file's metadata. */
  issuedAt: Date;
  addressee: { name: string; position: string; department: string };
  petition: {
    folio: string;
    petitioner: string;
    /** Day of reception, `YYYY-MM-DD`. */
    receivedOn: string;
    subject: string;
    /** What the petitioner asks, point by point; may be empty. */
    points: string[];
  };
  /** Articles that make the department competent, such as "artículo 31 de la Ley Orgánica Municipal". */
  legalBasis: string;
  /** As in the catalogue: `Para su atención`, `Para su conocimiento`… */
  instruction: string;
  /** Absent when no answer is due: `10 días hábiles`, and `YYYY-MM-DD`; null when it runs from the acknowledgement. */
  term?: { words: string; dueDate: string | null } | null;
  notes?: string | null;
  signatory: { name: string; position: string };
  /** Lines of c.c.p., each a person or office with what it gets the copy for. */
  copiesTo: string[];
  /** Address that the QR opens: to check the oficio, and to file its stamped copy by scanning. */
  verificationUrl: string;
}
