import type { Letterhead } from '@oficialia/platform';

/** Everything the letter that tells a petitioner the answer shows. Texts are printed literally, whatever they contain. */
export interface NotificationLetterData {
  letterhead: Letterhead;
  /** Number of this letter when it has one. */
  number?: string | null;
  place: string;
  /** Day of the letter, `YYYY-MM-DD`. */
  issuedOn: string;
  /** Instant of issue, for the file's metadata. */
  issuedAt: Date;
  petitioner: { name: string; position?: string | null; institution?: string | null; address?: string | null };
  petition: { folio: string; /** `YYYY-MM-DD` */ receivedOn: string; subject: string };
  reply: {
    department: string;
    /** Number of the department's own oficio, as it wrote it. */
    number?: string | null;
    /** Day of the answer, `YYYY-MM-DD`. */
    repliedOn: string;
    /** Line breaks are kept; an empty line starts a paragraph. */
    text: string;
    /** Names of the files that go with the answer. */
    attachments: string[];
  };
  /** Such as the means to disagree with the answer. */
  legend?: string | null;
  signatory: { name: string; position: string };
  /** Address that the QR opens: the petition's look-up. */
  lookupUrl: string;
}
