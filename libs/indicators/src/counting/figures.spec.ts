import { describe, expect, it } from 'vitest';
import type { Definition, Goal } from '../defining/definitions.queries.js';
import { changeInWords, goalFor, goalInWords, lightOf, percentOf, shareInWords, valueInWords } from './figures.js';

const NO_DAYS = { median: null, mean: null, p90: null };
const share = (numerator: number, denominator: number) =>
  valueInWords({ measure: 'share' }, { numerator, denominator, ...NO_DAYS });

describe('A figure', () => {
  it('gives the rate of the third quarter of 2025 as its report has it', () => {
    expect(share(100, 716)).toBe('13.97 %');
    expect(share(100, 1010)).toBe('9.90 %');
  });

  it('never gives a percentage without both its numbers', () => {
    expect(shareInWords({ numerator: 100, denominator: 1010 })).toBe('100 / 1010 = 9.90 %');
    expect(shareInWords({ numerator: 12_480, denominator: 12_480 })).toBe('12,480 / 12,480 = 100.00 %');
    expect(shareInWords({ numerator: 0, denominator: 0 })).toBe('0 / 0, sin denominador no hay porcentaje');
  });

  it('says that there is nothing to count instead of giving a percentage', () => {
    expect(percentOf({ numerator: 0, denominator: 0 })).toBeNull();
    expect(share(0, 0)).toBe('Nada que contar');
    expect(share(0, 3)).toBe('0.00 %');
  });

  it('of days is their median, mean and ninth tenth', () => {
    const days = { numerator: 2, denominator: 2, median: 16.5, mean: 16.5, p90: 23 };
    expect(valueInWords({ measure: 'days' }, days)).toBe('mediana 16.5, media 16.5, P90 23 días hábiles');
  });
});

describe('A goal', () => {
  const goal = { year: 2026, annual: 80, quarters: [50, 60, 70, 80] } as Goal;

  it.each([
    ['2026-01-01', '2026-03-31', 50],
    ['2026-10-01', '2026-12-31', 80],
    ['2026-01-01', '2026-12-31', 80],
    ['2026-01-01', '2026-06-30', null],
    ['2025-01-01', '2025-03-31', null],
  ])('of %s to %s is %s', (from, to, value) => {
    expect(goalFor(goal, { from, to })).toBe(value);
  });

  it.each([
    ['ascending', 50, 50, 'green'],
    ['ascending', 55, 50, 'green'],
    ['ascending', 59, 50, 'amber'],
    ['ascending', 61, 50, 'red'],
    ['ascending', 44.9, 50, 'amber'],
    ['ascending', 34, 50, 'red'],
    ['descending', 10, 10, 'green'],
    ['descending', 14, 10, 'amber'],
    ['descending', 20, 10, 'red'],
    ['descending', 0, 10, 'green'],
    ['ascending', null, 50, 'grey'],
    ['ascending', 50, null, 'grey'],
  ] as const)('that is %s: %s against %s is %s', (direction, value, target, light) => {
    const limits = { green_from: 90, green_to: 110, amber_from: 70, amber_to: 120 };
    expect(lightOf({ ...limits, direction } as Definition, value, target)).toBe(light);
  });
});

describe('A light', () => {
  it('is said in words, too, and tells better from worse', () => {
    const limits = { green_from: 90, green_to: 110, amber_from: 70, amber_to: 120, direction: 'descending' };
    const words = (value: number | null) => goalInWords(limits as Definition, value, 10);
    expect([20, 14, 10, 9, null].map(words)).toEqual([
      'Lejos de la meta',
      'Cerca de la meta',
      'En la meta',
      'Mejor que la meta',
      'Nada que comparar',
    ]);
  });
});

describe('A change', () => {
  const of = (numerator: number, denominator: number) => ({ numerator, denominator, ...NO_DAYS });

  it('is said in words, and not at all without something to compare with', () => {
    expect(changeInWords('share', of(3, 4), of(1, 2))).toBe('sube 25 puntos');
    expect(changeInWords('share', of(1, 2), of(2, 4))).toBe('igual');
    expect(changeInWords('share', of(1, 2), of(0, 0))).toBe('');
    expect(changeInWords('count', of(0, 1200), of(0, 2400))).toBe('baja 1,200');
    expect(changeInWords('days', { ...of(1, 1), median: 4 }, { ...of(1, 1), median: 5 })).toBe('baja 1 día');
  });
});
