/** What a verification found first, in words for a person. */
export interface LedgerFault {
  what: string;
  folio?: string;
  seq?: number;
}

export interface LedgerReport {
  entries: number;
  /** Attested rows that were compared. */
  rows: number;
  seals: number;
  /** The newest seal that was found whole. */
  lastSeal?: { day: string; hash: Buffer };
  fault?: LedgerFault;
}

/** A fault as one sentence: where, and what. */
export function faultInWords({ what, folio, seq }: LedgerFault): string {
  const place = [folio, seq === undefined ? undefined : `asiento ${seq}`].filter(Boolean).join(', ');
  return place ? `${place}: ${what}.` : `${what}.`;
}
