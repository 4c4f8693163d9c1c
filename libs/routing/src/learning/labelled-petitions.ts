import { readFileSync } from 'node:fs';

/** A petition of which it is known where it belongs: keys of departments. */
export interface LabelledPetition {
  id: string;
  subject: string;
  text: string;
  expected: string[];
  acceptable: string[];
  /** How it is written: terse, formal, misspelt … */
  kind: string;
}

const HEADER = 'id,subject,text,expected,acceptable,kind';

/** Reads a CSV (RFC 4180) with the header `id,subject,text,expected,acceptable,kind`; several departments stand with ";" between. */
export function readLabelledPetitions(path: string): LabelledPetition[] {
  const [header, ...rows] = rowsOf(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''));
  const names = header?.map((name) => name.trim()) ?? [];
  if (names.join() !== HEADER) throw new Error(`${path}: the header must be ${HEADER}`);
  return rows.map(([id = '', subject = '', text = '', expected = '', acceptable = '', kind = '']) => ({
    id,
    subject,
    text,
    expected: keysOf(expected),
    acceptable: keysOf(acceptable),
    kind,
  }));
}

function rowsOf(csv: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A field, quoted or not, and what ends it.
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === ',') continue;
    if (row.length > 1 || row[0] !== '') rows.push(row);
    row = [];
  }
  return rows;
}

function keysOf(list: string): string[] {
  return list
    .split(';')
    .map((key) => key.trim())
    .filter(Boolean);
}
