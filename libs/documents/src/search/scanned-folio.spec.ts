import { describe, expect, it } from 'vitest';
import { folioIn } from './scanned-folio.js';

describe('a folio in the box', () => {
  it.each<[string, object | undefined]>([
    ['123', { number: 123 }],
    ['pm 123/2026', { series: 'PM', year: 2026, number: 123 }],
    ['PM-2026-000123', { series: 'PM', year: 2026, number: 123 }],
    ['pm2026000123', { series: 'PM', year: 2026, number: 123 }],
    ['Folio: 123/2026', { year: 2026, number: 123 }],
    [
      'https://peticiones.example.mx/consulta?folio=PM-2026-000123&codigo=ABCDE12345',
      { series: 'PM', year: 2026, number: 123 },
    ],
    [
      "httpsÑ--peticiones.example.mx-consulta_folio¿PM'2026'000123/codigo¿ABCDE12345",
      { series: 'PM', year: 2026, number: 123 },
    ],
    ['luminaria', undefined],
    ['calle Hidalgo 123', undefined],
    ['OIC/3/2022', { series: 'OIC', year: 2022, number: 3 }],
    ['"123"', undefined],
    ['', undefined],
  ])('%j', (typed, folio) => {
    expect(folioIn(typed)).toEqual(folio);
  });
});
