import { describe, expect, it } from 'vitest';
import { PETITION_STATUSES } from '../petition.status.js';
import { progressOf } from './petition-progress.js';
import type { PublicPetition, PublicReferral } from './portal.queries.js';

const ZONE = 'America/Mexico_City';
const NOON = new Date('2026-11-30T18:00:00Z');
const progress = (petition: PublicPetition, now = NOON) => progressOf(petition, now, ZONE);

const referral: PublicReferral = {
  department: 'Dirección de Obras Públicas',
  oficio: 'SA/00127/2026',
  referredAt: '2026-11-20T16:00:00+00:00',
  dueDate: '2026-12-04',
  acknowledgedAt: '2026-11-23T15:05:00+00:00',
  repliedAt: null,
  answers: [],
};

const received: PublicPetition = {
  folio: 'PM-2026-000412',
  status: 'received',
  receivedAt: '2026-11-21T05:30:00+00:00',
  registeredAt: '2026-11-20T15:00:00+00:00',
  channel: 'counter',
  sheets: 3,
  annexes: [],
  documentKind: 'Escrito de particular',
  completeBy: null,
  seal: 'c0ffee25'.repeat(8),
  referrals: [],
  notifiedOn: null,
  afterwards: null,
  closedAt: null,
};
const acknowledged: PublicPetition = { ...received, status: 'acknowledged', referrals: [referral] };
const repliedAt = '2026-11-27T18:00:00+00:00';
const answer = { repliedAt, answers: [{ point: null, repliedAt, sense: 'granted', text: 'Se cambió la luminaria.' }] };

describe('the progress of a petition', () => {
  it('dates the stages that have come, in days of the municipality, and leaves the others open', () => {
    const { stages } = progress(acknowledged);
    expect(stages.map(({ label, state, date }) => [label, state, date])).toEqual([
      ['Recibida', 'done', '2026-11-20'],
      ['Turnada', 'done', '2026-11-20'],
      ['Acusada', 'current', '2026-11-23'],
      ['Contestada', 'pending', null],
      ['Notificada', 'pending', null],
      ['Concluida', 'pending', null],
    ]);
  });

  it('is told for every status', () => {
    for (const status of PETITION_STATUSES) expect(progress({ ...received, status }).stages).not.toHaveLength(0);
  });

  it('skips answer and notification when the matter was over without them', () => {
    const { stages } = progress({ ...received, status: 'closed', closedAt: '2026-11-24T15:00:00+00:00' });
    expect(stages.slice(3).map(({ state }) => state)).toEqual(['skipped', 'skipped', 'done']);
  });
});

describe('what no longer counts', () => {
  it('is not shown: an oficio that was cancelled, returned or reassigned', () => {
    const over = ['cancelled', 'returned', 'reassigned'].map((status) => ({ ...referral, status }));
    const { referrals, dueDate } = progress({
      ...acknowledged,
      referrals: [...over, { ...referral, status: 'issued' }],
    });
    expect([referrals.length, dueDate]).toEqual([1, '2026-12-04']);
    expect(progress({ ...received, referrals: over })).toMatchObject({ referrals: [], dueDate: null });
  });

  it('gives way to the authority to which the petition was sent, and since when', () => {
    const remission = { authority: 'CFE', oficio: 'SP/0003/2026', remittedAt: '2026-11-24T15:00:00+00:00' };
    const sent = progress({ ...received, status: 'remitted', remission });
    expect(sent.remission).toEqual(remission);
    expect(sent.stages.at(-1)).toMatchObject({ status: 'remitted', date: '2026-11-24' });
  });
});

describe('the day of the answer', () => {
  it('is the last of those that are missing', () => {
    const later = { ...referral, oficio: 'SA/00128/2026', dueDate: '2026-12-09' };
    const answered = { ...referral, oficio: 'SA/00129/2026', dueDate: '2026-12-20', ...answer };
    expect(progress({ ...acknowledged, referrals: [referral, later, answered] }).dueDate).toBe('2026-12-09');
  });

  it('is overdue from the first minute of the day after', () => {
    expect(progress(acknowledged, new Date('2026-12-05T05:59:00Z')).overdue).toBe(false);
    expect(progress(acknowledged, new Date('2026-12-05T06:00:00Z')).overdue).toBe(true);
  });

  it('is none where no answer is due, and none once there is an answer', () => {
    expect(progress({ ...acknowledged, referrals: [{ ...referral, dueDate: null }] }).dueDate).toBeNull();
    expect(
      progress({ ...acknowledged, status: 'replied', referrals: [{ ...referral, ...answer }] }).dueDate,
    ).toBeNull();
  });
});

describe('the answer', () => {
  it('is told with its sense in words', () => {
    const told: PublicPetition = { ...acknowledged, status: 'closed', referrals: [{ ...referral, ...answer }] };
    expect(progress(told).referrals[0]?.answers).toEqual([
      { point: null, repliedAt, sense: 'Favorable', text: 'Se cambió la luminaria.' },
    ]);
  });
});

describe('what the petitioner may say afterwards', () => {
  const afterwards = { evaluationDays: 3, reopeningDays: 2, verdict: null, reopening: null };
  const over: PublicPetition = { ...received, status: 'closed', notifiedOn: '2026-11-28', afterwards };
  const may = (petition: PublicPetition, now?: Date) => progress(petition, now).afterwards;

  it('has a last day each, that day included', () => {
    expect(may(over)).toMatchObject({ evaluateUntil: '2026-12-01', reopenUntil: '2026-11-30' });
    expect(may(over, new Date('2026-12-01T18:00:00Z'))).toMatchObject({
      evaluateUntil: '2026-12-01',
      reopenUntil: null,
    });
    expect(may(over, new Date('2026-12-02T18:00:00Z'))).toMatchObject({ evaluateUntil: null, reopenUntil: null });
  });

  it('is nothing before the answer was notified', () => {
    expect(may(received)).toBeNull();
  });

  it('does not open again what is open, or was asked before', () => {
    expect(may({ ...over, status: 'acknowledged' })).toMatchObject({ evaluateUntil: '2026-12-01', reopenUntil: null });
    const reopening = { askedAt: '2026-11-29T03:00:00+00:00', accepted: false, decision: 'Ya se atendió.' };
    expect(may({ ...over, afterwards: { ...afterwards, reopening } })).toMatchObject({
      reopenUntil: null,
      reopening: { askedOn: '2026-11-28', accepted: false, decision: 'Ya se atendió.' },
    });
  });
});
