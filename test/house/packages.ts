import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface LockEntry {
  version?: string;
  dev?: boolean;
  license?: unknown;
  optionalDependencies?: Record<string, string>;
}

export type Lock = Record<string, LockEntry>;

export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
}

/** Packages whose package.json names no licence; read in their LICENSE file or README. */
const READ_BY_HAND: Record<string, string> = { 'node_modules/pause': 'MIT' };

/** Every version is one version: what was tested is what is installed. */
export function looseVersions(manifest: Manifest): string[] {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  return Object.entries(all)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is pinned to "${version}", not to one exact version`);
}

/** Production packages under the GPL or AGPL, or with no licence at all. `licenceOf` tells a package's licence. */
export function unwelcomeLicences(lock: Lock, licenceOf: (path: string) => string | undefined): string[] {
  return Object.entries(lock)
    .filter(([path, entry]) => path && !entry.dev)
    .flatMap(([path]) => {
      const licence = licenceOf(path);
      if (!licence) return [`${path} has no licence`];
      return isFree(licence) ? [] : [`${path} is under ${licence}`];
    });
}

/** What the installed package says; for a package of another platform, which is not installed, what the lock says. */
export function licenceInstalled(root: string, lock: Lock): (path: string) => string | undefined {
  return (path) => {
    const file = join(root, path, 'package.json');
    if (!existsSync(file)) return licenceText(lock[path]?.license) ?? 'of another platform';
    const manifest = JSON.parse(readFileSync(file, 'utf8')) as { license?: unknown; licenses?: unknown };
    return licenceText(manifest.license ?? manifest.licenses) ?? READ_BY_HAND[path];
  };
}

function licenceText(licence: unknown): string | undefined {
  if (typeof licence === 'string') return licence;
  if (Array.isArray(licence)) return licence.map(licenceText).join(' OR ');
  if (licence && typeof licence === 'object' && 'type' in licence) return String(licence.type);
  return undefined;
}

/** "MIT OR GPL-2.0" may be used as MIT; "MIT AND GPL-2.0" may not. The LGPL of libvips is used as a library. */
function isFree(licence: string): boolean {
  return licence.split(/\s+OR\s+/i).some((choice) => !/(^|[^L\w])A?GPL/i.test(choice));
}
