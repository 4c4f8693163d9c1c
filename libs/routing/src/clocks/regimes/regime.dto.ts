import { Choice, Flag, Integer, Text, ValidationProblem } from '@oficialia/platform';
import { PREVENTION_RULES, type PreventionEffect, type PreventionRule } from '../counting/prevention.js';
import { TERM_UNITS, type TermUnit } from '../counting/term.js';
import type { RegimeRow } from './regimes.queries.js';
import type { StartsAt } from './term-regime.entity.js';

export const STARTS: Record<StartsAt, string> = {
  filing: 'desde que se recibió la petición',
  referral: 'desde que se turnó',
  acknowledgement: 'desde el acuse de la dependencia',
};

const amount = { min: 1, max: 365, optional: true };

/** A new version of a regime, as its form sends it. */
export class RegimeRequest {
  /** The version that was edited; 0 of a new regime. */
  @Integer('Versión', { min: 0, max: 1_000_000 }) seen: number;
  @Integer('Lugar en la lista', { min: 1, max: 99 }) position: number;
  @Text('Nombre', { max: 120 }) name: string;
  @Text('Fundamento', { max: 300 }) basis: string;
  @Text('Nota', { max: 500, optional: true }) note?: string;
  @Text('Calendario', { max: 40, optional: true }) calendar?: string;
  @Choice('Corre', Object.keys(STARTS)) startsAt: StartsAt;
  @Choice('Unidad', TERM_UNITS) unit: TermUnit;
  @Integer('Plazo', amount) amount?: number;
  @Integer('Ampliación', amount) extension?: number;
  @Choice('Prevención', PREVENTION_RULES) preventionRule: PreventionRule;
  @Integer('Días para prevenir', amount) preventionDays?: number;
  @Integer('Días para contestar la prevención', amount) completionDays?: number;
  @Choice('Efecto de la prevención', ['suspend', 'interrupt'], { optional: true }) preventionEffect?: PreventionEffect;
  @Integer('Días para remitir', amount) remitDays?: number;
  @Integer('Recordar antes', { min: 0, max: 60 }) remindDays: number;
  @Integer('Avisar al titular', { min: 0, max: 60 }) chiefDays: number;
  @Integer('Avisar a supervisión', { min: 0, max: 60 }) supervisorDays: number;
  @Flag('Avisar de inmediato') atOnce = false;
  @Flag('Ya no se ofrece') retired = false;
}

/** Throws ValidationProblem when the parts of a regime do not fit each other. */
export function checkRegime({
  unit,
  amount: term,
  preventionRule,
  preventionDays,
  preventionEffect,
}: RegimeRequest): void {
  const wrong = (field: string, message: string) => new ValidationProblem([{ field, message }]);
  if (unit !== 'hours' && term === undefined) throw wrong('amount', 'Plazo: escriba cuánto dura.');
  if ((preventionRule === 'days') !== (preventionDays !== undefined))
    throw wrong('preventionDays', 'Días para prevenir: escríbalos sólo si se previene dentro de un número de días.');
  if ((preventionRule === 'none') !== (preventionEffect === undefined) && preventionRule !== 'by_procedure')
    throw wrong('preventionEffect', 'Efecto de la prevención: elíjalo si el régimen permite prevenir.');
}

/** A regime as its form shows it. */
export function typedOf(row: RegimeRow): Record<string, string> {
  const text = (value: string | number | null) => (value === null ? '' : String(value));
  return {
    seen: String(row.version),
    position: String(row.position),
    name: row.name,
    basis: row.basis,
    note: text(row.note),
    calendar: text(row.calendar),
    startsAt: row.starts_at,
    unit: row.unit,
    amount: text(row.amount),
    extension: text(row.extension),
    preventionRule: row.prevention_rule,
    preventionDays: text(row.prevention_days),
    completionDays: text(row.completion_days),
    preventionEffect: text(row.prevention_effect),
    remitDays: text(row.remit_days),
    remindDays: String(row.remind_days),
    chiefDays: String(row.chief_days),
    supervisorDays: String(row.supervisor_days),
    atOnce: row.at_once ? '1' : '',
    retired: row.retired ? '1' : '',
  };
}
