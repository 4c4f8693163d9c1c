import { projectPath } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import { openDocument } from './open-document.js';
import type { DocumentType } from './reading.types.js';

const sample = (name: string) => projectPath('test/samples/documents', name);

describe('opening a file that cannot be read', { timeout: 30_000 }, () => {
  it.each<[string, DocumentType, string, string]>([
    ['vacio.pdf', 'application/pdf', 'empty', 'vacío'],
    ['sin-paginas.pdf', 'application/pdf', 'empty', 'vacío'],
    ['protegido.pdf', 'application/pdf', 'protected', 'contraseña'],
    ['danado.pdf', 'application/pdf', 'unreadable', 'dañado'],
    ['carta.pdf', 'application/pdf', 'unreadable', 'dañado'],
    ['carta.pdf', 'image/jpeg', 'unreadable', 'dañado'],
    ['enorme.png', 'image/png', 'too-large', 'demasiado grande'],
  ])('answers for %s as %s: %s', async (name, type, status, word) => {
    const opened = await openDocument(sample(name), type);
    expect(opened).toMatchObject({ status, message: expect.stringContaining(word) });
  });

  it('does not wait for ever', async () => {
    const opened = await openDocument(sample('carta-alumbrado.pdf'), 'application/pdf', 1);
    expect(opened.status).toBe('unreadable');
  });

  it('throws when the file is not there', async () => {
    await expect(openDocument(sample('no-existe.pdf'), 'application/pdf')).rejects.toThrow('ENOENT');
  });
});
