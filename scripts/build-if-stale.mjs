// Builds dist when it is missing or older than the sources; a stamp in dist remembers what it was built from.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '..');
const stamp = join(root, 'dist', '.built-from');
const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');

/** Where Node keeps compiled code between starts; it goes with the build that it belongs to. */
export const compileCache = join(root, 'dist', '.compiled');

/** Throws when the build fails. In an installation without development packages it leaves dist as it is. */
export function buildIfStale() {
  if (!existsSync(join(root, 'apps')) || !existsSync(nest)) return;
  const sources = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
  console.log('Oficialía: compilando…');
  const { status } = spawnSync(process.execPath, [nest, 'build'], { cwd: root, stdio: 'inherit' });
  if (status !== 0) throw new Error('the build failed');
  warmCompileCache();
  // Not what is there now: what changed during the build is not in it.
  writeFileSync(stamp, sources);
}

/** Loads the desk once, so that the first start of each process finds its code compiled: half a second each. */
function warmCompileCache() {
  const main = join(root, 'dist/apps/desk/src/write-openapi.js');
  const env = { ...process.env, NODE_COMPILE_CACHE: compileCache };
  spawnSync(process.execPath, [main, join(root, 'dist', 'openapi.json')], { env });
}

function fingerprint() {
  const files = ['apps', 'libs', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'].flatMap(sourcesIn);
  return createHash('sha256')
    .update(files.toSorted((a, b) => (a < b ? -1 : 1)).join('\n'))
    .digest('hex');
}

function sourcesIn(path) {
  const full = join(root, path);
  const found = statSync(full);
  if (found.isDirectory()) return readdirSync(full).flatMap((name) => sourcesIn(join(path, name)));
  if (!/\.(tsx?|json)$/.test(path) || /\.spec\.tsx?$/.test(path)) return [];
  return [`${path} ${found.size} ${found.mtimeMs}`];
}

if (process.argv[1] === import.meta.filename) {
  try {
    buildIfStale();
  } catch {
    process.exitCode = 1;
  }
}
