import { projectPath } from '@oficialia/platform';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptedType } from './accepted-type.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oficialia-types-'))));
afterAll(() => rm(folder, { recursive: true }));

const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftyphevc'), Buffer.alloc(12)]);
const BITMAP = Buffer.from(`BM${'\0'.repeat(60)}`);
const ELF = Buffer.from(`\x7fELF${'\0'.repeat(60)}`);
const RTF = Buffer.from('{\\rtf1\\ansi Hola}');

describe('a file that is none of the five types', () => {
  it.each<[string, Buffer, string]>([
    ['moving HEIC', HEIC, 'fotografía en movimiento'],
    ['bitmap', BITMAP, 'Guárdela como JPEG o PNG'],
    ['program', ELF, 'es un programa'],
    ['office document', RTF, 'guárdelo como PDF'],
    ['plain text', Buffer.from('Solicito la poda de un árbol.'), 'no es PDF, JPEG, PNG, TIFF ni HEIC'],
  ])('%s is refused with what to do instead', async (_kind, content, words) => {
    const path = join(folder, 'carta.pdf');
    await writeFile(path, content);
    const refusal = acceptedType(path, { name: 'carta.pdf', size: content.length });
    await expect(refusal).rejects.toMatchObject({
      code: 'document.refused',
      status: 422,
      message: expect.stringContaining(words),
    });
  });

  it('is refused when it is a renamed program of Windows or has no bytes', async () => {
    const program = acceptedType(projectPath('test/samples/documents/carta.pdf'), { name: 'carta.pdf', size: 2056 });
    await expect(program).rejects.toMatchObject({
      message: '«carta.pdf»: es un programa, no un documento. No se guardó.',
    });
    const empty = acceptedType(projectPath('test/samples/documents/vacio.pdf'), { name: 'vacio.pdf', size: 0 });
    await expect(empty).rejects.toMatchObject({ message: expect.stringContaining('está vacío (0 bytes)') });
  });

  it('is accepted by its content, whatever its name says', async () => {
    const path = projectPath('test/samples/documents/carta-bacheo.jpg');
    expect(await acceptedType(path, { name: 'carta.exe', size: 1 })).toBe('image/jpeg');
  });
});
