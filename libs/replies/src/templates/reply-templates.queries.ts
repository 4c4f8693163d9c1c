import type { Queryable } from '@oficialia/platform';
import type { Sense } from '../replies.catalogue.js';
import { templateNotFound } from '../replies.errors.js';

export interface ReplyTemplateRow {
  id: number;
  name: string;
  sense: Sense | null;
  text: string;
  active: boolean;
  version: number;
}

const COLUMNS = 'id, name, sense, text, active, version';

/** The templates in use, by name; with `all`, those that were put away too. */
export function listTemplates(source: Queryable, { all = false } = {}): Promise<ReplyTemplateRow[]> {
  return source.query(
    `SELECT ${COLUMNS} FROM reply_template WHERE active OR $1::boolean ORDER BY active DESC, name, id`,
    [all],
  );
}

/** Throws `reply-template.not-found`. */
export async function findTemplate(source: Queryable, id: string): Promise<ReplyTemplateRow> {
  const sql = `SELECT ${COLUMNS} FROM reply_template WHERE id = $1`;
  const rows = /^\d{1,9}$/.test(id) ? await source.query<ReplyTemplateRow>(sql, [id]) : [];
  if (!rows[0]) throw templateNotFound();
  return rows[0];
}
