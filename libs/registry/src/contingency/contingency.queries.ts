import type { Queryable } from '@oficialia/platform';

export interface BlockLine {
  id: number;
  series: string;
  year: number;
  first_folio: string;
  last_folio: string;
  reason: string;
  reserved_at: Date;
  reserved_by_name: string;
  folios: number;
  captured: number;
  annulled: number;
}

/** The blocks of reserved folios, newest first. */
export function listBlocks(source: Queryable, id?: number): Promise<BlockLine[]> {
  return source.query<BlockLine>(
    `SELECT b.id, s.prefix AS series, b.year, min(r.folio) AS first_folio, max(r.folio) AS last_folio, b.reason,
       b.reserved_at, who.name AS reserved_by_name, count(*)::integer AS folios, count(p.id)::integer AS captured,
       count(r.annulled_at)::integer AS annulled
     FROM folio_block b JOIN folio_series s ON s.id = b.series_id JOIN person who ON who.id = b.reserved_by
     JOIN reserved_folio r ON r.block_id = b.id LEFT JOIN petition p ON p.id = r.petition_id
     WHERE $1::int IS NULL OR b.id = $1
     GROUP BY b.id, s.prefix, who.name ORDER BY b.id DESC LIMIT 100`,
    [id ?? null],
  );
}

export interface ReservedLine {
  id: number;
  folio: string;
  year: number;
  lookup_code: string;
  captured_at: Date | null;
  captured_by_name: string | null;
  annulled_at: Date | null;
  annulled_by_name: string | null;
  annulment_reason: string | null;
}

const RESERVED = `SELECT r.id, r.folio, b.year, r.lookup_code, p.registered_at AS captured_at, by.name AS captured_by_name,
    r.annulled_at, off.name AS annulled_by_name, r.annulment_reason
  FROM reserved_folio r JOIN folio_block b ON b.id = r.block_id LEFT JOIN petition p ON p.id = r.petition_id
  LEFT JOIN person by ON by.id = p.registered_by LEFT JOIN person off ON off.id = r.annulled_by`;

/** The folios of a block in their order. */
export function reservedFolios(source: Queryable, blockId: number): Promise<ReservedLine[]> {
  return source.query<ReservedLine>(`${RESERVED} WHERE r.block_id = $1 ORDER BY r.number`, [blockId]);
}

/** A reserved folio, or undefined when it was never reserved. */
export async function reservedFolio(source: Queryable, folio: string): Promise<ReservedLine | undefined> {
  return (await source.query<ReservedLine>(`${RESERVED} WHERE r.folio = $1`, [folio]))[0];
}
