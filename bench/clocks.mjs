// A new non-working day over 100,000 open clocks: how long the preview takes, and the recount with a ledger entry each.
// One clock in ten was suspended and resumed; all move. The ledger is verified afterwards: npm run bench:clocks
// (--clocks 10000 for a quick look)
import pg from 'pg';
import { parseArgs } from 'node:util';
import { openServices } from '../dist/apps/cli/src/cli.module.js';
import { addDays, Calendars, federalHolidays, nextBusinessDay } from '../dist/libs/directory/src/index.js';
import { Config, Db } from '../dist/libs/platform/src/index.js';
import { verifyLedger } from '../dist/libs/registry/src/index.js';
import { Recount } from '../dist/libs/routing/src/index.js';
import { startDatabase } from './support/database.mjs';
import { openOffice, registerPetitions } from './support/office.mjs';
import { report } from './support/report.mjs';

const { values: options } = parseArgs({ options: { clocks: { type: 'string', default: '100000' } } });
const CLOCKS = Number(options.clocks);
const GOAL = 30;
const YEAR = new Date().getUTCFullYear();
const CALENDAR = { nonWorkingDays: federalHolidays('LFT', YEAR - 1, YEAR + 1) };
/** All clocks start on a day and are due ten business days later. */
const START = nextBusinessDay(`${YEAR}-06-01`, CALENDAR);
const DECREED = nextBusinessDay(addDays(START, 3), CALENDAR);

const database = await startDatabase();
try {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const office = await openOffice(client);
  await registerPetitions(client, office, CLOCKS);
  await startClocks(client, office);
  const config = Object.assign(new Config(), { DATABASE_URL: database.url, DATA_DIR: database.folder });
  const services = await openServices(config);
  try {
    await measure(services, client, office);
  } finally {
    await services.close();
    await client.end();
  }
} finally {
  await database.stop();
}

async function measure(services, client, office) {
  const recount = services.get(Recount);
  const change = { change: 'added', firstDay: DECREED, lastDay: DECREED, reason: 'Luto', basis: 'Decreto 7' };
  const actor = { id: office.clerkId, name: 'Rosa Núñez', address: '127.0.0.1' };
  const preview = await timed(() => recount.preview('LFT', change));
  const { value: version } = await timed(() =>
    services.get(Db).transaction((tx) => services.get(Calendars).change(tx, 'LFT', change, actor)),
  );
  const run = await timed(() => recount.run({ calendar: 'LFT', version }));
  const again = await timed(() => recount.run({ calendar: 'LFT', version }));
  const { rows } = await client.query('SELECT moved FROM calendar_version WHERE version = $1', [version]);
  const entries = await client.query(`SELECT count(*)::int AS n FROM ledger_entry WHERE act = 'due_date_moved'`);
  const { fault } = await verifyLedger(services.get(Db));
  const complete = [preview.value, rows[0].moved, entries.rows[0].n].every((n) => n === CLOCKS) && !isClockFault(fault);
  const facts = {
    clocks: `${CLOCKS}, one in ten suspended and resumed`,
    'preview: how many would move': `${preview.seconds} s`,
    'recount: due dates, versions and ledger entries': `${run.seconds} s`,
    'the same again, nothing to move': `${again.seconds} s`,
    'moved, entries': `${rows[0].moved}, ${entries.rows[0].n}`,
  };
  report({ bench: 'clocks', facts, seconds: run.seconds, goal: GOAL, pass: complete && run.seconds < GOAL });
}

/** The rows of this benchmark were written past the acts, so that only what was moved has its entry: the chains must hold. */
function isClockFault(fault) {
  return fault !== undefined && !/no tiene asiento/.test(fault.what);
}

async function timed(work) {
  const began = performance.now();
  const value = await work();
  return { value, seconds: Math.round((performance.now() - began) / 100) / 10 };
}

/** An oficio, a referral and a running clock for every petition. */
async function startClocks(client, office) {
  const due = businessDaysLater(START, 10);
  for (const { day, reason, basis } of CALENDAR.nonWorkingDays) {
    await client.query(`INSERT INTO non_working_day (calendar, day, reason, basis) VALUES ('LFT', $1, $2, $3)`, [
      day,
      reason,
      basis,
    ]);
  }
  await client.query(`
    INSERT INTO department (key, name, level) VALUES ('obras', 'Dirección de Obras Públicas', 'municipal');
    INSERT INTO oficio_series (prefix, name) VALUES ('SA', 'Seguimiento')`);
  await client.query(
    `INSERT INTO oficio (series_id, year, number, label, petition_id, issued_at, issued_by, content)
     SELECT (SELECT id FROM oficio_series), year, number, 'SA/' || number || '/' || year, id, now(), $1, '{}' FROM petition`,
    [office.clerkId],
  );
  await client.query(
    `INSERT INTO referral (petition_id, department_id, oficio_id, instruction, requires_reply, term_days, due_date, referred_at, referred_by)
     SELECT petition_id, (SELECT id FROM department), id, 'attend', true, 10,
       CASE WHEN petition_id % 10 = 0 THEN $2::date ELSE $3::date END, now(), $1 FROM oficio`,
    [office.clerkId, businessDaysLater(START, 13), due],
  );
  await client.query(`INSERT INTO clock (referral_id, regime_id, amount, unit, calendar, calendar_version, state)
    SELECT id, (SELECT id FROM term_regime WHERE key = 'petition'), 10, 'business_days', 'LFT', 1, 'running' FROM referral`);
  // Suspended after the first day that counts and resumed three business days later.
  const happened = [
    [1, 'start', START, ''],
    [2, 'suspend', businessDaysLater(START, 1), 'AND r.petition_id % 10 = 0'],
    [3, 'resume', businessDaysLater(START, 4), 'AND r.petition_id % 10 = 0'],
  ];
  for (const [seq, act, day, which] of happened) {
    await client.query(
      `INSERT INTO clock_event (clock_id, seq, act, at, day, late, reason, recorded_at, recorded_by)
       SELECT k.id, $1, $2, $3::date + time '17:00', $3, false, 'Acuerdo', now(), $4
       FROM clock k JOIN referral r ON r.id = k.referral_id WHERE true ${which}`,
      [seq, act, day, office.clerkId],
    );
  }
  await client.query(`UPDATE petition SET status = 'referred'`);
  await client.query('VACUUM ANALYZE');
}

function businessDaysLater(day, n) {
  return n === 0 ? day : businessDaysLater(nextBusinessDay(day, CALENDAR), n - 1);
}
