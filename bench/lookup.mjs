// The portal's status look-up against a hello page of the same server: npm run bench:lookup
import pg from 'pg';
import { startDatabase } from './support/database.mjs';
import { load, median } from './support/load.mjs';
import { openOffice, referPetitions, registerPetitions } from './support/office.mjs';
import { runBuilt } from './support/program.mjs';
import { report } from './support/report.mjs';

const PETITIONS = 10_000;
const ROUNDS = 3;
const GOAL = 0.5;
const HEADERS = { accept: 'text/html', 'accept-encoding': 'identity' };

const database = await startDatabase();
try {
  const petitions = await seed();
  const portal = await runBuilt('portal', { DATABASE_URL: database.url, DATA_DIR: database.folder });
  try {
    await measure(portal, petitions);
  } finally {
    await portal.stop();
  }
} finally {
  await database.stop();
}

async function seed() {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    const office = await openOffice(client);
    const petitions = await registerPetitions(client, office, PETITIONS);
    await referPetitions(client, office);
    return petitions;
  } finally {
    await client.end();
  }
}

async function measure(portal, petitions) {
  let next = 0;
  const query = ({ folio, code }) => `?folio=${folio}&codigo=${code}`;
  await showsTheRightPage(portal, petitions[0], query);
  // Both pages get addresses that all differ, so that making requests costs the same.
  const page = (path) => (seconds) => {
    const change = () => ({ path: path + query(petitions[next++ % petitions.length]) });
    return load({ url: portal.url, headers: HEADERS, seconds, change });
  };
  const hello = page('/');
  const lookup = page('/consulta');
  await hello(3);
  await lookup(3);
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push({ hello: await hello(5), lookup: await lookup(5) });
  const of = (name, figure) => median(rounds.map((round) => round[name][figure]));
  // Of each pair by itself: the two halves of a pair ran on the same machine minute.
  const ratio = Math.round(median(rounds.map((pair) => pair.lookup.perSecond / pair.hello.perSecond)) * 1000) / 1000;
  const peak = await portal.peakMemoryMb();
  const facts = {
    petitions: PETITIONS,
    rounds: rounds
      .map((round) => `${Math.round(round.hello.perSecond)}/${Math.round(round.lookup.perSecond)}`)
      .join(' · '),
    'hello page': `${Math.round(of('hello', 'perSecond'))} a second, p95 ${of('hello', 'p95')} ms`,
    'look-up': `${Math.round(of('lookup', 'perSecond'))} a second, p95 ${of('lookup', 'p95')} ms`,
    'portal at its largest': `${peak} MB`,
  };
  report({ bench: 'lookup', facts, ratio, goal: GOAL, p95_ms: of('lookup', 'p95'), rss_mb: peak, pass: ratio >= GOAL });
}

/** What is measured must be the page that a citizen gets. */
async function showsTheRightPage(portal, petition, query) {
  const html = await (await fetch(`${portal.url}/consulta${query(petition)}`)).text();
  if (!html.includes(petition.folio) || !html.includes('Obras Públicas'))
    throw new Error('the look-up shows another page');
}
