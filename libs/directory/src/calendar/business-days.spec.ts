import { describe, expect, it } from 'vitest';
import {
  addBusinessDays,
  addDays,
  businessDaysBetween,
  businessDaysIn,
  filingDay,
  isBusinessDay,
  nextBusinessDay,
  nonWorkingReason,
  weekdayOf,
} from './business-days.js';
import { federalHolidays } from './federal-holidays.js';

const lft = { nonWorkingDays: federalHolidays('LFT', 2024, 2032) };
const lfpa = { nonWorkingDays: federalHolidays('LFPA', 2024, 2032) };

describe('the due date of a term', () => {
  it.each([
    ['2025-09-11', 10, '2025-09-26', '2025-09-26'],
    ['2025-12-19', 10, '2026-01-06', '2026-01-06'],
    ['2026-03-13', 5, '2026-03-23', '2026-03-20'],
    ['2026-04-24', 10, '2026-05-11', '2026-05-12'],
  ])('filed on %s, %i business days: %s by LFT and %s by LFPA', (filed, n, byLft, byLfpa) => {
    expect(addBusinessDays(filed, n, lft)).toBe(byLft);
    expect(addBusinessDays(filed, n, lfpa)).toBe(byLfpa);
  });

  it('says of a day that does not count why, with the law', () => {
    expect(nonWorkingReason('2026-05-05', lfpa)).toBe('Batalla de Puebla (LFPA art. 28)');
    expect(nonWorkingReason('2026-05-05', lft)).toBeUndefined();
    expect(nonWorkingReason('2026-05-03', lfpa)).toBe('domingo');
  });

  it('crosses a leap day, and a February without one', () => {
    expect(addBusinessDays('2028-02-28', 1, lft)).toBe('2028-02-29');
    expect(addBusinessDays('2028-02-28', 2, lft)).toBe('2028-03-01');
    expect(addBusinessDays('2027-02-26', 1, lft)).toBe('2027-03-01');
  });

  it('counts the days of a local decree as it counts the federal ones', () => {
    const decree = { day: '2026-07-20', reason: 'Lunes del Cerro', basis: 'Decreto 12/2026' };
    const local = { nonWorkingDays: [...lft.nonWorkingDays, decree] };
    expect(addBusinessDays('2026-07-17', 1, local)).toBe('2026-07-21');
    expect(addBusinessDays('2026-07-17', 1, lft)).toBe('2026-07-20');
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses a term of %s days', (n) => {
    expect(() => addBusinessDays('2026-01-05', n, lft)).toThrow(RangeError);
  });

  it('gives up on a calendar that never works', () => {
    const closed = { nonWorkingDays: [], weekend: [0, 1, 2, 3, 4, 5, 6] };
    expect(() => addBusinessDays('2026-01-05', 1, closed)).toThrow(/no business day/);
  });
});

describe('counting business days', () => {
  it('finds 65 in the third quarter of 2025 by LFT and 64 by LFPA', () => {
    expect(businessDaysIn('2025-07-01', '2025-09-30', lft)).toBe(65);
    expect(businessDaysIn('2025-07-01', '2025-09-30', lfpa)).toBe(64);
  });

  it('is the inverse of adding them', () => {
    for (const start of ['2024-02-28', '2025-12-31', '2026-03-14', '2027-12-24']) {
      for (const n of [1, 5, 10, 20, 250]) {
        expect(businessDaysBetween(start, addBusinessDays(start, n, lft), lft)).toBe(n);
      }
    }
  });

  it('is zero on the same day and negative when overdue', () => {
    expect(businessDaysBetween('2026-01-05', '2026-01-05', lft)).toBe(0);
    expect(businessDaysBetween('2026-01-12', '2026-01-09', lft)).toBe(-1);
    expect(Object.is(businessDaysBetween('2026-01-11', '2026-01-10', lft), 0)).toBe(true);
  });

  it('knows working days and the next one', () => {
    expect(isBusinessDay('2026-09-15', lft)).toBe(true);
    expect(isBusinessDay('2026-09-16', lft)).toBe(false);
    expect(isBusinessDay('2026-09-19', lft)).toBe(false);
    expect(nextBusinessDay('2025-12-31', lft)).toBe('2026-01-02');
  });
});

describe('days of the calendar', () => {
  it('adds over year ends and leap days', () => {
    expect(addDays('2025-12-31', 1)).toBe('2026-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
    expect(weekdayOf('2025-09-11')).toBe(4);
  });

  it.each(['2026-02-30', '2025-02-29', '2026-13-01', '26-01-01', '2026-1-1', '', '2026-01-01T00:00:00Z'])(
    'refuses "%s"',
    (day) => {
      expect(() => addDays(day, 1)).toThrow(RangeError);
    },
  );
});

describe('the day a paper counts as filed', () => {
  const zone = 'America/Mexico_City';
  const hours = { opens: '08:00', closes: '18:00' };
  const filed = (iso: string) => filingDay(new Date(iso), zone, hours, lft);

  it.each([
    ['inside office hours', '2026-03-12T10:12:00-06:00', '2026-03-12'],
    ['before opening', '2026-03-12T06:30:00-06:00', '2026-03-12'],
    ['in the minute of closing', '2026-03-12T18:00:59-06:00', '2026-03-12'],
    ['a minute after closing', '2026-03-12T18:01:00-06:00', '2026-03-13'],
    ['on Friday evening, before a long weekend', '2026-03-13T19:00:00-06:00', '2026-03-17'],
    ['on a Saturday', '2026-03-07T11:00:00-06:00', '2026-03-09'],
    ['at night, when it is already tomorrow in UTC', '2026-03-12T23:59:00-06:00', '2026-03-13'],
    ['just after midnight', '2026-03-12T00:00:00-06:00', '2026-03-12'],
    ['on the evening of 31 December', '2025-12-31T20:00:00-06:00', '2026-01-02'],
  ])('%s', (_when, received, day) => {
    expect(filed(received)).toBe(day);
  });

  it('follows the zone of the office, also with summer time', () => {
    const at = new Date('2026-07-02T00:30:00Z');
    expect(filingDay(at, 'America/Tijuana', hours, lft)).toBe('2026-07-01');
    expect(filingDay(at, 'America/Mexico_City', hours, lft)).toBe('2026-07-02');
  });
});
