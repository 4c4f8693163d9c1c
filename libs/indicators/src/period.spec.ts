import { describe, expect, it } from 'vitest';
import { periodBefore, periodOf, quarterOf, yearBefore, yearToDate } from './period.js';

const usual = { from: '2026-10-01', to: '2026-12-31' };

describe('The period of an indicator', () => {
  it.each([
    ['2026-01-01', '2026-01-01', '2026-03-31'],
    ['2026-06-30', '2026-04-01', '2026-06-30'],
    ['2026-08-15', '2026-07-01', '2026-09-30'],
    ['2026-12-31', '2026-10-01', '2026-12-31'],
  ])('is the quarter of %s from %s to %s', (day, from, to) => {
    expect(quarterOf(day)).toEqual({ from, to });
  });

  it('goes back over the new year', () => {
    expect(periodBefore({ from: '2026-01-01', to: '2026-03-31' })).toEqual({ from: '2025-10-01', to: '2025-12-31' });
  });

  it.each([
    ['of two months', '2026-03-01', '2026-04-30', '2026-01-01', '2026-02-28'],
    ['of a year', '2028-01-01', '2028-12-31', '2027-01-01', '2027-12-31'],
    ['of ten days', '2026-03-06', '2026-03-15', '2026-02-24', '2026-03-05'],
    ['of one day', '2026-03-01', '2026-03-01', '2026-02-28', '2026-02-28'],
  ])('%s has one as long before it', (_name, from, to, first, last) => {
    expect(periodBefore({ from, to })).toEqual({ from: first, to: last });
  });

  it('has its days in the year before, also of a leap year, and began with its year', () => {
    expect(yearBefore({ from: '2028-02-01', to: '2028-02-29' })).toEqual({ from: '2027-02-01', to: '2027-02-28' });
    expect(yearToDate({ from: '2026-07-01', to: '2026-09-30' })).toEqual({ from: '2026-01-01', to: '2026-09-30' });
  });

  it('is what the address names, the usual one where it names nothing', () => {
    expect(periodOf('2026-02-01', '2026-02-28', usual)).toEqual({ from: '2026-02-01', to: '2026-02-28' });
    expect(periodOf(undefined, '', usual)).toEqual(usual);
  });

  it.each([
    ['2026-02-30', '2026-03-01'],
    ['ayer', '2026-03-01'],
    ['2026-03-02', '2026-03-01'],
    ['0000-00-00', '2026-03-01'],
  ])('refuses %s to %s', (from, to) => {
    expect(periodOf(from, to, usual)).toBeUndefined();
  });
});
