import type { Queryable, Tx } from '@oficialia/platform';
import { oficioSeriesMissing } from '../../routing.errors.js';
import { seriesNotFound } from './series.errors.js';

/** A sequence of oficio numbers; `last` is the newest number given, such as `SP/0012/2026`. */
export interface SeriesRow {
  id: number;
  prefix: string;
  name: string;
  office: string | null;
  active: boolean;
  last: string | null;
}

const SERIES = `SELECT s.id, s.prefix, s.name, s.office, s.active,
    (SELECT o.label FROM oficio o WHERE o.series_id = s.id ORDER BY o.year DESC, o.number DESC LIMIT 1) AS last
  FROM oficio_series s`;

/** Every series, the first one first: it is the usual one. */
export function findSeries(source: Queryable): Promise<SeriesRow[]> {
  return source.query<SeriesRow>(`${SERIES} ORDER BY s.id`);
}

/** The series that a new oficio may be numbered in. */
export async function seriesInUse(source: Queryable): Promise<SeriesRow[]> {
  return (await findSeries(source)).filter(({ active }) => active);
}

/** A number of our own: consecutive in its series and year, and given only if the transaction ends well. */
export interface OficioNumber {
  seriesId: number;
  office: string | null;
  year: number;
  number: number;
  /** `SP/0001/2026`. */
  label: string;
}

/** The next number of a series, by default of the first. Throws `oficio-series.missing` or `oficio-series.not-found`. */
export async function nextOficioNumber(tx: Tx, year: number, prefix?: string): Promise<OficioNumber> {
  const usable = await tx.query<Pick<SeriesRow, 'id' | 'prefix' | 'office'>[]>(
    'SELECT id, prefix, office FROM oficio_series WHERE active AND ($1::text IS NULL OR prefix = $1) ORDER BY id LIMIT 1',
    [prefix ?? null],
  );
  const [series] = usable;
  if (!series) throw prefix === undefined ? oficioSeriesMissing() : seriesNotFound();
  const rows = await tx.query<{ number: number }[]>('SELECT next_oficio_number($1, $2) AS number', [series.id, year]);
  const { number } = rows[0] as { number: number };
  const label = `${series.prefix}/${String(number).padStart(4, '0')}/${year}`;
  return { seriesId: series.id, office: series.office, year, number, label };
}
