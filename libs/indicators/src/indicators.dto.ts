import { Choice, Day, Integer, Text } from '@oficialia/platform';
import type { CountedRow, Figure, Part } from './counting/counting.queries.js';
import type { Cuts } from './counting/cuts.js';
import { percentOf } from './counting/figures.js';
import type { Definition } from './defining/definitions.queries.js';
import type { Period } from './period.js';

export class PeriodQuery {
  /** First day, `YYYY-MM-DD`; absent: of the current quarter. */
  @Day('Desde', { optional: true }) from?: string;
  /** Last day, included. */
  @Day('Hasta', { optional: true }) to?: string;
}

export class FigureQuery extends PeriodQuery {
  /** Key of a department. */
  @Text('Dependencia', { max: 40, optional: true }) department?: string;
  /** Number of a topic. */
  @Text('Tema', { max: 10, optional: true }) topic?: string;
  @Text('Instrucción', { max: 40, optional: true }) instruction?: string;
  @Text('Canal', { max: 40, optional: true }) channel?: string;
  @Text('Tipo de remitente', { max: 40, optional: true }) senderKind?: string;
  @Text('Colonia', { max: 200, optional: true }) neighbourhood?: string;
  /** User name of who registered. */
  @Text('Registró', { max: 100, optional: true }) clerk?: string;
}

export class CountedPetitionsQuery extends FigureQuery {
  @Choice('Parte', ['numerator', 'denominator'], { optional: true }) part?: Part;
  @Integer('Página', { min: 1, max: 100_000, optional: true }) page?: number;
}

export class IndicatorFigureView {
  key: string;
  name: string;
  /** Version of the definition. */
  definition: number;
  formula: string;
  from: string;
  to: string;
  numerator: number;
  denominator: number;
  /** Percent with two decimals; null when there is nothing to divide by, or when days are measured. */
  percent: number | null;
  /** Business days, where days are measured. */
  median: number | null;
  mean: number | null;
  p90: number | null;
}

export class CountedPetitionView {
  folio: string;
  subject: string;
  status: string;
  receivedOn: string;
  answered: boolean;
  answeredOn: string | null;
  /** Whether the numerator counts it. */
  inNumerator: boolean;
  days: number | null;
  oficio: string | null;
  department: string | null;
}

export class CountedPetitionsPage {
  part: string;
  total: number;
  page: number;
  petitions: CountedPetitionView[];
}

export function figureView(definition: Definition, figure: Figure, { from, to }: Period): IndicatorFigureView {
  const { key, name, version, method, measure } = definition;
  const percent = measure === 'share' ? percentOf(figure) : null;
  return { key, name, definition: version, formula: method, from, to, ...figure, percent };
}

export function countedPetitionView(row: CountedRow): CountedPetitionView {
  const { folio, subject, status, received_day, answered_day, hit, days, oficio, department } = row;
  return {
    folio,
    subject,
    status,
    receivedOn: received_day,
    answered: answered_day !== null,
    answeredOn: answered_day,
    inNumerator: hit,
    days,
    oficio,
    department,
  };
}

/** What a query of the API cuts by. */
export function cutsOf(query: FigureQuery): Cuts {
  const { department, topic, instruction, channel, senderKind, neighbourhood, clerk } = query;
  return {
    dependencia: department,
    tema: topic,
    instruccion: instruction,
    canal: channel,
    remitente: senderKind,
    colonia: neighbourhood,
    registro: clerk,
  };
}
