import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Config } from '../config/config.js';
import { Storage } from './storage.js';

let filesDir: string;
beforeAll(async () => void (filesDir = await mkdtemp(join(tmpdir(), 'oficialia-storage-'))));
afterAll(() => rm(filesDir, { recursive: true }));

describe('The storage', () => {
  it('removes what a killed process left half-made, and not what is being made', async () => {
    const storage = new Storage({ filesDir } as Config);
    const [left, made] = [await storage.draftPath(), await storage.draftPath()];
    for (const path of [left, made]) await writeFile(path, 'half');
    const yesterday = new Date(Date.now() - 86_400_000);
    await utimes(left, yesterday, yesterday);
    expect(await storage.sweep(new Date())).toBe(1);
    expect(await readdir(dirname(made))).toEqual([basename(made)]);
  });

  it('shows what is being made to nobody else on the machine', async () => {
    const storage = new Storage({ filesDir } as Config);
    expect((await stat(dirname(await storage.draftPath()))).mode & 0o077).toBe(0);
  });
});
