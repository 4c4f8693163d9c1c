import { projectPath } from '@oficialia/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seemsWhole } from './whole-file.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oficialia-whole-'))));
afterAll(() => rm(folder, { recursive: true }));

const page = () => sharp({ create: { width: 300, height: 400, channels: 3, background: '#eee' } });
const sample = (name: string) => readFile(projectPath(`test/samples/documents/${name}`));

describe('a file that a scanner writes', () => {
  it.each<[string, () => Promise<Buffer>]>([
    ['PDF', () => sample('expediente-escaneado.pdf')],
    ['PDF that ends more than once', () => sample('carta-alumbrado.pdf')],
    ['JPEG', () => sample('carta-bacheo.jpg')],
    ['PNG', () => page().png().toBuffer()],
    ['TIFF of the scanner', () => sample('carta-agua.tif')],
    [
      'TIFF of two pages',
      async () => {
        const one = await page().tiff().toBuffer();
        return sharp([one, one], { join: { animated: true } })
          .tiff()
          .toBuffer();
      },
    ],
  ])('%s is whole with its last byte and not before', async (_kind, make) => {
    const content = await make();
    const path = join(folder, 'escaneo');
    await writeFile(path, content);
    expect(await seemsWhole(path)).toBe(true);
    for (const share of [0, 0.2, 0.9]) {
      await writeFile(path, content.subarray(0, Math.floor(content.length * share)));
      expect([share, await seemsWhole(path)]).toEqual([share, false]);
    }
  });

  it('of an unknown kind is left to those who look at its content', async () => {
    const path = join(folder, 'notas.txt');
    await writeFile(path, 'hola');
    expect(await seemsWhole(path)).toBe(true);
  });
});
