import type { Letterhead } from '@oficialia/platform';

/** What a department answered to one point. */
export interface LetterAnswer {
  /** `2. Que se informe cuándo`; null where the petition was asked as a whole. */
  point: string | null;
  /** In words. */
  sense: string;
  /** Line breaks are kept; an empty line starts a paragraph. */
  text: string;
}

/** All that a department answered, with the papers that go with it. */
export interface LetterReply {
  department: string;
  /** Numbers of the department's own oficios, as it wrote them. */
  numbers: string[];
  /** Day of the last answer, `YYYY-MM-DD`. */
  repliedOn: string;
  answers: LetterAnswer[];
  /** Names of the files. */
  attachments: string[];
}

/** What a department still has to answer. */
export interface LetterDebt {
  department: string;
  point: string | null;
  /** Until when it is in process, `YYYY-MM-DD`. */
  until: string | null;
}

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
  /** How the office begins and ends this letter; null: as usual. */
  introduction?: string | null;
  closing?: string | null;
  /** By department, in the order in which it was turned to them. */
  replies: LetterReply[];
  owed: LetterDebt[];
  signatory: { name: string; position: string };
  /** Address that the QR opens: the petition's look-up. */
  lookupUrl: string;
}
