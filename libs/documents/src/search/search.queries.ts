import type { Actor, Queryable } from '@oficialia/platform';
import { seenBy } from '@oficialia/registry';
import type { SearchRequest } from './search-request.js';
import { anyOf, type SearchTerms } from './search-terms.js';

/** Of more results only "más de" is told; of a common word with filters sooner. */
const MOST_COUNTED = 1000;
const MOST_COUNTED_OF_COMMON = 50;
/** So many of the newest results are compared with each other for their rank; of a common word fewer. */
const MOST_RANKED = 500;
const MOST_RANKED_OF_COMMON = 150;
/** Weights of text, annexes, subject and sender. */
const WEIGHTS = '{0.1, 0.3, 0.7, 1.0}';
/** A common word is found often enough among so many of the newest petitions, before the index of words is asked. */
const NEWEST = 400;
/** With filters, so many are looked at before they let enough through. */
const NEWEST_FILTERED = 3000;
/** What more petitions have is looked for backwards from the newest, without the index of words. */
const COMMON = 20_000;

/** What is asked of whom, and who asks. */
export interface Question {
  terms: SearchTerms;
  request: SearchRequest;
  /** Of the municipality: its days are the days of the filters. */
  zone: string;
  actor: Actor;
}

export interface Found {
  /** Newest first; by rank when it was asked for. At least those of the page that was asked for and one more. */
  ids: number[];
  /** How many there are, or at least how many. */
  total: number;
  moreThanTotal: boolean;
}

/**
 * Plans are chosen here, not estimated: of words the planner can only guess how many petitions have them, and a wrong
 * guess costs a thousand times the right plan. The index itself is asked, and tells in milliseconds.
 */
export function prepareSearch(source: Queryable, longestMs: number): Promise<unknown> {
  return source.query(
    `SELECT set_config('statement_timeout', $1, true), set_config('enable_seqscan', 'off', true),
       set_config('max_parallel_workers_per_gather', '0', true), set_config('jit', 'off', true)`,
    [String(longestMs)],
  );
}

/** The petitions that answer a question, `needed` of them at least if there are so many. */
export async function findPetitions(source: Queryable, question: Question, needed: number): Promise<Found> {
  const found =
    (await amongNewest(source, question, needed)) ??
    (await byIndex(source, question)) ??
    (await backwards(source, question, needed));
  const { request, terms } = question;
  return request.order === 'rank' && terms.stems.length > 0
    ? { ...found, ids: await byRank(source, terms, found.ids.slice(0, MOST_RANKED)) }
    : found;
}

/** Looks at the newest in sight that the filters let through: undefined when they do not hold enough, and for phrases. */
async function amongNewest(source: Queryable, question: Question, needed: number): Promise<Found | undefined> {
  const { terms, request, actor } = question;
  if (terms.stems.length === 0 || terms.phrases.length + terms.excluded.length > 0) return undefined;
  const filtered = request.chosen.length > 0 || request.from !== undefined || request.to !== undefined;
  const { values, onPetition } = filtered ? conditions(question) : { values: [] as unknown[], onPetition: [] };
  const words = values.push(terms.words);
  const inSight =
    actor.departmentId === null
      ? 'SELECT id FROM petition'
      : `SELECT petition_id AS id FROM petition_sight WHERE department_id = $${values.push(actor.departmentId)}`;
  const rows = filtered ? 'SELECT p.id FROM sight JOIN petition p USING (id)' : 'SELECT id FROM sight';
  const [row] = await source.query<{ seen: number; ids: number[] }>(
    `WITH sight AS MATERIALIZED (${inSight} ORDER BY id DESC LIMIT ${filtered ? NEWEST_FILTERED : NEWEST}),
       newest AS MATERIALIZED (${rows} WHERE true ${and(onPetition)} ORDER BY id DESC LIMIT ${NEWEST})
     SELECT (SELECT count(*) FROM sight) AS seen, ARRAY(
       SELECT newest.id FROM newest
       JOIN search_entry e ON e.petition_id = newest.id AND e.vector @@ $${words}::tsquery ORDER BY newest.id DESC) AS ids`,
    values,
  );
  const ids = (row?.ids ?? []).map(Number);
  if (row && row.seen < NEWEST) return { ids, total: ids.length, moreThanTotal: false };
  if (ids.length < needed) return undefined;
  // A round number below, for nobody has counted the rest.
  return { ids, total: ids.length - 1 - ((ids.length - 1) % 10), moreThanTotal: true };
}

