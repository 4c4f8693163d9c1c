import { dateInWords } from '@oficialia/platform';
import { isWholeMonths, type Period } from '../period.js';

/** What a report is of. */
export const REPORT_KINDS = { month: 'Mensual', quarter: 'Trimestral', year: 'Anual', range: 'Especial' } as const;
export type ReportKind = keyof typeof REPORT_KINDS;

/** The files that a signed report consists of, each with the name it is handed out under and its media type. */
export const REPORT_FILES = {
  pdf: { label: 'Informe en PDF', name: 'informe.pdf', type: 'application/pdf' },
  spreadsheet: {
    label: 'Hoja de cálculo',
    name: 'informe.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  },
  figures: { label: 'Datos abiertos: indicadores', name: 'indicadores.csv', type: 'text/csv; charset=utf-8' },
  petitions: { label: 'Datos abiertos: peticiones', name: 'peticiones.csv', type: 'text/csv; charset=utf-8' },
  dictionary: { label: 'Diccionario de datos', name: 'diccionario.csv', type: 'text/csv; charset=utf-8' },
  data: { label: 'Datos firmados', name: 'datos.json', type: 'application/json' },
} as const;
export type ReportFileKind = keyof typeof REPORT_FILES;

const ORDINALS = ['Primer', 'Segundo', 'Tercer', 'Cuarto'];

/** What a period is: a month, quarter or year of the calendar, or some range. */
export function kindOf({ from, to }: Period): ReportKind {
  if (from.slice(0, 4) !== to.slice(0, 4) || !isWholeMonths({ from, to })) return 'range';
  const [first, last] = [monthOf(from), monthOf(to)];
  if (first === last) return 'month';
  if (first === 0 && last === 11) return 'year';
  return first % 3 === 0 && last === first + 2 ? 'quarter' : 'range';
}

/** `Tercer informe trimestral 2025 (julio–septiembre)`, `Informe de agosto de 2025`. */
export function titleOf(period: Period): string {
  const year = period.from.slice(0, 4);
  const [first, last] = [monthInWords(period.from), monthInWords(period.to)];
  switch (kindOf(period)) {
    case 'month':
      return `Informe de ${first}`;
    case 'quarter':
      return `${ordinalOf(period)} informe trimestral ${year} (${first.split(' ')[0]}–${last.split(' ')[0]})`;
    case 'year':
      return `Informe anual ${year}`;
    case 'range':
      return `Informe del ${dateInWords(period.from)} al ${dateInWords(period.to)}`;
  }
}

/** `el tercer trimestre de 2025`, as a sentence names it. */
export function periodInWords(period: Period): string {
  const year = period.from.slice(0, 4);
  switch (kindOf(period)) {
    case 'month':
      return `el mes de ${monthInWords(period.from)}`;
    case 'quarter':
      return `el ${ordinalOf(period).toLowerCase()} trimestre de ${year}`;
    case 'year':
      return `el año ${year}`;
    case 'range':
      return `el periodo del ${dateInWords(period.from)} al ${dateInWords(period.to)}`;
  }
}

/** `julio de 2025`, of a day or of a month, `YYYY-MM`. */
export function monthInWords(day: string): string {
  return dateInWords(`${day.slice(0, 7)}-01`).replace(/^1 de /, '');
}

function ordinalOf(quarter: Period): string {
  return ORDINALS[monthOf(quarter.from) / 3] ?? '';
}

function monthOf(day: string): number {
  return Number(day.slice(5, 7)) - 1;
}
