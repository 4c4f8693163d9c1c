import type { Definition, Goal } from '../../defining/definitions.queries.js';
import type { Figure } from '../../counting/counting.queries.js';
import type { Period } from '../../period.js';
import type { ReportKind } from '../report-kinds.js';
import type { Sheet } from '../writing/sheets.js';

/** Who is named under *Elaboró* and *Validó*. */
export interface Signatory {
  name: string;
  position: string;
}

/** One indicator in a report: its definition as it was, both its numbers, and what they are held against. */
export interface IndicatorFigure {
  definition: Omit<Definition, 'defined_by' | 'defined_at'>;
  figure: Figure;
  /** From the first of January to the end of the period: what the goal of the year is held against. */
  soFar: Figure;
  before: Figure;
  lastYear: Figure;
  goal: Pick<Goal, 'year' | 'annual' | 'quarters'> | null;
}

/** What came in and what became of it, in petitions, but for `referrals`. */
export interface Volume {
  received: number;
  referred: number;
  /** Oficios to departments that were not cancelled. */
  referrals: number;
  requireReply: number;
  requireNoReply: number;
  answered: number;
  unanswered: number;
  notified: number;
  overdue: number;
  annulled: number;
}

/** What a department got of the petitions of the period, in referrals that it has or answered. */
export interface DepartmentFigure {
  key: string;
  name: string;
  received: number;
  requireReply: number;
  answered: number;
  overdue: number;
}

export interface MonthFigure {
  /** `YYYY-MM`. */
  month: string;
  received: number;
  requireReply: number;
  answered: number;
}

export interface InstructionFigure {
  instruction: string;
  name: string;
  petitions: number;
}

/**
 * A petition as the report counted it, without anything personal. `counted`: by the key of each indicator whose
 * denominator counts it, how many times (referrals may count more than once), how many of these the numerator counts,
 * and the business days where days are measured.
 */
export interface PetitionLine {
  folio: string;
  receivedOn: string;
  status: string;
  channel: string;
  senderKind: string;
  departments: string[];
  topics: string[];
  instructions: string[];
  requiresReply: boolean;
  referredOn: string | null;
  dueOn: string | null;
  answeredOn: string | null;
  notifiedOn: string | null;
  counted: Record<string, [of: number, hit: number, days?: number]>;
}

/** A figure of a report that was signed before, and what it is when it is counted again now. */
export interface EarlierFigure {
  report: string;
  signedOn: string;
  name: string;
  measure: 'share' | 'days';
  said: Pick<Figure, 'numerator' | 'denominator'>;
  is: Pick<Figure, 'numerator' | 'denominator'>;
}

/** Everything that a report says, and everything that is needed to count it again. Its JSON is what is signed. */
export interface Snapshot {
  format: 1;
  municipality: string;
  office: string;
  kind: ReportKind;
  title: string;
  period: Period;
  timeZone: string;
  /** The day at whose end was counted, and the moment in UTC. */
  cutOff: string;
  takenAt: string;
  calendar: { key: string; version: number };
  elaborated: Signatory;
  validated: Signatory;
  sheets: Sheet[];
  volume: Volume;
  indicators: IndicatorFigure[];
  departments: DepartmentFigure[];
  months: MonthFigure[];
  instructions: InstructionFigure[];
  earlier: EarlierFigure[];
  petitions: PetitionLine[];
}
