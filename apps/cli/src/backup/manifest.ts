import {
  DomainError,
  measureFile,
  projectPath,
  type CopiedTable,
  type Measured,
  type SequencePosition,
} from '@oficialia/platform';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a backup holds, in `manifest.json`; its own SHA-256 lies beside it. */
export interface Manifest {
  format: 1;
  /** Of the program that took it. */
  product: string;
  migration: number;
  /** The pg-boss schema. */
  queue: number;
  municipality: string;
  takenAt: string;
  tables: SavedTable[];
  sequences: SequencePosition[];
  documents: SavedDocuments;
  keys: { name: string; sha256: string }[];
  seals: { count: number; last?: { day: string; hash: string } };
}

export type SavedTable = CopiedTable & Measured;

export interface SavedDocuments {
  saved: number;
  bytes: number;
  /** Named by rows and lost or altered already when the backup was taken. */
  missing: number;
  altered: number;
  /** The measure of the list of them. */
  list: Measured;
}

/** The name of a backup while it is being written. */
export const INCOMPLETE = '.incompleto';

export const tableFile = (folder: string, table: string) => join(folder, 'tables', `${table}.copy.gz`);
export const documentList = (folder: string) => join(folder, 'documents.txt.gz');
export const documentsFolder = (folder: string) => join(folder, 'documents');
export const keyFileOf = (folder: string, name: string) => join(folder, 'keys', name);

const manifestFile = (folder: string) => join(folder, 'manifest.json');
const manifestSum = (folder: string) => join(folder, 'manifest.sha256');

/** The version of this program. */
export function productVersion(): string {
  return (JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string }).version;
}

/** The last act of a backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const options = { mode: 0o600, flush: true };
  writeFileSync(manifestFile(folder), `${JSON.stringify(manifest, null, 2)}\n`, options);
  const { sha256 } = await measureFile(manifestFile(folder));
  // As `sha256sum --check` reads it.
  writeFileSync(manifestSum(folder), `${sha256}  manifest.json\n`, options);
}

/** Throws when the folder is no whole backup of a format that this program knows. */
export async function readManifest(folder: string): Promise<Manifest> {
  if (folder.endsWith(INCOMPLETE))
    throw new DomainError('backup.incomplete', 422, `${folder} es un respaldo que no se terminó. Use otro.`);
  if (!existsSync(manifestFile(folder)) || !existsSync(manifestSum(folder)))
    throw new DomainError(
      'backup.none',
      404,
      `En ${folder} no hay un respaldo: falta manifest.json o manifest.sha256.`,
    );
  const { sha256 } = await measureFile(manifestFile(folder));
  if (!readFileSync(manifestSum(folder), 'utf8').startsWith(sha256))
    throw new DomainError('backup.altered', 422, `${manifestFile(folder)} fue alterado o está dañado.`);
  const manifest = JSON.parse(readFileSync(manifestFile(folder), 'utf8')) as Manifest;
  if (manifest.format !== 1)
    throw new DomainError('backup.format', 422, 'El respaldo es de una versión posterior de Oficialía.');
  return manifest;
}
