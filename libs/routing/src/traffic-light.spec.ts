import { describe, expect, it } from 'vitest';
import { businessDays } from './clocks/counting/term.js';
import { lightOf } from './traffic-light.js';

const calendar = { nonWorkingDays: [{ day: '2026-11-16', reason: 'Revolución', basis: 'LFT 74' }] };
const referral = { status: 'acknowledged', requires_reply: true, due_date: '2026-11-18' } as const;

describe('The traffic light of a referral', () => {
  it.each([
    ['2026-11-10', 'green', 'Vence en 5 días hábiles'],
    ['2026-11-12', 'amber', 'Vence en 3 días hábiles'],
    ['2026-11-17', 'amber', 'Vence en 1 día hábil'],
    ['2026-11-18', 'amber', 'Vence hoy'],
    ['2026-11-19', 'red', 'Vencido hace 1 día hábil'],
    ['2026-11-23', 'red', 'Vencido hace 3 días hábiles'],
  ])('on %s it is %s: %s', (today, light, label) => {
    expect(lightOf(referral, today, calendar)).toEqual({ light, label });
  });

  it('is overdue on the Saturday after a Friday, before any business day has passed', () => {
    expect(lightOf({ ...referral, due_date: '2026-11-20' }, '2026-11-21', calendar)).toEqual({
      light: 'red',
      label: 'Vencido',
    });
  });

  it('is never red once answered, nor when no reply is due', () => {
    expect(lightOf({ ...referral, status: 'replied' }, '2027-01-01', calendar).light).toBe('grey');
    expect(lightOf({ status: 'issued', requires_reply: false, due_date: null }, '2027-01-01', calendar).light).toBe(
      'blue',
    );
    expect(
      lightOf({ status: 'acknowledged', requires_reply: false, due_date: null }, '2027-01-01', calendar).light,
    ).toBe('grey');
  });

  it('says when the clock stands still, whatever the day', () => {
    const still = { ...referral, due_date: null };
    expect(lightOf({ ...still, clock_state: 'suspended' }, '2026-11-10', calendar).label).toBe('Plazo suspendido');
    expect(lightOf({ ...still, status: 'issued', clock_state: 'waiting' }, '2026-11-10', calendar).label).toMatch(
      /desde el acuse/,
    );
  });

  it('counts one day in the singular', () => {
    expect([1, 2].map(businessDays)).toEqual(['1 día hábil', '2 días hábiles']);
  });
});
