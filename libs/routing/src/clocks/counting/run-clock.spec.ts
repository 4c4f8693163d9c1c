import { addDays, businessDaysBetween, federalHolidays, isBusinessDay } from '@oficialia/directory';
import { describe, expect, it } from 'vitest';
import { readClock, type ClockAct, type ClockEvent } from './run-clock.js';
import type { Term } from './term.js';

const zone = 'America/Mexico_City';
const LFT = { nonWorkingDays: federalHolidays('LFT', 2024, 2032) };
const LFPA = { nonWorkingDays: federalHolidays('LFPA', 2024, 2032) };
const days = (amount: number): Term => ({ amount, unit: 'business_days' });
const months = (amount: number): Term => ({ amount, unit: 'months' });
const hours = (amount: number): Term => ({ amount, unit: 'hours' });

/** `start 2026-03-02`, `resume 2026-03-13 late`, `extend 2026-03-02 +10`; at ten in the morning, late ones at seven. */
function event(text: string): ClockEvent {
  const [act, day = '', ...rest] = text.split(' ');
  const late = rest.includes('late');
  const amount = rest.find((word) => word.startsWith('+'));
  const at = new Date(`${day}T${rest.find((word) => word.includes(':')) ?? (late ? '19:00' : '10:00')}:00-06:00`);
  return { act: act as ClockAct, at, day, late, amount: amount ? Number(amount) : null, reason: 'Prueba' };
}
const read = (term: Term, events: string[], calendar = LFT) => readClock(term, events.map(event), { calendar, zone });
const due = (term: Term, events: string[], calendar = LFT) => read(term, events, calendar).dueDate;

describe('A clock in business days', () => {
  it.each([
    ['2025-09-11', 10, '2025-09-26', '2025-09-26'],
    ['2025-12-19', 10, '2026-01-06', '2026-01-06'],
    ['2026-03-13', 5, '2026-03-23', '2026-03-20'],
    ['2026-04-24', 10, '2026-05-11', '2026-05-12'],
  ])('filed on %s for %i days is due on %s by LFT and on %s by LFPA', (day, n, byLft, byLfpa) => {
    expect([due(days(n), [`start ${day}`]), due(days(n), [`start ${day}`], LFPA)]).toEqual([byLft, byLfpa]);
  });

  it.each([
    ['after closing on a Thursday', 'start 2026-03-12 late', '2026-03-17'],
    ['after closing on the Friday before a long weekend', 'start 2026-03-13 late', '2026-03-18'],
    ['on a Saturday', 'start 2026-03-07', '2026-03-10'],
    ['on a holiday', 'start 2026-03-16', '2026-03-18'],
    ['on the evening of the last day of the year', 'start 2025-12-31 late', '2026-01-05'],
    ['the day before a leap day', 'start 2028-02-28', '2028-02-29'],
    ['on the last day of February of another year', 'start 2027-02-26', '2027-03-01'],
  ])('that starts %s counts from the next business day after the one that counts', (_when, start, end) => {
    expect(due(days(1), [start])).toBe(end);
  });
});

