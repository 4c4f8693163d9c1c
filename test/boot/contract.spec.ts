import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const run = promisify(execFile);

describe('The contract of the API', () => {
  it('is committed as the built desk writes it: npm run openapi', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'oficialia-contract-'));
    try {
      const path = join(folder, 'openapi.json');
      await run(process.execPath, [join(root, 'dist/apps/desk/src/write-openapi.js'), path]);
      const [written, committed] = await Promise.all([
        readFile(path, 'utf8'),
        readFile(join(root, 'openapi.json'), 'utf8'),
      ]);
      expect(Object.keys((JSON.parse(written) as { paths: object }).paths).length).toBeGreaterThan(10);
      expect(written).toBe(committed);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
