import { describe, expect, it } from 'vitest';
import { figureOfDays } from './figure.js';

const counts = (days: Record<number, number>) =>
  Object.entries(days).map(([day, count]) => ({ days: Number(day), numerator: count, denominator: count }));

describe('A figure of days that were counted by their number', () => {
  it('has the median between the two in the middle, and the ninth tenth that is far enough', () => {
    expect(figureOfDays('days', counts({ 10: 1, 23: 1 }))).toEqual({
      numerator: 2,
      denominator: 2,
      median: 16.5,
      mean: 16.5,
      p90: 23,
    });
    expect(figureOfDays('days', counts({ 1: 8, 2: 1, 30: 1 }))).toMatchObject({ median: 1, p90: 2, mean: 4 });
    expect(figureOfDays('days', counts({ 1: 8, 30: 2 }))).toMatchObject({ median: 1, p90: 30 });
    expect(figureOfDays('days', [...counts({ 9: 1 }), ...counts({ '-1': 2 })])).toMatchObject({ median: -1, p90: 9 });
  });

  it('is the same as of all of them in a row', () => {
    for (let many = 1; many <= 60; many++) {
      const row = Array.from({ length: many }, (_, at) => ((at + 1) * many * 7919) % 41).toSorted((a, b) => a - b);
      const middle = (row[Math.floor((many - 1) / 2)]! + row[Math.ceil((many - 1) / 2)]!) / 2;
      const figure = figureOfDays(
        'days',
        row.map((days) => ({ days, numerator: 1, denominator: 1 })),
      );
      expect([figure.median, figure.p90]).toEqual([middle, row[Math.ceil(many * 0.9) - 1]]);
    }
  });

  it('is none without anything counted, and of a share both numbers only', () => {
    const none = { median: null, mean: null, p90: null };
    expect(figureOfDays('days', [])).toEqual({ numerator: 0, denominator: 0, ...none });
    const share = [
      { days: 0, numerator: 1, denominator: 4 },
      { days: 0, numerator: 2, denominator: 3 },
    ];
    expect(figureOfDays('share', share)).toEqual({ numerator: 3, denominator: 7, ...none });
  });
});
