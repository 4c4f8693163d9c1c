import { DomainError, type Config } from '@oficialia/platform';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { onDatabase } from '../database.js';
import { say } from '../terminal.js';
import { checkBackup } from './check.js';
import { copyOffice } from './copy-office.js';
import { INCOMPLETE } from './manifest.js';
import { flagsOf, megabytes, secondsSince, spelled, withWords } from './words.js';

/** `--to DIR` takes a backup into a new folder of DIR, while the office works or not; `--check DIR` looks at one. */
export async function backup(config: Config, args: string[]): Promise<number> {
  const flags = flagsOf(args, ['to', 'check']);
  if (!flags) return 2;
  if (flags.check !== undefined) return checkBackup(resolve(flags.check));
  if (!config.DATABASE_URL && !existsSync(join(config.DATA_DIR, 'postgres', 'data', 'PG_VERSION')))
    throw new DomainError('backup.nothing', 404, `En ${config.DATA_DIR} no hay nada que respaldar.`);
  const place = resolve(flags.to ?? join(dirname(resolve(config.DATA_DIR)), 'respaldos'));
  refuseInside(place, config);
  return onDatabase(() => withWords(place, () => takeBackup(config, place)))(config, args);
}

/** 1 when a document was missing or altered; everything else is in it. */
async function takeBackup(config: Config, place: string): Promise<number> {
  const started = performance.now();
  const now = new Date();
  const folder = join(place, `oficialia-${stampOf(now)}`);
  if (existsSync(folder)) throw new DomainError('backup.exists', 409, `${folder} ya existe.`);
  say(`Respaldando en ${folder} …`);
  const { documents, tables, seals } = await writeWhole(folder, (unfinished) => copyOffice(config, unfinished, now));
  const rows = tables.reduce((sum, table) => sum + table.lines, 0);
  say(`  Filas: ${spelled(rows)} de ${tables.length} tablas`);
  say(`  Documentos: ${spelled(documents.saved)} archivos, ${megabytes(documents.bytes)}`);
  if (seals.last) say(`  Último sello del libro: ${seals.last.day} · ${seals.last.hash}`);
  const lost = documents.missing + documents.altered;
  say(
    `Respaldo ${lost > 0 ? `terminado, pero FALTAN ${spelled(lost)} documentos` : 'completo'} (${secondsSince(started)}).`,
  );
  say('Contiene datos personales y la llave de los sellos: guárdelo cifrado y en otro lugar.');
  return lost > 0 ? 1 : 0;
}

/** What `write` put into a folder has its name only when it is all there. */
async function writeWhole<T>(folder: string, write: (unfinished: string) => Promise<T>): Promise<T> {
  const unfinished = `${folder}${INCOMPLETE}`;
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  try {
    const written = await write(unfinished);
    await rename(unfinished, folder);
    return written;
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    say('No se terminó; se borró lo que llevaba.');
    throw error;
  }
}

/** A copy of a folder inside itself would be lost with it. */
function refuseInside(place: string, config: Config): void {
  for (const folder of [config.DATA_DIR, config.filesDir, config.keysDir]) {
    const way = relative(resolve(folder), place);
    if (way === '' || !(way.startsWith('..') || resolve(way) === way))
      throw new DomainError(
        'backup.inside',
        422,
        `${place} está dentro de ${folder}, que se respalda. Elija otro con --to.`,
      );
  }
}

/** `2026-11-22T101503`, by the clock of this machine. */
function stampOf(now: Date): string {
  return now.toLocaleString('sv-SE').replace(' ', 'T').replaceAll(':', '');
}
