import { letterheadOf, type Municipality } from '@oficialia/directory';
import { compileApart, csvOf, dayIn, formatDay, projectPath } from '@oficialia/platform';
import { readFile } from 'node:fs/promises';
import type { OficioRow } from '../oficios.queries.js';
import type { Period } from './period.js';

const HEADS = ['Oficio', 'Fecha', 'Petición', 'Dirigido a', 'Instrucción', 'Estado', 'Acuse', 'Cancelado', 'Motivo'];

/** What became of an oficio, in a word. */
export function stateOf({ kind, acknowledged_at, cancelled_at, referral_status }: OficioRow): string {
  if (cancelled_at) return 'Cancelado';
  if (referral_status === 'returned') return 'Devuelto';
  if (referral_status === 'reassigned') return 'Reasignado';
  if (referral_status === 'replied') return 'Contestado';
  if (acknowledged_at) return 'Con acuse';
  return kind === 'remission' ? 'Remitido' : 'Sin acuse';
}

/** The minutario for a spreadsheet, in the days of `zone`. */
export function minutarioCsv(rows: OficioRow[], zone: string): string {
  const day = (at: Date | null) => (at ? dayIn(zone, at) : '');
  const lines = rows.map((row) => [
    row.label,
    day(row.issued_at),
    row.folio,
    row.department,
    row.content.instruction,
    stateOf(row),
    day(row.acknowledged_at),
    day(row.cancelled_at),
    row.cancel_reason ?? '',
  ]);
  return csvOf([HEADS, ...lines]);
}

/** The minutario on paper. Away from this process, because it may be long. */
export async function minutarioPdf(
  rows: OficioRow[],
  period: Period,
  municipality: Municipality,
  now: Date,
): Promise<Buffer> {
  const words = `del ${formatDay(period.from)} al ${formatDay(period.to)}`;
  return compileApart({
    source: await readFile(projectPath('libs/routing/src/oficio/minutario/minutario.typ'), 'utf8'),
    data: {
      letterhead: letterheadOf(municipality, municipality.followUpOffice),
      period: words,
      count: rows.length === 1 ? '1 oficio' : `${rows.length.toLocaleString('es-MX')} oficios`,
      rows: rows.map((row) => ({
        number: row.label,
        day: formatDay(dayIn(municipality.timeZone, row.issued_at)),
        folio: row.folio,
        department: row.department,
        instruction: row.content.instruction,
        state: stateOf(row),
      })),
    },
    options: { title: `Minutario de oficios ${words}`, date: now },
  });
}
