import { expect, it } from 'vitest';
import type { OficioRow } from '../oficios.queries.js';
import { minutarioCsv } from './minutario-files.js';
import { periodOf } from './period.js';

it('gives a spreadsheet text that it takes neither for a formula nor for another column', () => {
  const row = {
    kind: 'referral',
    label: 'SP/0001/2026',
    folio: 'PM-2026-000001',
    department: '=HYPERLINK("x"), S.A.',
    issued_at: new Date('2026-11-24T03:00:00Z'),
    content: { instruction: 'Para su atención' },
    acknowledged_at: null,
    cancelled_at: new Date('2026-11-24T18:00:00Z'),
    cancel_reason: '-1\nsegundo renglón',
  } as unknown as OficioRow;
  const [, line] = minutarioCsv([row], 'America/Mexico_City').split('\r\n');
  expect(line).toBe(
    `SP/0001/2026,2026-11-23,PM-2026-000001,"'=HYPERLINK(""x""), S.A.",Para su atención,Cancelado,,2026-11-24,"'-1\nsegundo renglón"`,
  );
});

it.each([
  [{}, '2026-01-01', '2026-12-31'],
  [{ year: 2024, month: 2 }, '2024-02-01', '2024-02-29'],
  [{ year: 2024, from: '2026-11-01' }, '2026-11-01', '2026-11-23'],
  [{ state: 'unprinted' as const }, '2026-08-25', '2026-11-23'],
  [{ to: '2026-11-01' }, '2000-01-01', '2026-11-01'],
])('asks for the days of %j', (query, from, to) => {
  expect(periodOf(query, '2026-11-23')).toEqual({ from, to });
});
