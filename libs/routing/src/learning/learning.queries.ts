import type { Queryable, Tx } from '@oficialia/platform';
import { PETITION_TEXT } from '../petition-text.js';
import type { LearnedModel } from './propose-topics.js';

export interface PetitionText {
  id: number;
  subject: string;
  /** As read, of the petition and its annexes. */
  text: string;
}

export function petitionTexts(source: Queryable, petitionIds: readonly number[]): Promise<PetitionText[]> {
  return source.query<PetitionText>(
    `SELECT p.id, p.subject, ${PETITION_TEXT} AS text FROM petition p WHERE p.id = ANY ($1) ORDER BY p.id`,
    [petitionIds],
  );
}

export async function departmentIds(source: Queryable): Promise<Map<string, number>> {
  const rows = await source.query<{ id: number; key: string }>('SELECT id, key FROM department');
  return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Where petitions went, to departments or to other authorities, and whether they stayed there. */
const TURNED = `(SELECT petition_id, department_id, referred_at, status IN ('issued', 'acknowledged', 'replied') AS stayed
    FROM referral
  UNION ALL SELECT m.petition_id, m.department_id, m.remitted_at,
    NOT EXISTS (SELECT 1 FROM oficio_cancellation c WHERE c.oficio_id = m.oficio_id) FROM remission m)`;
const KEPT_BY = `coalesce(array_agg(DISTINCT r.department_id ORDER BY r.department_id) FILTER (WHERE r.stayed), '{}')`;

export interface Confirmation {
  petition_id: number;
  departments: number[];
}

/**
 * Petitions that were turned, or whose department changed, since they were last learned from, the oldest first. An
 * annulled one teaches nothing, nor does a department that gave it back or from which it was taken: what counts is who
 * has it now. None, while a returned one waits.
 */
export function confirmationsToLearn(source: Queryable, limit: number): Promise<Confirmation[]> {
  return source.query<Confirmation>(
    `SELECT r.petition_id, ${KEPT_BY} AS departments
     FROM ${TURNED} r JOIN petition p ON p.id = r.petition_id
     LEFT JOIN routing_example e ON e.petition_id = r.petition_id
     WHERE p.status <> 'annulled'
     GROUP BY r.petition_id, e.learned_at, e.departments
     HAVING coalesce(e.departments, '{}') <> ${KEPT_BY} OR max(r.referred_at) > e.learned_at
     ORDER BY r.petition_id LIMIT $1`,
    [limit],
  );
}

export async function keepExample(
  tx: Tx,
  { petition_id, departments }: Confirmation,
  features: readonly string[],
  now: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO routing_example (petition_id, departments, features, learned_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (petition_id) DO UPDATE SET departments = excluded.departments, features = excluded.features,
       learned_at = excluded.learned_at`,
    [petition_id, departments, features, now],
  );
}

export interface ExampleRow {
  petition_id: number;
  departments: number[];
  features: string[];
}

/** The newest examples, the newest first. */
export function newestExamples(source: Queryable, limit: number): Promise<ExampleRow[]> {
  return source.query<ExampleRow>(
    `SELECT e.petition_id, e.departments, e.features FROM routing_example e JOIN petition p ON p.id = e.petition_id
     WHERE p.status <> 'annulled' AND cardinality(e.departments) > 0 ORDER BY e.petition_id DESC LIMIT $1`,
    [limit],
  );
}

export async function newestModelVersion(source: Queryable): Promise<number | undefined> {
  return (await source.query<{ version: number }>('SELECT version FROM learned_model ORDER BY version DESC LIMIT 1'))[0]
    ?.version;
}

export async function modelOf(source: Queryable, version: number): Promise<LearnedModel | undefined> {
  return (
    await source.query<LearnedModel>(
      'SELECT version, counts, share, calibration FROM learned_model WHERE version = $1',
      [version],
    )
  )[0];
}

/** Folios of the petitions most like this one that went to the department, the most alike first. For whoever may turn. */
export async function similarFolios(
  source: Queryable,
  like: { petitionId: number; departmentId: number; features: readonly string[] },
  most = 3,
): Promise<string[]> {
  const rows = await source.query<{ folio: string }>(
    `SELECT p.folio FROM routing_example e JOIN petition p ON p.id = e.petition_id
     WHERE e.features && $3 AND $2 = ANY (e.departments) AND e.petition_id <> $1 AND p.status <> 'annulled'
     ORDER BY cardinality(ARRAY(SELECT unnest(e.features) INTERSECT SELECT unnest($3::text[]))) DESC, e.petition_id DESC
     LIMIT $4`,
    [like.petitionId, like.departmentId, like.features, most],
  );
  return rows.map(({ folio }) => folio);
}
