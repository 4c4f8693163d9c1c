import { formatDay, type Tx } from '@oficialia/platform';
import { nextStatus, type LockedPetition, type PetitionStatus } from '@oficialia/registry';
import { METHODS } from '../replies.catalogue.js';
import { alreadyNotified, attemptOpen } from '../replies.errors.js';
import { notificationsOf, owedBy } from './notifications.queries.js';

/** Where something that was answered may be told, also in part. */
export const MAY_BE_TOLD: readonly PetitionStatus[] = ['referred', 'acknowledged', 'replied'];

/**
 * Only what was answered and is not known yet is told, by one attempt at a time. Throws `notification.open`,
 * `notification.made` or `petition.transition` (all 409).
 */
export async function refuseUnfit(tx: Tx, petition: LockedPetition): Promise<void> {
  const attempts = await notificationsOf(tx, petition.id);
  const open = attempts.find(({ state }) => state === 'open');
  if (open) throw attemptOpen(open.recorded_by, METHODS[open.method]);
  const told = attempts.findLast(({ state }) => state === 'in_effect');
  const { untold } = await owedBy(tx, petition.id);
  if (untold === 0 && told) throw alreadyNotified(told.recorded_by, formatDay(told.effective_on ?? told.notified_on));
  if (untold === 0 || !MAY_BE_TOLD.includes(petition.status)) nextStatus(petition.status, 'notify');
}
