import { expect, it } from 'vitest';
import { officeHoursAgo } from './office-hours.js';

const office = { opens: '08:00', closes: '18:00' };
const calendar = { nonWorkingDays: [{ day: '2026-03-16', reason: 'Natalicio de Juárez', basis: 'LFT 74' }] };

it.each<[string, string, number, string]>([
  ['the same day', '2026-03-12 17:00', 8, '2026-03-12 09:00'],
  ['exactly since opening', '2026-03-12 16:00', 8, '2026-03-12 08:00'],
  ['from the day before', '2026-03-12 10:00', 8, '2026-03-11 12:00'],
  ['past a night in which nothing counts', '2026-03-12 23:00', 8, '2026-03-12 10:00'],
  ['before opening, as of the last closing', '2026-03-12 06:00', 8, '2026-03-11 10:00'],
  ['past a weekend and a non-working Monday', '2026-03-17 09:00', 8, '2026-03-13 11:00'],
  ['on a Sunday', '2026-03-15 12:00', 10, '2026-03-13 08:00'],
  ['over several days', '2026-03-17 09:00', 24, '2026-03-11 15:00'],
])('hours of the office are counted back %s', (_what, now, hours, ago) => {
  const [day = '', time = ''] = now.split(' ');
  const { day: then, time: at } = officeHoursAgo({ day, time }, hours, office, calendar);
  expect(`${then} ${at}`).toBe(ago);
});
