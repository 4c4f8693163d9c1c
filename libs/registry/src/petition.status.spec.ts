import { DomainError } from '@oficialia/platform';
import { describe, expect, it } from 'vitest';
import {
  isOpen,
  mayAct,
  nextStatus,
  PETITION_ACTS,
  PETITION_STATUSES,
  stages,
  STATUSES,
  type PetitionAct,
  type PetitionStatus,
} from './petition.status.js';

const after = (...acts: PetitionAct[]) => acts.reduce<PetitionStatus>(nextStatus, 'received');

describe('the life of a petition', () => {
  it.each<[PetitionStatus, PetitionAct[]]>([
    ['closed', ['refer', 'acknowledge', 'reply', 'notify', 'close']],
    ['closed', ['require_completion', 'complete', 'refer', 'reply', 'notify', 'close']],
    ['referred', ['refer', 'acknowledge', 'refer']],
    ['received', ['refer', 'acknowledge', 'return']],
    ['referred', ['refer', 'return', 'refer']],
    ['acknowledged', ['refer', 'acknowledge', 'require_completion', 'complete_acknowledged']],
    ['referred', ['refer', 'acknowledge', 'undo_acknowledgement']],
    ['not_filed', ['require_completion', 'lapse']],
    ['remitted', ['remit']],
    ['received', ['remit', 'cancel_remission']],
    ['received', ['refer', 'acknowledge', 'cancel_oficio']],
    ['withdrawn', ['refer', 'withdraw']],
    ['no_reply_required', ['refer', 'declare_no_reply', 'acknowledge', 'reply']],
    ['closed', ['declare_no_reply', 'close']],
    ['replied', ['refer', 'reply', 'notify', 'close', 'undo_notification']],
    ['closed', ['refer', 'reply', 'notify', 'close', 'reopen', 'reply', 'notify', 'close']],
    ['replied', ['refer', 'acknowledge', 'reply', 'send_back', 'reply']],
    ['annulled', ['refer', 'annul']],
  ])('ends %s after %j', (status, acts) => {
    expect(after(...acts)).toBe(status);
  });

  it.each<[PetitionStatus, PetitionAct]>([
    ['received', 'acknowledge'],
    ['received', 'reply'],
    ['received', 'notify'],
    ['received', 'close'],
    ['acknowledged', 'notify'],
    ['replied', 'close'],
    ['notified', 'reply'],
    ['notified', 'send_back'],
    ['closed', 'refer'],
    ['closed', 'annul'],
    ['in_prevention', 'refer'],
  ])('does not allow in %s: %s', (status, act) => {
    expect(() => nextStatus(status, act)).toThrow(DomainError);
    expect(mayAct(status, act)).toBe(false);
  });

  it('says in Spanish why an act does not fit', () => {
    expect(() => nextStatus('received', 'notify')).toThrow(
      'La petición está en estado «Recibida»; por eso no se puede notificar.',
    );
    expect(() => nextStatus('closed', 'refer')).toThrow(
      expect.objectContaining({
        code: 'petition.transition',
        status: 409,
        params: { status: 'closed', act: 'refer' },
      }),
    );
  });
});

describe('the table of statuses', () => {
  it('annuls from every open status', () => {
    for (const status of PETITION_STATUSES.filter(isOpen)) expect(nextStatus(status, 'annul')).toBe('annulled');
  });

  it('leaves nothing to do with what is over', () => {
    for (const status of ['remitted', 'not_filed', 'withdrawn', 'annulled'] as const) {
      expect(isOpen(status)).toBe(false);
      // Only an oficio can be cancelled: that of a remission.
      const left = status === 'remitted' ? ['cancel_remission'] : [];
      expect(PETITION_ACTS.filter((act) => mayAct(status, act))).toEqual(left);
    }
  });

  it('reaches every status, and lets every open one go on to an end', () => {
    const reached = new Set<PetitionStatus>(['received']);
    for (const status of reached) {
      for (const act of PETITION_ACTS) if (mayAct(status, act)) reached.add(nextStatus(status, act));
    }
    expect([...reached].sort()).toEqual([...PETITION_STATUSES].sort());
  });

  it('has a Spanish label and a tone for each', () => {
    for (const status of PETITION_STATUSES) expect(STATUSES[status].label).toMatch(/^[A-ZÁÉÍÓÚÑ]/);
  });
});

describe('the stages for a timeline', () => {
  const states = (status: PetitionStatus) => stages(status).map((stage) => `${stage.status} ${stage.state}`);

  it('shows what is behind, here and ahead', () => {
    expect(states('acknowledged')).toEqual([
      'received done',
      'referred done',
      'acknowledged current',
      'replied pending',
      'notified pending',
      'closed pending',
    ]);
  });

  it('shows a closed petition as done, and an unusual end as where it is', () => {
    expect(new Set(stages('closed').map((stage) => stage.state))).toEqual(new Set(['done']));
    expect(states('remitted')).toEqual(['received done', 'remitted current']);
    expect(states('in_prevention').slice(0, 3)).toEqual(['received done', 'in_prevention current', 'referred pending']);
  });
});
