import type { Queryable } from '@oficialia/platform';
import { parseFolio } from '../folio/folio.js';

/**
 * The petitions and reserved folios that a folio in any spelling may mean: a bare number has one in every year and series.
 * Undefined for what is no folio.
 */
export async function petitionsOfFolio(source: Queryable, typed: string): Promise<number[] | undefined> {
  const folio = parseFolio(typed);
  if (!folio) return undefined;
  // By way of the few counters there are, and no walk through the petitions.
  const rows = await source.query<{ id: number }>(
    `SELECT coalesce(p.id, r.petition_id) AS id FROM folio_counter c JOIN folio_series s ON s.id = c.series_id
     LEFT JOIN petition p ON p.series_id = c.series_id AND p.year = c.year AND p.number = $1
     LEFT JOIN reserved_folio r ON r.folio = s.prefix || '-' || c.year || '-' || lpad($1::text, greatest(6, length($1::text)), '0')
     WHERE ($2::text IS NULL OR s.prefix = $2) AND ($3::int IS NULL OR c.year = $3)
       AND coalesce(p.id, r.petition_id) IS NOT NULL`,
    [folio.number, folio.series ?? null, folio.year ?? null],
  );
  return rows.map(({ id }) => id);
}
