import { describe, expect, it } from 'vitest';
import { formatFolio, parseFolio } from './folio.js';

describe('the folio', () => {
  it('is series, year and six digits', () => {
    expect(formatFolio({ series: 'PM', year: 2026, number: 123 })).toBe('PM-2026-000123');
  });

  it('grows past 999999 instead of repeating', () => {
    expect(formatFolio({ series: 'PM', year: 2026, number: 1_000_000 })).toBe('PM-2026-1000000');
  });

  it.each([
    { series: 'pm', year: 2026, number: 1 },
    { series: '', year: 2026, number: 1 },
    { series: 'PM', year: 26, number: 1 },
    { series: 'PM', year: 2026, number: 0 },
    { series: 'PM', year: 2026, number: 1.5 },
  ])('is refused for %o', (given) => {
    expect(() => formatFolio(given)).toThrow(RangeError);
  });

  it.each([1, 123, 999_999, 1_000_000])('is read as it was written: number %i', (number) => {
    const given = { series: 'PM', year: 2026, number };
    expect(parseFolio(formatFolio(given))).toEqual(given);
  });
});

describe('a folio as people type it', () => {
  const whole = { series: 'PM', year: 2026, number: 123 };

  it.each([
    'PM-2026-123',
    'PM-2026-000123',
    'pm 123/2026',
    'PM/123/2026',
    'pm2026000123',
    'pm 2026 123',
    'PM–2026–000123',
    '  pm_2026_123 ',
    'Folio: PM-2026-000123',
    'folio pm 123/2026',
    'https://tramites.example.mx/consulta?folio=PM-2026-000123&codigo=7K3MQ9QXPA',
    'https://tramites.example.mx/consulta/PM-2026-000123',
    'HTTP://10.0.0.7:3001/c/pm-2026-000123/7K3MQ9QXPA',
  ])('%s', (typed) => {
    expect(parseFolio(typed)).toEqual(whole);
  });

  it.each([
    ['123', { number: 123 }],
    ['000123', { number: 123 }],
    ['No. 123', { number: 123 }],
    ['PM 123', { series: 'PM', number: 123 }],
    ['PM-000123', { series: 'PM', number: 123 }],
    ['123/2026', { year: 2026, number: 123 }],
    ['2026-123', { year: 2026, number: 123 }],
    ['2026/2025', { year: 2025, number: 2026 }],
    ['2026-2025', { year: 2026, number: 2025 }],
    ['2026000123', { year: 2026, number: 123 }],
    ['20261000000', { year: 2026, number: 1_000_000 }],
    ['2026', { number: 2026 }],
  ])('%s is only part of one', (typed, expected) => {
    expect(parseFolio(typed)).toEqual(expected);
  });

  it.each([
    '',
    ' ',
    'PM',
    'hola',
    '0',
    'PM-2026-0',
    '12/34',
    'PM-26-1',
    '1/2/2026',
    '１２３',
    "PM-2026-1' OR 1=1",
    '99999999999',
  ])('"%s" is none', (typed) => {
    expect(parseFolio(typed)).toBeUndefined();
  });
});
