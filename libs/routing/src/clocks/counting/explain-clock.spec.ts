import { federalHolidays } from '@oficialia/directory';
import { describe, expect, it } from 'vitest';
import { explainClock } from './explain-clock.js';
import type { ClockAct, ClockEvent } from './run-clock.js';
import type { Term } from './term.js';

const context = { zone: 'America/Mexico_City', calendar: { nonWorkingDays: federalHolidays('LFPA', 2024, 2032) } };
const event = (act: ClockAct, day: string, late = false): ClockEvent => ({
  act,
  day,
  at: new Date(`${day}T${late ? '20' : '10'}:00:00-06:00`),
  late,
  amount: null,
  reason: 'Acuerdo 1',
});
const lines = (term: Term, events: ClockEvent[]) =>
  explainClock(term, events, context).map(({ day, counted, number, note }) =>
    [day.slice(5), counted ? (number ?? 'sí') : 'no', note].join(' | ').trim(),
  );
const days = (amount: number): Term => ({ amount, unit: 'business_days' });

describe('A due date', () => {
  it('tells each day on the way, whether it counts, and why not with the law', () => {
    expect(lines(days(2), [event('start', '2026-04-30')])).toEqual([
      '04-30 | no | Inicio: Acuerdo 1. El plazo corre desde el día hábil siguiente',
      '05-01 | no | Día del Trabajo (LFPA art. 28)',
      '05-02 | no | sábado',
      '05-03 | no | domingo',
      '05-04 | 1 |',
      '05-05 | no | Batalla de Puebla (LFPA art. 28)',
      '05-06 | 2 |',
    ]);
  });

  it('tells that what came late counts from the next business day', () => {
    expect(lines(days(1), [event('start', '2026-09-11', true)])).toEqual([
      '09-11 | no | Inicio: Acuerdo 1 (después de la hora de cierre: cuenta como del lun 14 sep 2026). El plazo corre desde el día hábil siguiente',
      '09-12 | no | sábado; El plazo corre desde el día hábil siguiente',
      '09-13 | no | domingo; El plazo corre desde el día hábil siguiente',
      '09-14 | no | El plazo corre desde el día hábil siguiente',
      '09-15 | 1 |',
    ]);
  });

  it('tells what was suspended, and what an interruption undid', () => {
    const suspended = [event('start', '2026-03-02'), event('suspend', '2026-03-03'), event('resume', '2026-03-05')];
    expect(lines(days(2), suspended)).toEqual([
      '03-02 | no | Inicio: Acuerdo 1. El plazo corre desde el día hábil siguiente',
      '03-03 | 1 | Suspensión: Acuerdo 1',
      '03-04 | no | Plazo suspendido: Acuerdo 1',
      '03-05 | no | Reanudación: Acuerdo 1. El plazo corre desde el día hábil siguiente',
      '03-06 | 2 |',
    ]);
    const interrupted = [event('start', '2026-03-02'), event('interrupt', '2026-03-04'), event('resume', '2026-03-05')];
    expect(lines(days(1), interrupted).slice(1)).toEqual([
      '03-03 | no | Sin efecto: después se interrumpió el plazo',
      '03-04 | no | Interrupción, lo contado queda sin efecto: Acuerdo 1',
      '03-05 | no | Reanudación: Acuerdo 1. El plazo corre desde el día hábil siguiente',
      '03-06 | 1 |',
    ]);
  });
});

describe('A due date that is not the first', () => {
  it('tells that it was reopened, and what a term that was given anew undid', () => {
    const answered = [event('start', '2026-03-02'), event('stop', '2026-03-03')];
    expect(lines(days(2), [...answered, event('reopen', '2026-03-05')]).slice(1)).toEqual([
      '03-03 | 1 | Fin del plazo: Acuerdo 1',
      '03-04 | no | Plazo terminado: Acuerdo 1',
      '03-05 | no | Reapertura: Acuerdo 1. El plazo corre desde el día hábil siguiente',
      '03-06 | 2 |',
    ]);
    expect(lines(days(2), [...answered, { ...event('reopen', '2026-03-04'), amount: 1 }]).slice(1)).toEqual([
      '03-03 | no | Fin del plazo: Acuerdo 1. Sin efecto: después se dio otro plazo',
      '03-04 | no | Reapertura: Acuerdo 1. El plazo corre desde el día hábil siguiente',
      '03-05 | 1 |',
    ]);
  });
});

describe('A due date', () => {
  it('of months counts every day, and says why it moved on from its date', () => {
    const told = lines({ amount: 1, unit: 'months' }, [event('start', '2026-04-01')]);
    expect([told.length, told[1], told.at(-2), told.at(-1)]).toEqual([
      34,
      '04-02 | sí |',
      '05-03 | no | domingo',
      '05-04 | no | El plazo acababa en día inhábil y se recorre a éste',
    ]);
  });

  it('says nothing of a clock that has not started, and ends with the last event of one that stands still', () => {
    expect(lines(days(5), [])).toEqual([]);
    expect(lines(days(5), [event('start', '2026-03-02'), event('suspend', '2026-03-04')]).at(-1)).toBe(
      '03-04 | 2 | Suspensión: Acuerdo 1',
    );
  });
});
