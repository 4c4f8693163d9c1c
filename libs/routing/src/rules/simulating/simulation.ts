/** A department that a petition would be turned to, and by which rule; without a rule, because of its topic. */
export interface Move {
  department: number;
  rule: number | null;
  instruction?: string;
  termDays?: number | null;
}

export interface SimulatedChange {
  petition: number;
  before: Move[];
  after: Move[];
  /** A rule of the draft broke on it. */
  broke: boolean;
}

/** What a draft would change, as it is kept with the draft; ids only. */
export interface Simulation {
  petitions: number;
  milliseconds: number;
  same: number;
  /** Turned elsewhere, or with another instruction or term. */
  changed: number;
  /** Proposed now, not before. */
  gained: number;
  lost: number;
  /** From which departments to which, the most frequent first. */
  pairs: { from: number[]; to: number[]; petitions: number }[];
  /** The newest first, bounded. */
  changes: SimulatedChange[];
  broken: { rule: number; reason: string; petitions: number }[];
  /** Of the petitions that were turned, to how many of their departments the first proposal goes. */
  agreement: { before: number; after: number; of: number };
}