/** By the index of words: undefined when no word is asked for, or one that too many have. */
async function byIndex(source: Queryable, question: Question): Promise<Found | undefined> {
  if (question.terms.stems.length === 0) return undefined;
  const { values, onEntry, onPetition, joined } = conditions(question);
  const words = values.push(question.terms.words);
  const [row] = await source.query<{ matches: number; ids: number[] }>(
    `WITH hit AS MATERIALIZED (
       SELECT petition_id FROM search_entry WHERE vector @@ $${words}::tsquery LIMIT ${COMMON + 1}
     ), matches AS MATERIALIZED (SELECT count(*) AS n FROM hit)
     SELECT (SELECT n FROM matches) AS matches, ARRAY(
       SELECT e.petition_id FROM hit ${joined}
       WHERE (SELECT n FROM matches) <= ${COMMON} ${and([...onEntry, ...onPetition])}
       ORDER BY e.petition_id DESC LIMIT ${MOST_COUNTED + 1}) AS ids`,
    values,
  );
  if (!row || row.matches > COMMON) return undefined;
  const ids = row.ids.map(Number);
  return { ids, total: Math.min(ids.length, MOST_COUNTED), moreThanTotal: ids.length > MOST_COUNTED };
}

/** From the newest petition backwards, until enough are found. */
async function backwards(source: Queryable, question: Question, needed: number): Promise<Found> {
  const { terms, request } = question;
  await source.query(`SELECT set_config('enable_bitmapscan', 'off', true), set_config('enable_hashjoin', 'off', true),
    set_config('enable_mergejoin', 'off', true)`);
  const { values, onEntry, onPetition } = conditions(question);
  if (terms.stems.length > 0) onEntry.push(`e.vector @@ $${values.push(terms.words)}::tsquery`);
  const ranked = request.order === 'rank' ? MOST_RANKED_OF_COMMON : 0;
  const most = Math.max(needed, ranked, MOST_COUNTED_OF_COMMON + 1);
  // To look into an entry costs most: only into those that the filters let through. OFFSET keeps the planner from the reverse.
  const entries = `(SELECT FROM search_entry e WHERE e.petition_id = filtered.id ${and(onEntry)} OFFSET 0)`;
  const rows = await source.query<{ id: number }>(
    onPetition.length > 0
      ? `SELECT filtered.id FROM (SELECT p.id FROM petition p WHERE true ${and(onPetition)} ORDER BY p.id DESC OFFSET 0) filtered
         JOIN LATERAL ${entries} e ON true ORDER BY filtered.id DESC LIMIT ${most}`
      : `SELECT e.petition_id AS id FROM search_entry e WHERE true ${and(onEntry)} ORDER BY e.petition_id DESC LIMIT ${most}`,
    values,
  );
  const moreThanTotal = rows.length === most;
  return { ids: rows.map(({ id }) => id), total: moreThanTotal ? most - 1 : rows.length, moreThanTotal };
}

async function byRank(source: Queryable, { stems }: SearchTerms, ids: number[]): Promise<number[]> {
  const rows = await source.query<{ petition_id: number }>(
    `SELECT petition_id FROM search_entry WHERE petition_id = ANY($1::bigint[])
     ORDER BY ts_rank('${WEIGHTS}', vector, $2::tsquery) DESC, petition_id DESC`,
    [ids, anyOf(stems)],
  );
  return rows.map((row) => row.petition_id);
}

/** Everything but the words: phrases, what is left out, filters and, always, the rows in sight. */
function conditions({ terms, request, zone, actor }: Question) {
  const values: unknown[] = [];
  const parameter = (value: unknown) => values.push(value);
  const onEntry = [
    ...terms.phrases.map((phrase) => holds(parameter(phrase))),
    ...terms.excluded.map((phrase) => `NOT ${holds(parameter(phrase))}`),
  ];
  const onPetition: string[] = [];
  if (actor.departmentId !== null) onPetition.push(seenBy(parameter(actor.departmentId)));
  for (const { filter, value } of request.chosen) onPetition.push(filter.condition(parameter(value)));
  if (request.from)
    onPetition.push(`p.received_at >= ($${parameter(request.from)}::date)::timestamp AT TIME ZONE $${parameter(zone)}`);
  if (request.to)
    onPetition.push(
      `p.received_at < ($${parameter(request.to)}::date + 1)::timestamp AT TIME ZONE $${parameter(zone)}`,
    );
  const entry =
    onEntry.length > 0 ? 'JOIN search_entry e USING (petition_id)' : 'CROSS JOIN LATERAL (SELECT hit.petition_id) e';
  const joined = onPetition.length > 0 ? `${entry} JOIN petition p ON p.id = e.petition_id` : entry;
  return { values, onEntry, onPetition, joined };
}

const and = (clauses: string[]) => clauses.map((clause) => `AND ${clause}`).join(' ');

/** Places of words are kept in the entry, for what is long in its stretches. */
const holds = (parameter: number) => `(e.vector @@ $${parameter}::tsquery OR (e.continued AND EXISTS (
    SELECT 1 FROM search_stretch s WHERE s.petition_id = e.petition_id AND s.vector @@ $${parameter}::tsquery)))`;
