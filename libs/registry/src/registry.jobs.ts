import { defineJob } from '@oficialia/platform';

/** A batch of petitions has its folios. Listener: routing proposes a department for each. */
export const petitionsRegistered = defineJob<{ petitionIds: number[] }>('petitions.registered');

/**
 * Seals the entries of the days before. Listener: the registry itself. Every hour, because midnight comes at another
 * hour in each time zone and a worker may have slept through it; a day is sealed once.
 */
export const sealLedger = defineJob('ledger.seal', { cron: '15 * * * *' });

/** Learns senders and usual values of what was registered. Listener: the registry itself. */
export const learnPetitions = defineJob('petitions.learn', { cron: '* * * * *' });

/** Somebody asked for a verification of the whole ledger. Listener: the registry itself. */
export const verifyWholeLedger = defineJob<{ verificationId: number }>('ledger.verify', {
  expireInSeconds: 6 * 60 * 60,
  retryLimit: 1,
});
