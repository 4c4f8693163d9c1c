import { Calendars } from '@oficialia/directory';
import { Reports, REPORT_FILES, Signing, type ReportFileKind, type Sheet } from '@oficialia/indicators';
import { Db, migrate, type Config } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { openServices } from './cli.module.js';
import { Cast } from './demonstration.cast.js';
import { DemonstrationClock } from './demonstration.clock.js';
import type { Material } from './demonstration.history.js';
import { readJson } from './demonstration.people.js';
import { tell } from './demonstration.telling.js';
import { seedOnce } from './demonstration.js';
import { exampleQuarter, QUARTER, workingDays } from './report-example.quarter.js';
import { say } from './terminal.js';

/** The morning after the quarter: the first on which it can be signed. */
const SIGNED_AT = new Date('2025-10-01T16:00:00Z');

/**
 * Lives a quarter with the figures of the real report through the product's own acts, in an empty database, and signs its
 * report. `--to DIR`: where its files go; `--share N`: a part of the petitions, for those in a hurry.
 */
export async function reportExample(config: Config, args: string[]): Promise<number> {
  const folder = argument(args, '--to') ?? 'informe-ejemplo';
  const share = Number(argument(args, '--share') ?? 1);
  if (!(share > 0 && share <= 1)) {
    say('--share es una parte: un número mayor que 0 y hasta 1.');
    return 2;
  }
  await migrate(config.DATABASE_URL ?? '');
  const clock = new DemonstrationClock();
  clock.putTo(new Date('2025-06-30T16:00:00Z'));
  const services = await openServices(config, clock);
  try {
    const [known] = await services.get(Db).query<{ count: number }>('SELECT count(*)::int AS count FROM petition');
    if ((known?.count ?? 0) > 0) {
      say('La base de datos ya tiene peticiones: el ejemplo se hace en una vacía.');
      return 1;
    }
    await seedOnce(services);
    await liveQuarter(services, clock, share);
    clock.putTo(SIGNED_AT);
    await signReport(services, folder);
    return 0;
  } finally {
    await services.close();
  }
}

async function liveQuarter(services: INestApplicationContext, clock: DemonstrationClock, share: number): Promise<void> {
  const days = workingDays(await services.get(Calendars).calendar(services.get(Db)));
  const material = readJson('apps/cli/demonstration/history.json') as Material;
  const petitions = exampleQuarter(material, days, share);
  say(`Se viven ${petitions.length} peticiones en ${days.length} días hábiles, con los actos del sistema…`);
  await tell(petitions, services, clock);
}

async function signReport(services: INestApplicationContext, folder: string): Promise<void> {
  const [reports, signing] = [services.get(Reports), services.get(Signing)];
  const supervisor = (await Cast.of(services)).actor('supervisor');
  const id = await reports.begin(QUARTER, supervisor);
  const sheets = readJson('apps/cli/demonstration/report.json') as Sheet[];
  let version = 1;
  for (const [at, sheet] of sheets.entries()) await reports.writeSheet(id, version++, at, sheet, supervisor);
  await signing.sign(id, version, supervisor);
  await mkdir(folder, { recursive: true });
  for (const kind of Object.keys(REPORT_FILES) as ReportFileKind[]) {
    const path = join(folder, REPORT_FILES[kind].name);
    await pipeline((await signing.file(id, kind)).content, createWriteStream(path));
    say(`${REPORT_FILES[kind].label}: ${path}`);
  }
  await tellFigures(services, id);
}

async function tellFigures(services: INestApplicationContext, id: number): Promise<void> {
  const { indicators, volume } = await services.get(Signing).signedData(id);
  say('');
  say(`Recibidas ${volume.received}, turnadas ${volume.referred}, no requieren respuesta ${volume.requireNoReply}.`);
  for (const { definition, figure } of indicators) {
    if (definition.measure !== 'share' || figure.denominator === 0) continue;
    const percent = ((figure.numerator / figure.denominator) * 100).toFixed(2);
    say(`${definition.name}: ${figure.numerator} / ${figure.denominator} = ${percent} %`);
  }
  const { fault, entries } = await verifyLedger(services.get(Db));
  say(
    fault
      ? `El libro de gobierno tiene una falta: ${fault.what}`
      : `El libro de gobierno está entero: ${entries} asientos.`,
  );
}

function argument(args: string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}
