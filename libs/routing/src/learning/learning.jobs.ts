import { defineJob } from '@oficialia/platform';

/** Learns from what was turned since the last time. Listener: routing itself. At night: 08:40 UTC is 02:40 in Oaxaca. */
export const learnRouting = defineJob('routing.learn', { cron: '40 8 * * *' });
