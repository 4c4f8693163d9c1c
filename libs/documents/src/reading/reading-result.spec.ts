import { describe, expect, it } from 'vitest';
import { resultOf, type PageResult } from './reading-result.js';

const readable = { status: 'readable', message: 'El archivo se abrió correctamente.' } as const;
const pages = (...failed: number[]) =>
  Array.from({ length: 20 }, (_, i): PageResult => {
    const number = i + 1;
    return failed.includes(number)
      ? { number, status: 'unreadable', failure: 'Dañada.' }
      : { number, status: 'read', failure: null };
  });

describe('the end of a reading', () => {
  it('is read when every page was', () => {
    expect(resultOf(readable, pages())).toEqual({ status: 'read', failure: null });
  });

  it.each([
    [[7], 'No se pudo leer 1 de 20 páginas: la 7.'],
    [[3, 7], 'No se pudieron leer 2 de 20 páginas: las 3 y 7.'],
    [[2, 3, 7], 'No se pudieron leer 3 de 20 páginas: las 2, 3 y 7.'],
    [
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13],
      'No se pudieron leer 13 de 20 páginas: las 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 y otras.',
    ],
  ])('names the pages %j that failed', (failed, failure) => {
    expect(resultOf(readable, pages(...failed))).toEqual({ status: 'read', failure });
  });

  it('is unreadable when no page was read', () => {
    expect(resultOf(readable, [{ number: 1, status: 'unreadable', failure: 'Esta página está dañada.' }])).toEqual({
      status: 'unreadable',
      failure: 'Esta página está dañada.',
    });
    const none = pages().map((page) => ({ ...page, status: 'unreadable' as const }));
    expect(resultOf(readable, none)).toMatchObject({
      status: 'unreadable',
      failure: expect.stringContaining('Ninguna página'),
    });
  });

  it('keeps what opening the file said', () => {
    const locked = { status: 'protected', message: 'Tiene contraseña.' } as const;
    expect(resultOf(locked, [])).toEqual({ status: 'protected', failure: 'Tiene contraseña.' });
  });
});
