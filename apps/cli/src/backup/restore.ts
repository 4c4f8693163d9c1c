import {
  copyChecked,
  DomainError,
  migrate,
  newestMigration,
  withCopyingClient,
  type Config,
} from '@oficialia/platform';
import { faultInWords, ownPublicKey, verifyLedger } from '@oficialia/registry';
import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { databaseOf, onDatabase } from '../database.js';
import { say } from '../terminal.js';
import { checkList, checkTables, savedAddresses, tellContents } from './check.js';
import { KEYS } from './contents.js';
import { checkDocuments, copyDocuments } from './documents.js';
import { loadRows, refuseUnfit } from './load-rows.js';
import { documentsFolder, keyFileOf, readManifest, type Manifest } from './manifest.js';
import { Differences, documentSentence, flagsOf, secondsSince, spelled, withWords } from './words.js';

/** `--from DIR` makes an office of a backup in an empty place, and compares both. */
export async function restore(config: Config, args: string[]): Promise<number> {
  const flags = flagsOf(args, ['from']);
  if (!flags?.from) {
    if (flags) say('Diga de qué respaldo: npm run restore -- --from CARPETA');
    return 2;
  }
  const folder = resolve(flags.from);
  const manifest = await readManifest(folder);
  if (manifest.migration > newestMigration())
    throw new DomainError(
      'restore.newer',
      409,
      `El respaldo es de la migración ${manifest.migration} y este programa llega a la ${newestMigration()}. Instale la versión ${manifest.product} o una posterior.`,
    );
  await refuseTaken(config);
  tellContents(manifest);
  const damaged = new Differences();
  // Before anything is written: rows that are not whole are of no use.
  await checkTables(folder, manifest, damaged);
  await checkList(folder, manifest, damaged);
  if (damaged.count > 0) {
    say('EL RESPALDO ESTÁ DAÑADO. No se restauró nada; use otro respaldo.');
    return 1;
  }
  return onDatabase(() => withWords(config.DATA_DIR, () => fill(config, folder, manifest)))(config, args);
}

/** Files first and rows last: what is cut off halfway looks empty, and not like an office that lost its papers. */
async function fill(config: Config, folder: string, manifest: Manifest): Promise<number> {
  const started = performance.now();
  const url = databaseOf(config);
  const differences = new Differences();
  await withCopyingClient(url, refuseUnfit);
  await fillFiles(config, folder, manifest, differences);
  await migrate(url, manifest.migration);
  const loaded = await withCopyingClient(url, (client) => loadRows(client, folder, manifest, differences));
  if (!loaded) {
    say('LA BASE NO QUEDÓ IGUAL al respaldo: no se guardó ninguna fila. Repita en otro lugar vacío.');
    return 1;
  }
  say('  Filas: todas, idénticas al respaldo');
  const applied = await migrate(url);
  if (applied.length > 0) say(`  Migraciones posteriores al respaldo: ${applied.join(', ')}`);
  await verifyOffice(config, folder, differences);
  if (differences.count > 0)
    say(`RESTAURADO CON ${spelled(differences.count)} DIFERENCIAS (${secondsSince(started)}).`);
  else say(`Restaurado y comprobado (${secondsSince(started)}). Todos vuelven a entrar con su contraseña.`);
  return differences.count > 0 ? 1 : 0;
}

async function refuseTaken(config: Config): Promise<void> {
  const files = await readdir(config.filesDir).catch(() => []);
  const taken = files.some((name) => /^[0-9a-f]{2}$/.test(name))
    ? config.filesDir
    : KEYS.map((name) => join(config.keysDir, name)).find((path) => existsSync(path));
  if (taken)
    throw new DomainError(
      'restore.taken',
      409,
      `${taken} ya tiene contenido. Se restaura sólo en un lugar vacío: use otro DATA_DIR.`,
    );
}

async function fillFiles(config: Config, folder: string, manifest: Manifest, differences: Differences): Promise<void> {
  const copied = copyDocuments(savedAddresses(folder), documentsFolder(folder), config.filesDir);
  for await (const { sha256, outcome } of copied) {
    if (typeof outcome !== 'number') differences.tell(documentSentence(sha256, outcome));
  }
  await mkdir(config.keysDir, { recursive: true, mode: 0o700 });
  for (const { name, sha256 } of manifest.keys) {
    const outcome = await copyChecked(keyFileOf(folder, name), join(config.keysDir, name), sha256);
    if (typeof outcome !== 'number') differences.tell(`llave ${name}: falta o está dañada en el respaldo`);
  }
}

/** What was restored, read again: each file, and the whole ledger. */
async function verifyOffice(config: Config, folder: string, differences: Differences): Promise<void> {
  let whole = 0;
  for await (const { sha256, outcome } of checkDocuments(savedAddresses(folder), config.filesDir)) {
    if (typeof outcome === 'number') whole++;
    // Those that the backup lacked were told before.
    else if (outcome === 'altered') differences.tell(documentSentence(sha256, outcome));
  }
  say(`  Documentos: ${spelled(whole)}, cada uno con su SHA-256`);
  const report = await withCopyingClient(databaseOf(config), (client) =>
    verifyLedger(
      { query: async <Row>(sql: string, values?: unknown[]) => (await client.query(sql, values)).rows as Row[] },
      ownPublicKey(config),
    ),
  );
  if (report.fault) differences.tell(`EL LIBRO FUE TOCADO. ${faultInWords(report.fault)}`);
  else
    say(
      `  Libro íntegro: ${spelled(report.entries)} asientos, ${spelled(report.rows)} filas atestiguadas, sellos: ${report.seals}`,
    );
}
