import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text file of the project; `path` is relative to the root and uses forward slashes. */
export interface Source {
  path: string;
  text: string;
}

const NOT_OURS = new Set(['node_modules', 'dist', 'coverage', '.git', '.data', 'respaldos']);
const TEXT = /\.(tsx?|m?js|json|md|sql|css|typ|ya?ml|sh|html|txt)$|(^|\/)(Dockerfile|run|pre-commit)$/;

/** Every text file that people of the project write. */
export function readTree(root: string, folder = ''): Source[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry): Source[] => {
    if (NOT_OURS.has(entry.name) || entry.name === 'package-lock.json') return [];
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return readTree(root, path);
    return entry.isFile() && TEXT.test(path) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [];
  });
}

export const isCode = (path: string) => /\.(tsx?|mjs|js)$/.test(path);
export const isTypeScript = (path: string) => /\.tsx?$/.test(path);
export const isSpec = (path: string) => /\.spec\.tsx?$/.test(path);
