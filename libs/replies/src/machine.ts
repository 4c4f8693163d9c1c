import type { Actor } from '@oficialia/platform';
import type { LedgerActor } from '@oficialia/registry';

/** What the worker does by itself: the answers of mail servers, and what comes of waiting. */
export const MACHINE: LedgerActor & Pick<Actor, 'departmentId'> = {
  id: null,
  name: 'Sistema',
  address: '',
  departmentId: null,
};
