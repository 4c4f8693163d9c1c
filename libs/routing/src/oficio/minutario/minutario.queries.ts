import type { Actor, Queryable } from '@oficialia/platform';
import { typedOficio } from '../oficio-search.js';
import { OFICIO, sentTo, type OficioRow } from '../oficios.queries.js';
import type { OficioQuery, OficioState } from './minutario.dto.js';
import type { Period } from './period.js';

/** Which oficios of which period, in the days of `zone` (IANA name). */
export interface OficioFilter {
  query: OficioQuery;
  period: Period;
  zone: string;
}

const STATES: Record<OficioState, string> = {
  issued: 'c.id IS NULL',
  to_acknowledge: `c.id IS NULL AND r.status = 'issued'`,
  cancelled: 'c.id IS NOT NULL',
  unprinted: 'c.id IS NULL AND NOT EXISTS (SELECT 1 FROM oficio_printed e WHERE e.oficio_id = o.id)',
};

/** One page of the minutario, newest first; with `oldestFirst` in the order in which they were issued. */
export function listOficios(
  source: Queryable,
  filter: OficioFilter,
  actor: Actor,
  page: { limit: number; offset: number; oldestFirst?: boolean },
): Promise<OficioRow[]> {
  const { where, values } = conditionsOf(filter, actor);
  const order = page.oldestFirst ? 'ASC' : 'DESC';
  return source.query<OficioRow>(
    `${OFICIO} WHERE ${where} ORDER BY o.issued_at ${order}, o.id ${order}
     LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
    [...values, page.limit, page.offset],
  );
}

export async function countOficios(source: Queryable, filter: OficioFilter, actor: Actor): Promise<number> {
  const { where, values } = conditionsOf(filter, actor);
  const rows = await source.query<{ total: number }>(
    `SELECT count(*)::integer AS total FROM oficio o JOIN oficio_series s ON s.id = o.series_id
     LEFT JOIN referral r ON r.oficio_id = o.id LEFT JOIN remission m ON m.oficio_id = o.id
     JOIN department d ON d.id = coalesce(r.department_id, m.department_id)
     LEFT JOIN oficio_cancellation c ON c.oficio_id = o.id WHERE ${where}`,
    values,
  );
  return rows[0]?.total ?? 0;
}

function conditionsOf(filter: OficioFilter, actor: Actor): { where: string; values: unknown[] } {
  const values: unknown[] = [actor.departmentId];
  const conditions = [sentTo(1)];
  const add = (condition: (parameter: string) => string, value: unknown) => {
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  const { query, period, zone } = filter;
  const { series, department, state, number } = query;
  if (series) add((at) => `s.prefix = ${at}`, series);
  if (department) add((at) => `d.key = ${at}`, department);
  if (state) conditions.push(STATES[state]);
  if (number) {
    const oficio = typedOficio(/^\s*\d+\s*$/.test(number) ? `oficio ${number}` : number);
    add((at) => `o.number = ${at}::int`, oficio?.number ?? null);
    if (oficio?.prefix) add((at) => `upper(s.prefix) = ${at}`, oficio.prefix);
    if (oficio?.year) add((at) => `o.year = ${at}::int`, oficio.year);
  } else {
    values.push(zone);
    const zoned = `AT TIME ZONE $${values.length}`;
    add((at) => `o.issued_at >= ${at}::date::timestamp ${zoned}`, period.from);
    add((at) => `o.issued_at < (${at}::date + 1)::timestamp ${zoned}`, period.to);
  }
  return { where: conditions.join(' AND '), values };
}
