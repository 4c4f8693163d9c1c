import { describe, expect, it } from 'vitest';
import { weekdayOf } from './business-days.js';
import { federalHolidays } from './federal-holidays.js';

const days = (list: 'LFT' | 'LFPA', year: number) => federalHolidays(list, year).map((row) => row.day.slice(5));

describe('federal holidays', () => {
  it('moves three of the LFT to Mondays', () => {
    expect(days('LFT', 2026)).toEqual(['01-01', '02-02', '03-16', '05-01', '09-16', '11-16', '12-25']);
    expect(days('LFT', 2025)).toEqual(['01-01', '02-03', '03-17', '05-01', '09-16', '11-17', '12-25']);
  });

  it('keeps those of the LFPA on their date', () => {
    expect(days('LFPA', 2026)).toEqual([
      '01-01',
      '02-05',
      '03-21',
      '05-01',
      '05-05',
      '09-01',
      '09-16',
      '11-20',
      '12-25',
    ]);
  });

  it('adds the change of the federal executive every six years', () => {
    expect(days('LFT', 2024)).toContain('10-01');
    expect(days('LFT', 2030)).toContain('10-01');
    expect(days('LFT', 2027)).not.toContain('10-01');
    expect(days('LFPA', 2030)).toContain('12-01');
    expect(days('LFPA', 2030)).not.toContain('10-01');
  });

  it('adds election day, a Sunday of June, in the years of federal elections', () => {
    const elections = federalHolidays('LFT', 2024, 2032).filter((row) => row.reason.startsWith('Jornada electoral'));
    expect(elections.map((row) => row.day)).toEqual(['2024-06-02', '2027-06-06', '2030-06-02']);
    expect(elections.map((row) => weekdayOf(row.day))).toEqual([0, 0, 0]);
  });

  it('gives rows for several years, each day once, with its basis', () => {
    const rows = federalHolidays('LFT', 2024, 2032);
    expect(new Set(rows.map((row) => row.day)).size).toBe(rows.length);
    expect(new Set(rows.map((row) => row.basis))).toEqual(new Set(['LFT art. 74']));
    expect(rows).toHaveLength(9 * 7 + 3 + 2);
  });
});
