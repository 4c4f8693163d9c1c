import { defineJob } from '@oficialia/platform';

/** A batch of petitions has its folios. Listener: routing proposes a department for each. */
export const petitionsRegistered = defineJob<{ petitionIds: number[] }>('petitions.registered');

/** Seals the entries of the days before, after midnight. Listener: the registry itself. */
export const sealLedger = defineJob('ledger.seal', { cron: '15 0 * * *' });
