import type { Queryable, Tx } from '@oficialia/platform';
import { isDeepStrictEqual } from 'node:util';
import { templateNotFound } from './template.errors.js';
import { shippedTemplate, type TemplateText } from './shipped-template.js';
import { type OficioKind } from './wording.js';

/** One version of a template, as the database gives it. */
export interface TemplateRow extends TemplateText {
  id: number;
  kind: OficioKind;
  version: number;
  reason: string;
  made_at: Date;
  /** Null: the product. */
  made_by: string | null;
}

const TEMPLATE = `SELECT t.id, t.kind, t.version, t.wording, t.source, t.reason, t.made_at, who.name AS made_by
  FROM oficio_template t LEFT JOIN person who ON who.id = t.made_by`;

/** Every version of a kind, newest first. */
export function templateVersions(source: Queryable, kind: OficioKind): Promise<TemplateRow[]> {
  return source.query<TemplateRow>(`${TEMPLATE} WHERE t.kind = $1 ORDER BY t.version DESC`, [kind]);
}

export async function findTemplate(source: Queryable, kind: OficioKind, version: number): Promise<TemplateRow> {
  const rows = await source.query<TemplateRow>(`${TEMPLATE} WHERE t.kind = $1 AND t.version = $2`, [kind, version]);
  if (!rows[0]) throw templateNotFound();
  return rows[0];
}

async function newest(source: Queryable, kind: OficioKind): Promise<TemplateRow | undefined> {
  return (await source.query<TemplateRow>(`${TEMPLATE} WHERE t.kind = $1 ORDER BY t.version DESC LIMIT 1`, [kind]))[0];
}

/**
 * The version that a new oficio is issued with. While the office has written none, that is the text of the product, kept as a
 * version of its own so that a later product does not change what was issued.
 */
export async function templateInForce(tx: Tx, kind: OficioKind, now: Date): Promise<TemplateRow> {
  const [latest, shipped] = [await newest(tx, kind), await shippedTemplate(kind)];
  const { wording, source } = latest ?? {};
  if (latest && (latest.made_by !== null || isDeepStrictEqual({ wording, source }, shipped))) return latest;
  // Of two that come at once the second takes what the first wrote.
  await tx.query(
    `INSERT INTO oficio_template (kind, version, wording, source, reason, made_at)
     VALUES ($1, $2, $3, $4, 'Texto del producto', $5) ON CONFLICT DO NOTHING`,
    [kind, (latest?.version ?? 0) + 1, JSON.stringify(shipped.wording), shipped.source, now],
  );
  return (await newest(tx, kind)) as TemplateRow;
}
