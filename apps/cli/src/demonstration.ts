import type { INestApplicationContext } from '@nestjs/common';
import { People, Settings } from '@oficialia/directory';
import { GoalRequest, Goals, periodBefore, quarterOf, Reports, Signing } from '@oficialia/indicators';
import { Db, dayIn, parse, type Config } from '@oficialia/platform';
import { LedgerSeals } from '@oficialia/registry';
import { Notices } from '@oficialia/routing';
import { openServices } from './cli.module.js';
import { Cast, type DemonstrationPetition } from './demonstration.cast.js';
import { history } from './demonstration.history.js';
import { DemonstrationClock, instantOf } from './demonstration.clock.js';
import { readJson, seedDemonstrationOffice } from './demonstration.people.js';
import { tell } from './demonstration.telling.js';
import { say } from './terminal.js';

const DAY_MS = 86_400_000;
/** What some indicators are to reach by the end of the year, in percent. */
const GOALS: [key: string, annual: number][] = [
  ['attention-rate', 85],
  ['attention-on-time', 60],
  ['referred-on-time', 90],
];
/** In working days. */
const [TWO_QUARTERS, FEW_DAYS] = [126, 10];

/**
 * Fills an empty database with an invented municipality: two quarters of an office, in every status, made by the product's
 * own acts; `--office`: nothing but the office,
 * its people and catalogues; `--brief`: petitions of the last weeks only. Running it again adds nothing.
 */
export async function demonstration(config: Config, args: string[] = []): Promise<number> {
  const clock = new DemonstrationClock();
  const services = await openServices(config, clock);
  try {
    await seedOnce(services);
    if (args.includes('--office')) return 0;
    const told = readJson('apps/cli/demonstration/petitions.json') as DemonstrationPetition[];
    const petitions = [...history(args.includes('--brief') ? FEW_DAYS : TWO_QUARTERS), ...told];
    await tell(petitions, services, clock);
    await untilToday(services, clock);
    await reportAndGoals(services);
    say(`Municipio de demostración con ${petitions.length} peticiones.`);
    return 0;
  } finally {
    await services.close();
  }
}

/** The invented office, in an empty database. */
export async function seedOnce(services: INestApplicationContext): Promise<void> {
  const db = services.get(Db);
  const there = await db.query('SELECT 1 FROM municipality');
  if (there.length > 0) return;
  await db.transaction((tx) => seedDemonstrationOffice(tx, services.get(People)));
}

async function untilToday(services: INestApplicationContext, clock: DemonstrationClock): Promise<void> {
  const { timeZone } = await services.get(Settings).municipality();
  // What the office is told in the morning; the worker tells only in office hours.
  clock.putTo(instantOf({ daysAgo: 1, at: '09:30' }, timeZone));
  await services.get(Notices).tick();
  const now = new Date();
  clock.putTo(now);
  await services.get(LedgerSeals).sealThrough(dayIn(timeZone, new Date(now.getTime() - DAY_MS)), timeZone);
}

/** Goals of this year, the report of the quarter that is over, signed, and the draft of the one that runs. */
async function reportAndGoals(services: INestApplicationContext): Promise<void> {
  const db = services.get(Db);
  const known = await db.query('SELECT 1 FROM report');
  if (known.length > 0) return;
  const { timeZone } = await services.get(Settings).municipality();
  const supervisor = (await Cast.of(services)).actor('supervisor');
  const today = dayIn(timeZone, new Date());
  for (const [key, annual] of GOALS) {
    const [first, second, third, fourth] = [annual - 15, annual - 10, annual - 5, annual];
    const goal = { year: Number(today.slice(0, 4)), annual, first, second, third, fourth };
    await services.get(Goals).set(key, parse(GoalRequest, goal), supervisor);
  }
  const thisQuarter = quarterOf(today);
  const over = await services.get(Reports).begin(periodBefore(thisQuarter), supervisor);
  await services.get(Signing).sign(over, 1, supervisor);
  await services.get(Reports).begin(thisQuarter, supervisor);
}
