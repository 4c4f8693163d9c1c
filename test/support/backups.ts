import { DomainError, type Config } from '@oficialia/platform';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { readdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from './database.js';
import { testConfig } from './desk.js';

/** Where an office may be: a database and a folder. */
export interface Place {
  config: Config;
  database: TestDatabase;
}

/** What a command left in the terminal. */
export interface Told {
  code: number;
  words: string;
}

type Command = (config: Config, args: string[]) => Promise<number>;

/** A command of the administrator as the terminal has it. */
export async function run(command: Command, config: Config, ...args: string[]): Promise<Told> {
  const lines: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((chunk) => lines.push(String(chunk)) > 0);
  try {
    const code = await command(config, args);
    return { code, words: lines.join('') };
  } catch (error) {
    if (error instanceof DomainError) return { code: 1, words: lines.join('') + error.message };
    throw error;
  } finally {
    spy.mockRestore();
  }
}

/** The path of the only backup in a folder. */
export async function onlyIn(folder: string): Promise<string> {
  const [name = '', ...others] = await readdir(folder);
  assert.match(name, /^oficialia-\d{4}-\d\d-\d\dT\d{6}$/);
  assert.deepEqual(others, []);
  return join(folder, name);
}

/** A database without a table and a folder without a file. */
export async function emptyPlace(): Promise<Place> {
  const database = await createTestDatabase('blank');
  return { database, config: await testConfig(database) };
}

export async function dropPlace({ config, database }: Place): Promise<void> {
  await database.drop();
  await rm(config.DATA_DIR, { recursive: true, force: true });
}

/** Every row of every table, each as JSON. */
export async function rowsOf(database: TestDatabase): Promise<Map<string, string[]>> {
  const tables = await database.query<{ name: string }>(
    `SELECT table_schema || '.' || table_name AS name FROM information_schema.tables
     WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE' ORDER BY 1`,
  );
  const rows = tables.map(async ({ name }) => {
    const found = await database.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM ${name} t`);
    return [name, found.map(({ row }) => row).toSorted()] as const;
  });
  return new Map(await Promise.all(rows));
}

/** Every file below a folder, by its path. */
export async function filesOf(folder: string): Promise<Map<string, Buffer>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (path) => [relative(folder, path), await readFile(path)] as const)));
}

/** The documents below a folder, by their paths in order. */
export async function documentsIn(folder: string): Promise<string[]> {
  return [...(await filesOf(folder)).keys()].toSorted();
}

/** Changes one bit in the middle of a file. */
export function flip(path: string): void {
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = bytes[middle]! ^ 1;
  writeFileSync(path, bytes);
}
