import { renderFragment } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import type { DocumentRow } from '../document-row.js';
import { progressInWords, ReadingProgress } from './reading-progress.js';

const document: DocumentRow = {
  id: 12,
  petition_id: 1,
  folio: 'PM-2026-000123',
  purpose: 'petition',
  name: 'carta.pdf',
  type: 'application/pdf',
  size: 1000,
  sha256: '0'.repeat(64),
  added_at: new Date(0),
  added_by_name: 'Rosa Núñez',
  status: 'reading',
  pages: 40,
  failure: null,
  remarks: [],
  searchable_sha256: null,
  pages_done: 12,
  pages_failed: 0,
  confidence: null,
  cover: null,
};
const shown = (changes: Partial<DocumentRow>) =>
  renderFragment(<ReadingProgress document={{ ...document, ...changes }} />);

describe('the progress of a reading', () => {
  it.each<[Partial<DocumentRow>, string]>([
    [{}, 'Leídas 12 de 40 páginas'],
    [{ pages: 1, pages_done: 0 }, 'Leyendo la página…'],
    [{ pages: null, pages_done: 0 }, 'Abriendo el archivo…'],
    [{ status: 'waiting', pages: null }, 'En espera de lectura…'],
  ])('is told in words: %j', (changes, words) => {
    expect(progressInWords({ ...document, ...changes })).toBe(words);
  });

  it('waits to be told, or asks again while it lasts where nobody tells it', () => {
    expect(shown({})).not.toContain('hx-get');
    const asking = (changes: Partial<DocumentRow>) =>
      renderFragment(<ReadingProgress document={{ ...document, ...changes }} polls />);
    expect(asking({})).toContain('hx-get="/peticiones/PM-2026-000123/documentos/12/avance" hx-trigger="every 2s"');
    expect(asking({ status: 'read', pages_done: 40, confidence: 91.6 })).not.toContain('hx-');
  });

  it('says how sure it was, and why it failed', () => {
    expect(shown({ status: 'read', pages: 1, confidence: 91.6 })).toContain('Confianza 92 %');
    expect(shown({ status: 'protected', pages: null, failure: 'Pida una copia.' })).toMatch(
      /Con contraseña.*Pida una copia\./,
    );
    expect(shown({ status: 'read', pages_failed: 2 })).toContain('Leído en parte');
  });
});
