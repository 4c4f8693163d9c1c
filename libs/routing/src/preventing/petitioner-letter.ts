import type { Letterhead } from '@oficialia/platform';

/** What a letter to the petitioner says, as it was issued; later changes of names or settings do not reach it. */
export interface PetitionerLetter {
  letterhead: Letterhead;
  place: string;
  /** `PREVENCIÓN`, in the heading. */
  title: string;
  /** Day, `YYYY-MM-DD`, and instant, ISO 8601. */
  issuedOn: string;
  issuedAt: string;
  petitioner: { name: string; position: string | null; institution: string | null };
  petition: { folio: string; /** `YYYY-MM-DD` */ receivedOn: string; subject: string };
  /** Paragraphs, and what stands out among them. */
  opening: string;
  missing: string | null;
  closing: string;
  basis: string;
  signatory: { name: string; position: string };
  lookupUrl: string;
}
