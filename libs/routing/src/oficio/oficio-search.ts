import type { SearchFilter, TargetFinder } from '@oficialia/documents';
import type { Queryable } from '@oficialia/platform';
import { inSight, normaliseDocumentNumber } from '@oficialia/registry';

export interface TypedOficio {
  prefix?: string;
  number: number;
  year?: number;
}

const SHAPE = /^(?:(?<prefix>[A-ZÑ&]+(?:\/[A-ZÑ&]+)*)\/)?(?<number>\d{1,9})(?:\/(?<year>20\d\d))?$/;

/**
 * The number of one of our oficios in any notation: `SA/00012/2026`, `sa-12-2026`, `Oficio No. 12/2026`. Undefined for
 * what is none, also for a figure alone, which is a folio unless "oficio" stands before it.
 */
export function typedOficio(typed: string): TypedOficio | undefined {
  const { prefix, number, year } = SHAPE.exec(normaliseDocumentNumber(typed))?.groups ?? {};
  const named = /^\s*of(?:icio|\b)/i.test(typed);
  if (number === undefined || (!prefix && !year && !named)) return undefined;
  return { ...(prefix ? { prefix } : {}), number: Number(number), ...(year ? { year: Number(year) } : {}) };
}

/** Our own oficios, by their number, lead to their petition; without a year, those of the newest that has it. */
export const oficioFinder: TargetFinder = {
  order: 20,
  async find(typed, actor, source) {
    const oficio = typedOficio(typed);
    if (!oficio) return [];
    const rows = await source.query<{ folio: string; label: string; year: number; sender_name: string }>(
      `SELECT p.folio, o.label, o.year, p.sender_name FROM oficio_counter c JOIN oficio_series s ON s.id = c.series_id
       JOIN oficio o ON o.series_id = c.series_id AND o.year = c.year AND o.number = $1
       JOIN petition p ON p.id = o.petition_id
       WHERE ($2::text IS NULL OR upper(s.prefix) = $2) AND ($3::int IS NULL OR c.year = $3) AND ${inSight(4)}
       ORDER BY o.year DESC, o.id LIMIT 10`,
      [oficio.number, oficio.prefix ?? null, oficio.year ?? null, actor.departmentId],
    );
    return rows
      .filter(({ year }) => year === rows[0]?.year)
      .map(({ folio, label, sender_name }) => ({
        href: `/peticiones/${folio}`,
        folio,
        label: `Oficio ${label} · ${sender_name}`,
      }));
  },
};

/** The topic with which a petition was turned; until then, the one that fits its text best. */
export const topicFilter: SearchFilter = {
  name: 'tema',
  label: 'Tema',
  order: 20,
  options: async (source: Queryable) =>
    (await source.query<{ id: number; name: string }>('SELECT id, name FROM topic WHERE active ORDER BY name')).map(
      ({ id, name }) => ({ value: String(id), label: name }),
    ),
  condition: (
    parameter,
  ) => `(EXISTS (SELECT 1 FROM referral r WHERE r.petition_id = p.id AND r.topic_id = $${parameter}::int)
    OR EXISTS (SELECT 1 FROM suggestion s WHERE s.petition_id = p.id AND s.rank = 1 AND s.topic_id = $${parameter}::int
      AND NOT EXISTS (SELECT 1 FROM referral r WHERE r.petition_id = p.id)))`,
};
