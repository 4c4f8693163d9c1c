import { describe, expect, it } from 'vitest';
import { TO_NOTIFY, TO_REFER } from '../holdings.js';
import { filterQuery } from '../tray.js';
import { readFilter, readId } from './read-filter.js';

describe('the filter in an address', () => {
  it('is read and written again the same', () => {
    const address = 'dependencia=SOPDU&persona=7&tema=3&urgente=1&desde=2026-01-31&hasta=2026-02-28&palabras=fuga+agua';
    expect(filterQuery(readFilter(Object.fromEntries(new URLSearchParams(address)), TO_REFER))).toBe(address);
  });

  it.each([
    [{ persona: "1' OR true" }, 'what is no id'],
    [{ desde: '2026-02-30' }, 'a day that does not exist'],
    [{ desde: '0000-00-00', hasta: 'ayer' }, 'what is no day'],
    [{ dependencia: ['A', 'B'], tema: { a: '1' } }, 'lists and objects'],
    [{ palabras: '   ', urgente: 'sí' }, 'what says nothing'],
    [{ instruccion: 'attend' }, 'a filter that the tray has not'],
  ])('leaves out %j: %s', (query, _what) => {
    expect(readFilter(query, TO_NOTIFY)).toEqual({});
  });

  it('takes only whole numbers for ids', () => {
    expect(['12', '1.5', '-1', '9'.repeat(20), ['1'], undefined].map(readId)).toEqual([
      12,
      ...Array.from({ length: 5 }),
    ]);
  });
});