/** What happens to a clock of ten business days, and when it is due. */
const OF_TEN_DAYS: [string, string[], string | null][] = [
  ['runs on', ['start 2026-03-02'], '2026-03-17'],
  // 3, 4 and 5 March count; the seven that remain begin on the 12th.
  ['is suspended and resumed', ['start 2026-03-02', 'suspend 2026-03-05', 'resume 2026-03-11'], '2026-03-23'],
  ['waits again when its start is undone', ['start 2026-03-02', 'extend 2026-03-03 +5', 'undo 2026-03-04'], null],
  [
    'begins anew after its start was undone, without what had been given',
    ['start 2026-03-02', 'extend 2026-03-03 +5', 'suspend 2026-03-03', 'undo 2026-03-04', 'start 2026-03-04'],
    '2026-03-19',
  ],
  ['has no due date while it is suspended', ['start 2026-03-02', 'suspend 2026-03-05'], null],
  [
    'stands until the outer of two suspensions ends',
    ['start 2026-03-02', 'suspend 2026-03-05', 'suspend 2026-03-06', 'resume 2026-03-09', 'resume 2026-03-11'],
    '2026-03-23',
  ],
  [
    'still stands when only the inner one has ended',
    ['start 2026-03-02', 'suspend 2026-03-05', 'suspend 2026-03-06', 'resume 2026-03-09'],
    null,
  ],
  [
    'is suspended twice',
    ['start 2026-03-02', 'suspend 2026-03-03', 'resume 2026-03-04', 'suspend 2026-03-06', 'resume 2026-03-09'],
    '2026-03-19',
  ],
  [
    'loses nothing when it is suspended and resumed on one day',
    ['start 2026-03-02', 'suspend 2026-03-05', 'resume 2026-03-05'],
    '2026-03-17',
  ],
  [
    'resumes the day after when the reply came late',
    ['start 2026-03-02', 'suspend 2026-03-05', 'resume 2026-03-11 late'],
    '2026-03-24',
  ],
  [
    'starts from zero after an interruption',
    ['start 2026-03-02', 'interrupt 2026-03-05', 'resume 2026-03-11'],
    '2026-03-26',
  ],
  [
    'starts from zero when it was interrupted while it was suspended',
    ['start 2026-03-02', 'suspend 2026-03-05', 'interrupt 2026-03-06', 'resume 2026-03-09', 'resume 2026-03-11'],
    '2026-03-26',
  ],
  ['is extended', ['start 2026-03-02', 'extend 2026-03-10 +5'], '2026-03-24'],
  [
    'keeps its extension over an interruption',
    ['start 2026-03-02', 'extend 2026-03-04 +5', 'interrupt 2026-03-05', 'resume 2026-03-11'],
    '2026-04-02',
  ],
  ['keeps its due date once it is stopped', ['start 2026-03-02', 'stop 2026-03-10'], '2026-03-17'],
  [
    'does not hear of a suspension after its end',
    ['start 2026-03-02', 'suspend 2026-03-18', 'resume 2026-03-25'],
    '2026-03-17',
  ],
  [
    'is suspended before it begins to count',
    ['start 2026-03-06 late', 'suspend 2026-03-07', 'resume 2026-03-10'],
    '2026-03-25',
  ],
  // 3 to 10 March are six days; the four that were left begin on the 13th.
  [
    'keeps what it counted when it is reopened',
    ['start 2026-03-02', 'stop 2026-03-10', 'reopen 2026-03-12'],
    '2026-03-19',
  ],
  [
    'is reopened without a day left when the answer came late',
    ['start 2026-03-02', 'stop 2026-03-18', 'reopen 2026-03-25'],
    '2026-03-17',
  ],
  [
    'counts from zero the days that a reopening gives',
    ['start 2026-03-02', 'extend 2026-03-03 +5', 'stop 2026-03-18', 'reopen 2026-03-25 +3'],
    '2026-03-30',
  ],
  [
    'is extended once more after a reopening',
    ['start 2026-03-02', 'stop 2026-03-18', 'reopen 2026-03-25 +3', 'extend 2026-03-26 +1'],
    '2026-03-31',
  ],
  [
    'runs again after a reopening, although it was suspended when it stopped',
    ['start 2026-03-02', 'suspend 2026-03-05', 'stop 2026-03-09', 'reopen 2026-03-11'],
    '2026-03-23',
  ],
  [
    'is answered and reopened twice',
    ['start 2026-03-02', 'stop 2026-03-04', 'reopen 2026-03-06', 'stop 2026-03-09', 'reopen 2026-03-11'],
    '2026-03-23',
  ],
  [
    'waits again when it was stopped before it had started',
    ['stop 2026-03-02', 'reopen 2026-03-03', 'start 2026-03-04'],
    '2026-03-19',
  ],
  ['waits for its start', [], null],
];

describe('A clock of ten business days from 2 March', () => {
  it.each(OF_TEN_DAYS)('%s', (_what, events, end) => {
    expect(due(days(10), events)).toBe(end);
  });
});

describe('A clock in business days', () => {
  it.each<[string, string[]]>([
    ['starts twice', ['start 2026-03-02', 'start 2026-03-03']],
    ['is resumed while it runs', ['start 2026-03-02', 'resume 2026-03-03']],
    ['is extended before it starts', ['extend 2026-03-02 +5']],
    ['is reopened while it runs', ['start 2026-03-02', 'reopen 2026-03-03']],
    ['moves after it has stopped', ['start 2026-03-02', 'stop 2026-03-03', 'extend 2026-03-04 +5']],
  ])('never %s', (_what, events) => {
    expect(() => due(days(10), events)).toThrow(RangeError);
  });

  it('follows a calendar that changes while it runs, also where it had already counted', () => {
    const decreed = (day: string) => ({
      nonWorkingDays: [...LFT.nonWorkingDays, { day, reason: 'Luto', basis: 'Decreto 7' }],
    });
    const events = ['start 2026-03-02', 'suspend 2026-03-05', 'resume 2026-03-11'];
    expect(due(days(10), events, decreed('2026-03-04'))).toBe('2026-03-24');
    expect(due(days(10), events, decreed('2026-03-20'))).toBe('2026-03-24');
    // While it stands, and on the day of the start, a day more or less is the same.
    expect(due(days(10), events, decreed('2026-03-09'))).toBe('2026-03-23');
    expect(due(days(10), ['start 2026-03-03'], decreed('2026-03-03'))).toBe('2026-03-19');
    // The reply came on a day that is now a holiday: it counts as of the next.
    expect(due(days(10), events, decreed('2026-03-11'))).toBe('2026-03-24');
  });
});

