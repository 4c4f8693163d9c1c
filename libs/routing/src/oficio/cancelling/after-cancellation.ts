import type { PetitionAct } from '@oficialia/registry';

/** What is left of a petition's referrals: those that were not returned, reassigned or cancelled. */
export interface LiveReferral {
  requires_reply: boolean;
  status: string;
}

/** How a petition moves once one of its oficios no longer counts; undefined while what is left decides nothing new. */
export function actAfterCancellation(live: readonly LiveReferral[]): PetitionAct | undefined {
  if (live.length === 0) return 'cancel_oficio';
  const awaited = live.filter(({ requires_reply }) => requires_reply);
  if (awaited.length === 0) return 'declare_no_reply';
  if (awaited.every(({ status }) => status === 'replied')) return 'reply';
  return live.every(({ status }) => status !== 'issued') ? 'acknowledge' : undefined;
}
