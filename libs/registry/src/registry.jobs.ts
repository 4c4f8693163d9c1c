import { defineJob } from '@oficialia/platform';

/** A petition has its folio. Listener: routing proposes a department. */
export const petitionRegistered = defineJob<{ petitionId: number }>('petition.registered');

/** Seals the entries of the days before, after midnight. Listener: the registry itself. */
export const sealLedger = defineJob('ledger.seal', { cron: '15 0 * * *' });
