import { describe, expect, it } from 'vitest';
import { dateInWords, momentInWords, stampOf } from './spanish-dates.js';

const moment = new Date('2026-11-22T04:05:00Z');

describe('dates of official paper', () => {
  it('writes a calendar day', () => {
    expect(dateInWords('2026-01-01')).toBe('1 de enero de 2026');
  });

  it('writes a moment as the clocks of the municipality show it', () => {
    expect(momentInWords(moment, 'America/Mexico_City')).toBe('sábado 21 de noviembre de 2026, 22:05 horas');
    expect(momentInWords(moment, 'America/Tijuana')).toBe('sábado 21 de noviembre de 2026, 20:05 horas');
  });

  it('writes midnight as 00 and the stamp in capitals', () => {
    expect(stampOf(new Date('2026-09-03T06:00:00Z'), 'America/Mexico_City')).toEqual({
      day: '03 SEP 2026',
      hour: '00:00',
    });
  });
});
