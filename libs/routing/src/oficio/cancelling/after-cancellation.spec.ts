import { describe, expect, it } from 'vitest';
import { actAfterCancellation, type LiveReferral } from './after-cancellation.js';

const referral = (status: string, requires_reply = true): LiveReferral => ({ status, requires_reply });

describe('a petition of which an oficio was cancelled', () => {
  it.each<[string, LiveReferral[], string | undefined]>([
    ['waits to be turned again when nothing is left', [], 'cancel_oficio'],
    ['stays turned while another oficio waits for its stamp', [referral('issued'), referral('replied')], undefined],
    ['is acknowledged when the others are', [referral('acknowledged')], 'acknowledge'],
    ['is answered when all others answered', [referral('replied'), referral('issued', false)], 'reply'],
    ['needs no reply when nobody is asked for one', [referral('issued', false)], 'declare_no_reply'],
  ])('%s', (_, live, act) => {
    expect(actAfterCancellation(live)).toBe(act);
  });
});
