import { Choice, Day, Integer, Lines, Text } from '@oficialia/platform';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, ValidateNested } from 'class-validator';
import { termInWords } from './clocks/counting/term.js';
import { INSTRUCTION_KEYS, INSTRUCTIONS, type Instruction } from './referral.instructions.js';
import type { ReferralRow } from './referrals.queries.js';
import { LONGEST_POINT, MOST_POINTS } from './referring/points.js';
import { isLive } from './traffic-light.js';
import { reasonInWords } from './suggestions/suggestion-reason.js';
import type { SuggestionRow } from './suggestions/suggestions.queries.js';
import { REFERRAL_STATES, type ReferralState } from './trays/holdings.js';

/** One department that gets the petition, and what it is asked to do. */
export class ReferralRequest {
  /** Key of the department. */
  @Text('Dependencia', { max: 40 }) department: string;
  @Choice('Instrucción', INSTRUCTION_KEYS) instruction: Instruction;
  /** Key of the term regime; absent: the usual one. Like the terms below, not used when the instruction asks for no reply. */
  @Text('Régimen del plazo', { max: 40, optional: true }) regime?: string;
  /** Business days to answer, of a regime that counts in them; absent: those of the topic, or of the regime. */
  @Integer('Plazo en días hábiles', { min: 1, max: 365, optional: true }) termDays?: number;
  /** Hours to answer, of a regime that counts in them. */
  @Integer('Plazo en horas', { min: 1, max: 365, optional: true }) termHours?: number;
  @Text('Observaciones', { max: 2_000, multiline: true, optional: true }) message?: string;
  /** What the department has to answer, point by point; absent: the petition as a whole. */
  @Lines('Puntos a contestar', { most: MOST_POINTS, max: LONGEST_POINT, optional: true }) points?: string[];
}

export class ReferralsRequest {
  @IsArray({ message: 'Elija al menos una dependencia.' })
  @ArrayMinSize(1, { message: 'Elija al menos una dependencia.' })
  @ArrayMaxSize(10, { message: 'Turne a diez dependencias como máximo a la vez.' })
  @ValidateNested({ each: true })
  @Type(() => ReferralRequest)
  referrals: ReferralRequest[];
  /** Who gets a copy, one a line. */
  @Text('Con copia para', { max: 2_000, multiline: true, optional: true }) copies?: string;
  /** Prefix of the series that the oficios are numbered in; absent: the usual one. */
  @Text('Serie', { max: 30, optional: true }) series?: string;
  /** Referrals of this petition that the sender knows of. If there are more, somebody came first: 409. */
  @Integer('Turnos conocidos', { min: 0, max: 1_000, optional: true }) knownReferrals?: number;
}

export class AcknowledgementRequest {
  @Text('Nombre de quien recibe', { max: 200 }) name: string;
  @Text('Cargo', { max: 200, optional: true }) position?: string;
}

export class ReferralQuery {
  @Choice('Estado', REFERRAL_STATES, { optional: true }) state?: ReferralState;
  /** The id of the last referral of the page before. */
  @Integer('Después de', { min: 1, max: Number.MAX_SAFE_INTEGER, optional: true }) after?: number;
  /** Key of a department. */
  @Text('Dependencia', { max: 40, optional: true }) department?: string;
  /** Id of who turned or acknowledged it. */
  @Integer('Persona', { min: 1, max: 2_147_483_647, optional: true }) person?: number;
  @Integer('Tema', { min: 1, max: 2_147_483_647, optional: true }) topic?: number;
  @Choice('Instrucción', INSTRUCTION_KEYS, { optional: true }) instruction?: Instruction;
  @Choice('Urgente', ['true'], { optional: true }) urgent?: string;
  /** Days on which it was turned, both included. */
  @Day('Desde', { optional: true }) from?: string;
  @Day('Hasta', { optional: true }) to?: string;
  /** Words of the petition or its documents. */
  @Text('Palabras', { max: 200, optional: true }) words?: string;
}

