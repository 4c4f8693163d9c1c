import { describe, expect, it } from 'vitest';
import { typedOficio } from './oficio-search.js';

describe('the number of an oficio', () => {
  it.each<[string, object | undefined]>([
    ['SA/00012/2026', { prefix: 'SA', number: 12, year: 2026 }],
    ['sa-12-2026', { prefix: 'SA', number: 12, year: 2026 }],
    ['SA 12 2026', { prefix: 'SA', number: 12, year: 2026 }],
    ['Oficio No. SA/12', { prefix: 'SA', number: 12 }],
    ['12/2026', { number: 12, year: 2026 }],
    ['oficio 12', { number: 12 }],
    ['of. 0012/2026', { number: 12, year: 2026 }],
    ['PM/SP/00012/2026', { prefix: 'PM/SP', number: 12, year: 2026 }],
    ['12', undefined],
    ['luminaria', undefined],
    ['calle Hidalgo', undefined],
    ['', undefined],
  ])('%j', (typed, oficio) => {
    expect(typedOficio(typed)).toEqual(oficio);
  });
});
