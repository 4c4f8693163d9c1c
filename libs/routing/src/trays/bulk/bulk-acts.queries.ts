import { DomainError, type Actor, type Db, type Queryable } from '@oficialia/platform';

/** What happened to one row. */
export interface Outcome {
  outcome: 'done' | 'refused';
  /** Of the error. */
  code?: string;
  sentence: string;
  folio?: string;
  oficios?: string[];
}

export interface BulkActRowView {
  target: string;
  /** Null while it waits for its turn. */
  outcome: 'done' | 'refused' | null;
  code: string | null;
  sentence: string | null;
  folio: string | null;
  oficios: string[];
}

export interface BulkActView {
  id: number;
  act: string;
  rows: BulkActRowView[];
}

/**
 * Writes down what is going to be done, or finds that this person has already asked for it with this key. Throws
 * `bulk.key-reused` (409) when something else was asked with it.
 */
export async function openBulkAct(
  db: Db,
  order: { act: string; targets: string[]; key: string; at: Date },
  actor: Actor,
): Promise<{ id: number; fresh: boolean }> {
  const opened = await db.query<{ id: number }>(
    `WITH opened AS (
       INSERT INTO bulk_act (person_id, idempotency_key, act, asked_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (person_id, idempotency_key) DO NOTHING RETURNING id
     ), rows AS (
       INSERT INTO bulk_act_row (bulk_act_id, position, target)
       SELECT id, n - 1, target FROM opened CROSS JOIN unnest($5::text[]) WITH ORDINALITY AS t(target, n)
     ) SELECT id FROM opened`,
    [actor.id, order.key, order.act, order.at, order.targets],
  );
  if (opened[0]) return { id: opened[0].id, fresh: true };
  const known = await db.query<{ id: number; act: string; targets: string[] }>(
    `SELECT b.id, b.act, array_agg(r.target ORDER BY r.position) AS targets
     FROM bulk_act b JOIN bulk_act_row r ON r.bulk_act_id = b.id
     WHERE b.person_id = $1 AND b.idempotency_key = $2 GROUP BY b.id`,
    [actor.id, order.key],
  );
  const before = known[0];
  if (!before || before.act !== order.act || before.targets.join('\n') !== order.targets.join('\n')) throw keyReused();
  return { id: before.id, fresh: false };
}

export async function writeOutcome(source: Queryable, id: number, position: number, done: Outcome): Promise<void> {
  await source.query(
    `UPDATE bulk_act_row SET outcome = $3, code = $4, sentence = $5, folio = $6, oficios = $7
     WHERE bulk_act_id = $1 AND position = $2`,
    [id, position, done.outcome, done.code ?? null, done.sentence, done.folio ?? null, done.oficios ?? []],
  );
}

/** A bulk act of this person, row by row. Throws `bulk.not-found`. */
export async function bulkAct(source: Queryable, id: number | undefined, actor: Actor): Promise<BulkActView> {
  const acts = await source.query<{ id: number; act: string }>(
    'SELECT id, act FROM bulk_act WHERE id = $1 AND person_id = $2',
    [id ?? null, actor.id],
  );
  if (!acts[0]) throw new DomainError('bulk.not-found', 404, 'No hay un acto de usted con ese número.');
  const rows = await source.query<BulkActRowView>(
    `SELECT target, outcome, code, sentence, folio, oficios FROM bulk_act_row WHERE bulk_act_id = $1 ORDER BY position`,
    [id],
  );
  return { ...acts[0], rows };
}

const keyReused = () =>
  new DomainError(
    'bulk.key-reused',
    409,
    'Con este formulario ya se actuó sobre otros renglones. Abra de nuevo la bandeja.',
  );