/** The filter of the API in the names of the trays. */
export function filterOfApi(query: ReferralQuery): Record<string, unknown> {
  const { department, person, topic, instruction, urgent, from, to, words } = query;
  return {
    dependencia: department,
    persona: person?.toString(),
    tema: topic?.toString(),
    instruccion: instruction,
    urgente: urgent && '1',
    desde: from,
    hasta: to,
    palabras: words,
  };
}

export class ReferralView {
  id: number;
  folio: string;
  department: string;
  departmentName: string;
  /** Number of the oficio. */
  oficio: string;
  instruction: string;
  message: string | null;
  requiresReply: boolean;
  termDays: number | null;
  /** `10 días hábiles`; null when no answer is due. */
  term: string | null;
  /** Name of the term regime. */
  regime: string | null;
  /** `waiting`, `running`, `suspended` or `stopped`; null when no answer is due. */
  clock: string | null;
  /** `YYYY-MM-DD`; null also while the clock waits for the acknowledgement or is suspended. */
  dueDate: string | null;
  overdue: boolean;
  status: string;
  /** The rule that proposed it, and the version of the rules; null when a person chose otherwise. */
  rule: string | null;
  rulesVersion: number | null;
  referredAt: Date;
  referredBy: string;
  acknowledgedAt: Date | null;
  receivedBy: string | null;
  /** Oficios in whose place this one was issued, and that took its place. */
  previousOficio: string | null;
  nextOficio: string | null;
  /** Why the department gave it back, and the key of the one that it proposes. */
  returnReason: string | null;
  proposed: string | null;
  /** Supervision settled competence: it cannot be given back. */
  definitive: boolean;
  /** The scanned stamped copy; null when it was acknowledged by click. */
  stampedDocument: number | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

export class ReferralPage {
  /** Counted up to a thousand; null where all that ever was is listed. */
  total: number | null;
  /** There are more than `total`. */
  moreThanTotal: boolean;
  /** `after` of the next page; null on the last one. */
  next: number | null;
  referrals: ReferralView[];
}

export class SuggestionView {
  rank: number;
  topic: string | null;
  /** The rule that proposes it, and the version of the rules; null when only the topic does. */
  rule: string | null;
  rulesVersion: number | null;
  department: string;
  departmentName: string;
  score: number;
  /** In words, with what was found and where. */
  reason: string;
}

/** `today` is the municipality's day: overdue is computed, never stored. */
export function referralView(row: ReferralRow, today: string): ReferralView {
  return {
    id: row.id,
    folio: row.folio,
    department: row.department_key,
    departmentName: row.department,
    oficio: row.oficio,
    instruction: INSTRUCTIONS[row.instruction].label,
    message: row.message,
    requiresReply: row.requires_reply,
    termDays: row.term_days,
    term: termOfRow(row),
    regime: row.regime,
    clock: row.clock_state,
    dueDate: row.due_date,
    overdue: isLive(row.status) && row.due_date !== null && row.due_date < today,
    status: row.status,
    rule: row.rule,
    rulesVersion: row.rules_version,
    referredAt: row.referred_at,
    referredBy: row.referred_by,
    acknowledgedAt: row.acknowledged_at,
    receivedBy: row.received_by,
    previousOficio: row.previous_oficio,
    nextOficio: row.next_oficio,
    returnReason: row.return_reason,
    proposed: row.proposed_key,
    definitive: row.definitive,
    stampedDocument: row.stamped_document_id,
    cancelledAt: row.cancelled_at,
    cancelReason: row.cancel_reason,
  };
}

function termOfRow({ term_amount: amount, term_unit: unit }: ReferralRow): string | null {
  return amount && unit ? termInWords({ amount, unit }) : null;
}

export function suggestionView(row: SuggestionRow): SuggestionView {
  return {
    rank: row.rank,
    topic: row.topic,
    rule: row.rule,
    rulesVersion: row.version,
    department: row.department_key,
    departmentName: row.department,
    score: row.score,
    reason: reasonInWords(row),
  };
}
