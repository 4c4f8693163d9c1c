import { describe, expect, it } from 'vitest';
import { monthsUpTo } from '../period.js';
import { monthName, spanName } from './spans.js';

describe('The spans of the panorama', () => {
  it('are whole months, also over the new year and to the last day of February', () => {
    expect(monthsUpTo('2028-02-10', 3)).toEqual([
      { from: '2027-12-01', to: '2027-12-31' },
      { from: '2028-01-01', to: '2028-01-31' },
      { from: '2028-02-01', to: '2028-02-29' },
    ]);
    expect(monthsUpTo('2026-11-22', 13).map(monthName)).toEqual(
      'nov 25,dic 25,ene 26,feb 26,mar 26,abr 26,may 26,jun 26,jul 26,ago 26,sep 26,oct 26,nov 26'.split(','),
    );
  });

  it.each([
    ['2026-10-01', '2026-12-31', 'oct–dic 2026'],
    ['2026-01-01', '2026-12-31', '2026'],
    ['2026-10-01', '2026-10-15', 'jue 1 oct 2026 a jue 15 oct 2026'],
  ])('%s to %s is called %s', (from, to, name) => {
    expect(spanName({ from, to })).toBe(name);
  });
});
