// Makes the report of a quarter like the real one, in a database of its own that is thrown away: npm run report:example
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const args = process.argv.slice(2);
const to = args.includes('--to') ? args[args.indexOf('--to') + 1] : 'informe-ejemplo';
const share = args.includes('--share') ? ['--share', args[args.indexOf('--share') + 1]] : [];
const folder = mkdtempSync(join(tmpdir(), 'oficialia-informe-'));
const { DATABASE_URL: _elsewhere, ...env } = process.env;
try {
  const { status } = spawnSync(
    process.execPath,
    ['dist/apps/cli/src/main.js', 'report-example', '--to', resolve(to), ...share],
    { cwd: join(import.meta.dirname, '..'), stdio: 'inherit', env: { ...env, DATA_DIR: folder } },
  );
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
