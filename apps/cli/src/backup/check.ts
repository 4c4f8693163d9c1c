import { checkFile, measureCompressed, type Measured } from '@oficialia/platform';
import { say } from '../terminal.js';
import { checkDocuments, linesOf } from './documents.js';
import { documentList, documentsFolder, keyFileOf, readManifest, tableFile, type Manifest } from './manifest.js';
import { Differences, documentSentence, megabytes, secondsSince, spelled } from './words.js';

/** Compares a backup with its manifest, without a database. */
export async function checkBackup(folder: string): Promise<number> {
  const started = performance.now();
  const manifest = await readManifest(folder);
  const differences = new Differences();
  tellContents(manifest);
  await checkTables(folder, manifest, differences);
  if (await checkList(folder, manifest, differences)) {
    for await (const { sha256, outcome } of checkDocuments(savedAddresses(folder), documentsFolder(folder))) {
      if (typeof outcome !== 'number') differences.tell(documentSentence(sha256, outcome));
    }
  }
  for (const { name, sha256 } of manifest.keys) {
    if (typeof (await checkFile(keyFileOf(folder, name), sha256)) !== 'number') differences.tell(`llave ${name}`);
  }
  if (differences.count > 0) say(`EL RESPALDO ESTÁ DAÑADO: ${spelled(differences.count)} diferencias.`);
  else say(`El respaldo está íntegro (${secondsSince(started)}).`);
  return differences.count > 0 ? 1 : 0;
}

/** Tells each table whose content is not what was saved. */
export async function checkTables(folder: string, manifest: Manifest, differences: Differences): Promise<void> {
  for (const table of manifest.tables) {
    tellDifference(table.name, table, await measureCompressed(tableFile(folder, table.name)), differences);
  }
}

/** Tells when the list of the documents is not what was saved; whether it is. */
export async function checkList(folder: string, manifest: Manifest, differences: Differences): Promise<boolean> {
  const before = differences.count;
  const list = await measureCompressed(documentList(folder));
  tellDifference('la lista de documentos', manifest.documents.list, list, differences);
  return differences.count === before;
}

/** Tells what differs between the rows that were saved and those that were found. */
export function tellDifference(what: string, saved: Measured, found: Measured | undefined, differences: Differences) {
  if (!found) differences.tell(`${what}: el archivo falta o está dañado`);
  else if (found.lines !== saved.lines)
    differences.tell(`${what}: se guardaron ${spelled(saved.lines)} filas y hay ${spelled(found.lines)}`);
  else if (found.sha256 !== saved.sha256) differences.tell(`${what}: el contenido no es el que se guardó`);
}

/** The addresses of the documents that a backup has. */
export async function* savedAddresses(folder: string): AsyncGenerator<string> {
  for await (const line of linesOf(documentList(folder))) yield line.split(' ', 1)[0] as string;
}

/** What a backup is, before anything is done with it. */
export function tellContents({ municipality, takenAt, product, migration, tables, documents, seals }: Manifest): void {
  const rows = tables.reduce((sum, table) => sum + table.lines, 0);
  say(
    `Respaldo de «${municipality}» del ${new Date(takenAt).toLocaleString('es-MX')}, versión ${product}-${migration}`,
  );
  say(`  ${spelled(rows)} filas de ${tables.length} tablas`);
  say(`  ${spelled(documents.saved)} documentos, ${megabytes(documents.bytes)}`);
  const lost = documents.missing + documents.altered;
  if (lost > 0) say(`  ${spelled(lost)} documentos ya faltaban cuando se hizo`);
  if (seals.last) say(`  último sello del libro: ${seals.last.day} · ${seals.last.hash}`);
}
