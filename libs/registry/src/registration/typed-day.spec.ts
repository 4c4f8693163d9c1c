import { describe, expect, it } from 'vitest';
import { typedDay, typedHour } from './typed-day.js';

/** A Saturday. */
const TODAY = '2026-11-21';

describe('A day as a person writes it', () => {
  it.each([
    ['3/11', '2026-11-03'],
    ['3 nov', '2026-11-03'],
    ['3 Nov.', '2026-11-03'],
    ['3-nov-25', '2025-11-03'],
    ['03.11.2026', '2026-11-03'],
    ['3 11 26', '2026-11-03'],
    ['3 de noviembre de 2026', '2026-11-03'],
    ['martes 3 de noviembre del 2026', '2026-11-03'],
    ['1o de septiembre', '2026-09-01'],
    ['2026-11-03', '2026-11-03'],
    ['hoy', '2026-11-21'],
    ['AYER', '2026-11-20'],
    ['antier', '2026-11-19'],
    ['lunes', '2026-11-16'],
    ['el miércoles', '2026-11-18'],
    ['sábado pasado', '2026-11-14'],
    ['3', '2026-11-03'],
    ['29/2/2024', '2024-02-29'],
  ])('%s is %s', (written, day) => {
    expect(typedDay(written, TODAY)).toBe(day);
  });

  it('without a year or a month is the last one that is over', () => {
    expect(typedDay('15 dic', TODAY)).toBe('2025-12-15');
    expect(typedDay('25', TODAY)).toBe('2026-10-25');
    expect(typedDay('31', '2026-03-10')).toBe('2026-01-31');
    expect(typedDay('29/2', TODAY)).toBe('2024-02-29');
  });

  it.each(['', '32/1', '30 feb 2026', '3/13', '3 brumario', 'mañana quizá', '3/11/20266', '2026-02-30', '3 mxz'])(
    '«%s» is none',
    (written) => {
      expect(typedDay(written, TODAY)).toBeUndefined();
    },
  );
});

describe('An hour as a person writes it', () => {
  it.each([
    ['9', '09:00'],
    ['930', '09:30'],
    ['9:30', '09:30'],
    ['16.45', '16:45'],
    ['1645', '16:45'],
    ['4 pm', '16:00'],
    ['12:15 a.m.', '00:15'],
    ['9 30 h', '09:30'],
  ])('%s is %s', (written, hour) => {
    expect(typedHour(written)).toBe(hour);
  });

  it.each(['', '25', '9:75', 'a las nueve', '123456'])('«%s» is none', (written) => {
    expect(typedHour(written)).toBeUndefined();
  });
});
