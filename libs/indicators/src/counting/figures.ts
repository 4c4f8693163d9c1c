import type { Light } from '@oficialia/platform';
import type { Definition, Goal } from '../defining/definitions.queries.js';
import type { Period } from '../period.js';
import type { Figure } from './counting.queries.js';

/** The share in percent with two decimals; null when there is nothing to divide by, because then there is no rate. */
export function percentOf({ numerator, denominator }: Pick<Figure, 'numerator' | 'denominator'>): number | null {
  return denominator === 0 ? null : Math.round((numerator / denominator) * 10_000) / 100;
}

/** `13.97 %`, or a dash where there is nothing to divide by. */
export function rateInWords(numerator: number, denominator: number): string {
  const percent = percentOf({ numerator, denominator });
  return percent === null ? '—' : `${decimals(percent, 2)} %`;
}

/** What is held against the goal: percent, or the median of the business days. Null without anything counted. */
export function valueOf({ measure }: Pick<Definition, 'measure'>, figure: Figure): number | null {
  return measure === 'share' ? percentOf(figure) : figure.median;
}

/** For people: `13.97 %`, `mediana 5, media 6.2, P90 12 días hábiles`, or why there is none. */
export function valueInWords(definition: Pick<Definition, 'measure'>, figure: Figure): string {
  const value = valueOf(definition, figure);
  if (value === null) return 'Nada que contar';
  if (definition.measure === 'share') return percentInWords(value);
  const { mean, p90 } = figure;
  return `mediana ${decimals(value, 1)}, media ${decimals(mean ?? 0, 1)}, P90 ${decimals(p90 ?? 0, 0)} días hábiles`;
}

/** Both numbers and what they give, so that nobody has to guess the denominator: `100 / 716 = 13.97 %`. */
export function shareInWords(figure: Pick<Figure, 'numerator' | 'denominator'>): string {
  const percent = percentOf(figure);
  const numbers = `${counted(figure.numerator)} / ${counted(figure.denominator)}`;
  return percent === null ? `${numbers}, sin denominador no hay porcentaje` : `${numbers} = ${percentInWords(percent)}`;
}

/** `9.90 %`: always with both decimals, so that columns of them compare. */
export function percentInWords(percent: number): string {
  return `${percent.toLocaleString('es-MX', { minimumFractionDigits: 2, maximumFractionDigits: 2 })} %`;
}

/** A count as papers write it, with a comma from five digits on: `1010`, `12,480`. */
export function counted(count: number): string {
  return count.toLocaleString('es-MX', { useGrouping: 'min2' });
}

/** What changed since: `sube 3.2 puntos`, `baja 1 día`, `igual`; nothing where there is nothing to compare. */
export function changeInWords(measure: 'share' | 'days' | 'count', now: Figure, before: Figure): string {
  const value = (figure: Figure) => (measure === 'count' ? figure.denominator : valueOf({ measure }, figure));
  const [after, earlier] = [value(now), value(before)];
  if (after === null || earlier === null) return '';
  const change = Math.round((after - earlier) * 100) / 100;
  if (change === 0) return 'igual';
  const size = Math.abs(change);
  const unit = { share: [' punto', ' puntos'], days: [' día', ' días'], count: ['', ''] }[measure][size === 1 ? 0 : 1];
  return `${change > 0 ? 'sube' : 'baja'} ${decimals(size, 2)}${unit}`;
}

const DECIMALS = [0, 1, 2].map((most) => new Intl.NumberFormat('es-MX', { maximumFractionDigits: most }));

function decimals(number: number, most: 0 | 1 | 2): string {
  return DECIMALS[most]!.format(number);
}

/** The goal of a period: of its quarter, or of the year when it is one; other periods have none. */
export function goalFor(
  goal: Pick<Goal, 'year' | 'annual' | 'quarters'> | undefined,
  { from, to }: Period,
): number | null {
  if (!goal || from.slice(0, 4) !== String(goal.year) || to.slice(0, 4) !== String(goal.year)) return null;
  if (from.endsWith('-01-01') && to.endsWith('-12-31')) return goal.annual;
  const quarter = ['01-01 03-31', '04-01 06-30', '07-01 09-30', '10-01 12-31'].indexOf(
    `${from.slice(5)} ${to.slice(5)}`,
  );
  return goal.quarters[quarter] ?? null;
}

/** How far a value is on the way to its goal, in percent with two decimals; of what should fall, how much of it the goal would be. */
export function advanceOf({ direction }: Pick<Definition, 'direction'>, value: number, goal: number): number {
  if (direction === 'descending' && value === 0) return 100;
  const share = direction === 'ascending' ? value / goal : goal / value;
  return Math.round(share * 10_000) / 100;
}

/** The same as the light, in words. */
export function goalInWords(definition: Definition, value: number | null, goal: number | null): string {
  const light = lightOf(definition, value, goal);
  if (light === 'grey') return 'Nada que comparar';
  if (light === 'green') return 'En la meta';
  const over = advanceOf(definition, value ?? 0, goal ?? 0) > 100;
  if (light === 'amber') return over ? 'Mejor que la meta' : 'Cerca de la meta';
  return over ? 'Mucho mejor que la meta: conviene revisarla' : 'Lejos de la meta';
}

/** The light of a value against its goal, by the limits of the definition; grey without either. */
export function lightOf(definition: Definition, value: number | null, goal: number | null): Light {
  if (value === null || goal === null) return 'grey';
  const advance = advanceOf(definition, value, goal);
  const { green_from, green_to, amber_from, amber_to } = definition;
  if (advance >= green_from && advance <= green_to) return 'green';
  return advance >= amber_from && advance <= amber_to ? 'amber' : 'red';
}
