import { median } from './load.mjs';
import { registerPetitions } from './office.mjs';

const EACH = 500;
const ROUNDS = 5;
const TRIGGERS = 'petition_searchable';

/** What the search costs a registration, and the reading of a page: the same with and without its trigger, in turns. */
export async function insertCost(client) {
  const office = (
    await client.query(
      `SELECT (SELECT min(id) FROM person) AS "clerkId", (SELECT min(id) FROM folio_series) AS "seriesId"`,
    )
  ).rows[0];
  const rounds = [];
  // Taken back at the end, so that a database that is kept stays as it was.
  await client.query('BEGIN');
  for (let round = 0; round < ROUNDS; round++) {
    await client.query(`ALTER TABLE petition DISABLE TRIGGER ${TRIGGERS}`);
    const without = await registering(client, office);
    await client.query(`ALTER TABLE petition ENABLE TRIGGER ${TRIGGERS}`);
    rounds.push({ without, with: await registering(client, office), refresh: await refreshing(client) });
  }
  await client.query('ROLLBACK');
  const of = (name) => median(rounds.map((round) => round[name])).toFixed(2);
  return {
    'registering, in the database': `${of('with')} ms a petition with the search, ${of('without')} without`,
    'a page of 1,500 letters': `${of('refresh')} ms to index anew`,
  };
}

async function registering(client, office) {
  const began = performance.now();
  await registerPetitions(client, office, EACH, `cost-${began}`);
  return (performance.now() - began) / EACH;
}

async function refreshing(client) {
  const began = performance.now();
  await client.query('SELECT refresh_search(id) FROM petition WHERE id BETWEEN 1000 AND 1199');
  return (performance.now() - began) / 200;
}
