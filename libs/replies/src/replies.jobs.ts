import { defineJob } from '@oficialia/platform';

/**
 * A letter waits to go out by e-mail. A server that hangs or says "later" is asked again for some seventeen hours.
 * Listener: the mailing of the letters.
 */
export const letterQueued = defineJob<{ notificationId: number }>('notification.send', {
  retryLimit: 10,
  retryDelay: 60,
  expireInSeconds: 300,
  atOnce: 2,
});

/** No attempt succeeded. Listener: the mailing gives the letter up, so that the petitioner is told in another way. */
export const letterGivenUp = defineJob<{ notificationId: number }>('notification.send.failed');

/** Every quarter of an hour: letters that did not come back in time count as delivered. Listener: the mailing. */
export const mailAged = defineJob('notification.aged', { cron: '*/15 * * * *' });
