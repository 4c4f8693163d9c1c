import { projectPath } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import { detectFileType } from './file-type.js';

const sample = (name: string) => projectPath('test/samples/documents', name);

describe('the type of a file', () => {
  it.each([
    ['carta-alumbrado.pdf', 'application/pdf'],
    ['carta-bacheo.jpg', 'image/jpeg'],
    ['carta-agua.tif', 'image/tiff'],
    ['enorme.png', 'image/png'],
  ])('of %s is found by its content', async (name, type) => {
    expect(await detectFileType(sample(name))).toBe(type);
  });

  it.each(['carta.pdf', 'vacio.pdf', 'agua.txt', 'no-existe.pdf', '.'])(
    'of %s is none that is accepted',
    async (name) => {
      expect(await detectFileType(sample(name))).toBeUndefined();
    },
  );
});
