import type { Actor } from '@oficialia/platform';

/** What one person has typed in answer to one referral, until the reply is there. */
export function replyDraft(actor: Actor, referralId: number): string {
  return `contestar:${actor.id}:${referralId}`;
}

/** What one person has typed of the notification of one petition. */
export function notificationDraft(actor: Actor, folio: string): string {
  return `notificar:${actor.id}:${folio}`;
}
