import { Choice, Day, Flag, Integer, Text } from '@oficialia/platform';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, ValidateNested } from 'class-validator';
import { SENSE_KEYS, type PointReason, type Sense } from './replies.catalogue.js';
import type { ReplyRow } from './reply.queries.js';
import { stateOf } from './reply-state.js';

const MOST_ANSWERS = 20;

/** What a reply says to one point. */
export class AnswerRequest {
  /** Number of the point in the oficio; 1 when it names none. */
  @Integer('Punto', { min: 1, max: MOST_ANSWERS }) point: number;
  @Choice('Sentido', SENSE_KEYS) sense: Sense;
  @Text('Respuesta', { max: 20_000, multiline: true }) text: string;
}

/** What a department answers; files may come with it in the field `files` of a multipart request. */
export class ReplyRequest {
  /** Where only one point is left to answer, its sense and text will do. */
  @Choice('Sentido de la respuesta', SENSE_KEYS, { optional: true }) sense?: Sense;
  @Text('Respuesta', { max: 20_000, multiline: true, optional: true }) text?: string;
  /** One for each point; in a multipart request, as JSON. */
  @IsOptional()
  @Transform(({ value }) => (typeof value === 'string' ? answersOf(value) : value))
  @IsArray({ message: 'Conteste cada punto.' })
  @ArrayMaxSize(MOST_ANSWERS, { message: 'Conteste cada punto una sola vez.' })
  @ValidateNested({ each: true, message: 'Conteste cada punto con su sentido y su texto.' })
  @Type(() => AnswerRequest)
  answers?: AnswerRequest[];
  /** Some points may stay without answer, or in process. */
  @Flag('Respuesta parcial') partial = false;
  /** Of a partial reply: until when the rest is in process. */
  @Day('En trámite hasta', { optional: true }) inProcessUntil?: string;
  /** Number of the department's own oficio. */
  @Text('Número de su oficio', { max: 100, optional: true }) oficioNumber?: string;
}

/** The chief approves a reply, or sends it back to be mended. */
export class ApprovalRequest {
  @Flag('Aprobada') approved: boolean;
  @Text('Motivo', { max: 2_000, multiline: true, optional: true }) reason?: string;
}

export class PointReasonRequest implements PointReason {
  @Integer('Punto', { min: 1, max: MOST_ANSWERS }) number: number;
  @Text('Motivo', { max: 1_000, multiline: true }) reason: string;
}

/** The follow-up office sends a reply back that does not answer what was asked. */
export class IncongruenceRequest {
  @Text('Motivo', { max: 2_000, multiline: true }) reason: string;
  /** The points that were not answered, each with its reason; absent: all of the reply. */
  @IsOptional()
  @IsArray({ message: 'Señale los puntos.' })
  @ArrayMaxSize(MOST_ANSWERS, { message: 'Señale cada punto una sola vez.' })
  @ValidateNested({ each: true, message: 'Escriba el motivo de cada punto.' })
  @Type(() => PointReasonRequest)
  points?: PointReasonRequest[];
  /** A term that is given anew, in the unit of the clock; absent: what was left when it was answered. */
  @Integer('Plazo para volver a contestar', { min: 1, max: 365, optional: true }) term?: number;
}

export class ReplyTemplateRequest {
  @Text('Nombre', { max: 120 }) name: string;
  /** The sense that it proposes. */
  @Choice('Sentido', SENSE_KEYS, { optional: true }) sense?: Sense;
  /** With placeholders: `{folio}`, `{asunto}`, `{dependencia}`, `{oficio}`, `{remitente}`, `{fecha}`, `{punto}`. */
  @Text('Texto', { max: 10_000, multiline: true }) text: string;
  @Flag('En uso') active = false;
  /** The version that was edited. If there is a newer one, somebody came first: 409. */
  @Integer('Versión', { min: 1, max: 1_000_000, optional: true }) version?: number;
}

export class ReplyTemplateView {
  id: number;
  name: string;
  sense: string | null;
  text: string;
  active: boolean;
  version: number;
}

/** Whether a department's replies wait for its chief. */
export class ApprovalSettingRequest {
  @Flag('Pedir aprobación') needed: boolean;
}

/** How the letter to the petitioner begins and ends; what is absent, as usual. */
export class LetterTextRequest {
  @Text('Introducción', { max: 4_000, multiline: true, optional: true }) introduction?: string;
  @Text('Cierre', { max: 4_000, multiline: true, optional: true }) closing?: string;
}

export class AnswerView {
  point: number;
  /** What the point asks; null where the petition was asked as a whole. */
  question: string | null;
  sense: string;
  text: string;
  /** It settles its point: approved where that is asked, and not sent back. */
  counts: boolean;
}

export class ReviewView {
  /** `approved`, `returned` by the chief, or `incongruent`. */
  verdict: string;
  reason: string | null;
  points: PointReason[];
  reviewedAt: Date;
  reviewedBy: string;
}

export class ReplyView {
  id: number;
  folio: string;
  referralId: number;
  /** Of its referral, from 1. */
  number: number;
  /** Number of the version that was sent back and that this one answers anew. */
  corrects: number | null;
  department: string;
  /** `partial` or `final`. */
  kind: string;
  inProcessUntil: string | null;
  oficioNumber: string | null;
  /** `pending` waits for the chief; `returned`, `incongruent`, `standing`. */
  state: string;
  answers: AnswerView[];
  documentIds: number[];
  reviews: ReviewView[];
  repliedAt: Date;
  repliedBy: string;
}

export function replyView(row: ReplyRow): ReplyView {
  return {
    id: row.id,
    folio: row.folio,
    referralId: row.referral_id,
    number: row.number,
    corrects: row.corrects,
    department: row.department_key,
    kind: row.kind,
    inProcessUntil: row.in_process_until,
    oficioNumber: row.oficio_number,
    state: stateOf(row),
    answers: row.answers,
    documentIds: row.files.map(({ id }) => id),
    reviews: row.reviews.map(({ verdict, reason, points, reviewed_at, reviewed_by }) => {
      return { verdict, reason, points, reviewedAt: reviewed_at, reviewedBy: reviewed_by };
    }),
    repliedAt: row.replied_at,
    repliedBy: row.replied_by,
  };
}

/** A list of answers out of a form's field; what is no JSON stays a text, which is no list. */
function answersOf(text: string): unknown {
  try {
    return plainToInstance(AnswerRequest, JSON.parse(text) as object[]);
  } catch {
    return text;
  }
}
