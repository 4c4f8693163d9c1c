import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { claim, giveBack, isIgnored, openClaims, putAway, REFUSED, TAKEN } from './watched-paths.js';

let root: string;
beforeEach(async () => void (root = await mkdtemp(join(tmpdir(), 'oficialia-watched-'))));
afterEach(() => rm(root, { recursive: true }));

async function scan(name: string, content = name): Promise<string> {
  const path = join(root, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, content);
  return path;
}

describe('the watched folder', () => {
  it('leaves alone what is unfinished, hidden, deep, or its own', () => {
    const names = [
      '.oculto.pdf',
      '~$carta.pdf',
      'a.pdf.tmp',
      'a.part',
      'Thumbs.db',
      'tomados/x.pdf',
      'rechazados/x.pdf',
      '.tomando/1/x.pdf',
      'a/b/c.pdf',
    ];
    expect(names.filter((name) => !isIgnored(root, join(root, name)))).toEqual([]);
    expect(['a.pdf', 'Escáner 2/a.PDF', 'tmp.pdf', ''].filter((name) => isIgnored(root, join(root, name)))).toEqual([]);
  });

  it('gives a file to one of many who take it', async () => {
    const path = await scan('a.pdf');
    const claims = await Promise.all(Array.from({ length: 8 }, () => claim(root, path)));
    expect(claims.filter(Boolean)).toHaveLength(1);
    expect(await openClaims(root)).toEqual(claims.filter(Boolean));
  });

  it('keeps every file that it moves, also two of one name, with the folder it came from', async () => {
    const [first, second] = [
      await claim(root, await scan('a.pdf', '1')),
      await claim(root, await scan('rosa/a.pdf', '2')),
    ];
    expect(second?.folder).toBe('rosa');
    await putAway(root, first!, { folder: join(TAKEN, '2026-11-21') });
    await putAway(root, second!, { folder: join(TAKEN, '2026-11-21') });
    const taken = join(root, TAKEN, '2026-11-21');
    expect((await readdir(taken)).toSorted()).toEqual(['a (2).pdf', 'a.pdf']);
    expect(await readFile(join(taken, 'a.pdf'), 'utf8')).toBe('1');
    expect(await readdir(join(root, '.tomando'))).toEqual([]);
  });

  it('writes beside a refused file why it was refused', async () => {
    const claimed = await claim(root, await scan('virus.exe'));
    await putAway(root, claimed!, { folder: REFUSED, note: 'Es un programa.' });
    expect(await readFile(join(root, REFUSED, 'virus.exe.txt'), 'utf8')).toBe('Es un programa.\n');
  });

  it('puts a file back when its scanner was not done, and says nothing when another worker has moved it', async () => {
    const claimed = await claim(root, await scan('rosa/a.pdf'));
    await giveBack(root, claimed!);
    expect(await readFile(join(root, 'rosa/a.pdf'), 'utf8')).toBe('rosa/a.pdf');
    expect(await putAway(root, claimed!, { folder: TAKEN })).toBeUndefined();
    expect(await openClaims(root)).toEqual([]);
  });
});
