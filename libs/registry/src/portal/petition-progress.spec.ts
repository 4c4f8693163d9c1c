import { describe, expect, it } from 'vitest';
import { PETITION_STATUSES } from '../petition.status.js';
import { progressOf } from './petition-progress.js';
import type { PublicPetition, PublicReferral } from './portal.queries.js';

const TODAY = '2026-11-30';

const referral: PublicReferral = {
  department: 'Dirección de Obras Públicas',
  oficio: 'SA/00127/2026',
  referredAt: '2026-11-20T16:00:00+00:00',
  dueDate: '2026-12-04',
  acknowledgedAt: '2026-11-23T15:05:00+00:00',
  repliedAt: null,
  sense: null,
  reply: null,
};

const received: PublicPetition = {
  folio: 'PM-2026-000412',
  status: 'received',
  receivedAt: '2026-11-20T15:00:00+00:00',
  registeredAt: '2026-11-20T15:00:00+00:00',
  channel: 'counter',
  sheets: 3,
  annexes: [],
  documentKind: 'Escrito de particular',
  seal: 'c0ffee25'.repeat(8),
  referrals: [],
  notifiedOn: null,
  closedAt: null,
};
const acknowledged: PublicPetition = { ...received, status: 'acknowledged', referrals: [referral] };
const answer = { repliedAt: '2026-11-27T18:00:00+00:00', sense: 'granted', reply: 'Se cambió la luminaria.' };

describe('the progress of a petition', () => {
  it('dates the stages that have come and leaves the others open', () => {
    const { stages } = progressOf(acknowledged, TODAY);
    expect(stages.map(({ label, state, date }) => [label, state, date?.slice(0, 10)])).toEqual([
      ['Recibida', 'done', '2026-11-20'],
      ['Turnada', 'done', '2026-11-20'],
      ['Acusada', 'current', '2026-11-23'],
      ['Contestada', 'pending', undefined],
      ['Notificada', 'pending', undefined],
      ['Concluida', 'pending', undefined],
    ]);
  });

  it('is told for every status', () => {
    for (const status of PETITION_STATUSES)
      expect(progressOf({ ...received, status }, TODAY).stages).not.toHaveLength(0);
  });

  it('skips answer and notification when the matter was over without them', () => {
    const { stages } = progressOf({ ...received, status: 'closed', closedAt: '2026-11-24T15:00:00+00:00' }, TODAY);
    expect(stages.slice(3).map(({ state }) => state)).toEqual(['skipped', 'skipped', 'done']);
  });
});

describe('the day of the answer', () => {
  it('is the last of those that are missing', () => {
    const later = { ...referral, oficio: 'SA/00128/2026', dueDate: '2026-12-09' };
    const answered = { ...referral, oficio: 'SA/00129/2026', dueDate: '2026-12-20', ...answer };
    expect(progressOf({ ...acknowledged, referrals: [referral, later, answered] }, TODAY).dueDate).toBe('2026-12-09');
  });

  it('is overdue from the day after', () => {
    expect(progressOf(acknowledged, '2026-12-04').overdue).toBe(false);
    expect(progressOf(acknowledged, '2026-12-05').overdue).toBe(true);
  });

  it('is none where no answer is due, and none once there is an answer', () => {
    expect(progressOf({ ...acknowledged, referrals: [{ ...referral, dueDate: null }] }, TODAY).dueDate).toBeNull();
    expect(
      progressOf({ ...acknowledged, status: 'replied', referrals: [{ ...referral, ...answer }] }, TODAY).dueDate,
    ).toBeNull();
  });
});

describe('the answer', () => {
  const replied: PublicPetition = { ...acknowledged, status: 'replied', referrals: [{ ...referral, ...answer }] };

  it('is told in full once the petitioner was notified', () => {
    const [told] = progressOf({ ...replied, status: 'notified', notifiedOn: '2026-11-28' }, TODAY).referrals;
    expect(told?.reply).toEqual({ sense: 'Favorable', text: 'Se cambió la luminaria.' });
  });

  it('is not told before, not even its sense', () => {
    const progress = progressOf(replied, TODAY);
    expect(progress.referrals[0]?.reply).toBeNull();
    expect(JSON.stringify(progress)).not.toMatch(/luminaria|granted|Favorable/);
  });

  it('waits for its own notification when the matter was opened again', () => {
    const again = { ...replied, notifiedOn: '2026-11-25' };
    expect(progressOf(again, TODAY).referrals[0]?.reply).toBeNull();
  });
});
