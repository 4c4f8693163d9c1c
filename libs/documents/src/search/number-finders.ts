import type { Actor, Queryable } from '@oficialia/platform';
import { inSight, normaliseDocumentNumber } from '@oficialia/registry';
import { folioIn } from './scanned-folio.js';
import type { SearchTarget, TargetFinder } from './search-targets.js';

const MOST = 10;

interface Line {
  folio: string;
  year: number;
  sender_name: string;
  document_number: string | null;
}

/** Folios: without its year, a number is that of the newest year that has it. */
export const folioFinder: TargetFinder = {
  order: 10,
  async find(typed, actor, source) {
    const folio = folioIn(typed);
    if (!folio) return [];
    // By way of the few counters there are: a look-up in each, and no walk through the petitions.
    const lines = await source.query<Line>(
      `SELECT p.folio, p.year, p.sender_name, p.document_number FROM folio_counter c
       JOIN folio_series s ON s.id = c.series_id
       JOIN petition p ON p.series_id = c.series_id AND p.year = c.year AND p.number = $1
       WHERE ($2::text IS NULL OR s.prefix = $2) AND ($3::int IS NULL OR c.year = $3) AND ${inSight(4)}
       ORDER BY p.year DESC, s.id LIMIT ${MOST}`,
      [folio.number, folio.series ?? null, folio.year ?? null, actor.departmentId],
    );
    return lines.filter(({ year }) => year === lines[0]?.year).map((line) => target(line, line.sender_name));
  },
};

/** The sender's own number, in any spelling. */
export const documentNumberFinder: TargetFinder = {
  order: 30,
  async find(typed, actor, source) {
    const normalised = normaliseDocumentNumber(typed);
    // A figure alone is no number of an oficio.
    if (!normalised.includes('/') || normalised.length > 100) return [];
    const lines = await byDocumentNumber(normalised, actor, source);
    return lines.map((line) => target(line, `Oficio ${line.document_number} · ${line.sender_name}`));
  },
};

/** The index of words finds them, so that registering need not keep another one. */
function byDocumentNumber(normalised: string, actor: Actor, source: Queryable): Promise<Line[]> {
  return source.query<Line>(
    `SELECT p.folio, p.year, p.sender_name, p.document_number FROM search_entry e JOIN petition p ON p.id = e.petition_id
     WHERE e.vector @@ plainto_tsquery('oficialia', search_fold($1)) AND p.document_number_normalised = $1
       AND ${inSight(2)} ORDER BY p.id DESC LIMIT ${MOST}`,
    [normalised, actor.departmentId],
  );
}

function target({ folio }: Line, label: string): SearchTarget {
  return { href: `/peticiones/${folio}`, folio, label };
}