describe('A clock in months', () => {
  it.each<[string, number, string[], string]>([
    ['ends on the same date', 3, ['start 2026-04-15'], '2026-07-15'],
    ['rolls to the next business day', 3, ['start 2026-01-15'], '2026-04-15'],
    ['rolls over a weekend', 3, ['start 2026-02-17'], '2026-05-18'],
    ['rolls over a holiday', 3, ['start 2026-06-16'], '2026-09-17'],
    ['ends in February on its last day', 3, ['start 2026-11-30'], '2027-03-01'],
    ['ends in a leap February on the 29th', 3, ['start 2027-11-30'], '2028-02-29'],
    ['crosses the year', 3, ['start 2025-10-15'], '2026-01-15'],
    ['counts as of the next business day what came late', 3, ['start 2026-04-14 late'], '2026-07-15'],
    // It would end on 15 April and stands for the seven days from 5 to 11 February.
    [
      'moves on by the days in which it stood',
      3,
      ['start 2026-01-15', 'suspend 2026-02-04', 'resume 2026-02-11'],
      '2026-04-22',
    ],
    [
      'loses nothing when suspended and resumed on a Friday',
      3,
      ['start 2026-01-15', 'suspend 2026-02-06', 'resume 2026-02-06'],
      '2026-04-15',
    ],
    [
      'starts from zero after an interruption',
      3,
      ['start 2026-01-15', 'interrupt 2026-02-04', 'resume 2026-02-11'],
      '2026-05-11',
    ],
    ['is extended by months', 3, ['start 2026-01-15', 'extend 2026-02-04 +1'], '2026-05-15'],
  ])('%s', (_what, n, events, end) => {
    expect(due(months(n), events, LFPA)).toBe(end);
  });
});

describe('A clock in hours', () => {
  it('runs from moment to moment, also at night and on a Sunday', () => {
    const { dueAt, dueDate } = read(hours(24), ['start 2026-03-14 17:30']);
    expect([dueAt?.toISOString(), dueDate]).toEqual(['2026-03-15T23:30:00.000Z', '2026-03-15']);
  });

  it('stands still in between', () => {
    const events = ['start 2026-03-12 10:00', 'suspend 2026-03-12 20:00', 'resume 2026-03-13 10:00'];
    expect(read(hours(24), events).dueAt?.toISOString()).toBe('2026-03-14T06:00:00.000Z');
    expect(read(hours(24), events).dueDate).toBe('2026-03-14');
  });
});

describe('Whatever happens', () => {
  /** A small generator with a seed: the same cases in every run. */
  function* numbers(seed: number) {
    for (let state = seed; ;) {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      yield state / 2_147_483_648;
    }
  }
  const random = numbers(2026);
  const below = (n: number) => Math.floor((random.next().value as number) * n);
  const cases = Array.from({ length: 200 }, () => {
    const start = addDays('2024-01-01', below(2500));
    const suspended = addDays(start, below(12));
    return { start, suspended, resumed: addDays(suspended, 1 + below(20)), n: 1 + below(40) };
  });

  it('exactly the business days of the term lie between start and due date, and it is a business day', () => {
    for (const { start, n } of cases) {
      const { dueDate, stretches } = read(days(n), [`start ${start}`]);
      const asOf = stretches[0]?.after as string;
      expect([isBusinessDay(dueDate as string, LFT), businessDaysBetween(asOf, dueDate as string, LFT)]).toEqual([
        true,
        n,
      ]);
    }
  });

  it('a suspension never brings the due date forward, and takes exactly the business days that it lasted', () => {
    for (const { start, suspended, resumed, n } of cases) {
      const plain = read(days(n), [`start ${start}`]);
      const asOf = plain.stretches[0]?.after as string;
      const end = due(days(n), [`start ${start}`, `suspend ${suspended}`, `resume ${resumed}`]) as string;
      const counted = suspended > asOf ? businessDaysBetween(asOf, suspended, LFT) : 0;
      const back = read(days(n), [`start ${resumed}`]).stretches[0]?.after as string;
      const right =
        counted >= n ? end === plain.dueDate : businessDaysBetween(back > asOf ? back : asOf, end, LFT) === n - counted;
      expect([start, suspended, resumed, n, right]).toEqual([start, suspended, resumed, n, true]);
      expect(end >= (plain.dueDate as string)).toBe(true);
    }
  });

  it('a clock that is stopped and reopened is due when one that was suspended and resumed is', () => {
    for (const { start, suspended, resumed, n } of cases) {
      for (const term of [days(n), months(1 + (n % 4)), hours(24 * n)]) {
        const held = read(term, [`start ${start}`, `suspend ${suspended}`, `resume ${resumed}`]);
        expect(read(term, [`start ${start}`, `stop ${suspended}`, `reopen ${resumed}`])).toEqual(held);
      }
    }
  });

  it('another non-working day never brings a due date forward, nor moves it by more than one business day', () => {
    for (const { start, n } of cases) {
      const plain = due(days(n), [`start ${start}`]) as string;
      const decreed = {
        nonWorkingDays: [...LFT.nonWorkingDays, { day: addDays(start, 1 + (n % 7)), reason: '', basis: '' }],
      };
      const moved = due(days(n), [`start ${start}`], decreed) as string;
      expect(businessDaysBetween(plain, moved, LFT)).toBeLessThanOrEqual(2);
      expect(moved >= plain).toBe(true);
    }
  });
});
