import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Absolute path of a file of the project, from source and from `dist` alike. */
export function projectPath(...parts: string[]): string {
  return join(root, ...parts);
}

const root = findRoot(import.meta.dirname);

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'nest-cli.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('Oficialía: the project folder (with nest-cli.json) was not found');
  return findRoot(parent);
}
