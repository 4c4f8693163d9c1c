import { defineJob } from '@oficialia/platform';

/** Every minute: reminders and escalations of due dates, the summaries of the day, a heartbeat. Listener: the notices. */
export const noticesTick = defineJob('notices.tick', { cron: '* * * * *', retryLimit: 0 });

/** An oficio to a department no longer holds. Listener: the replies, for perhaps nothing is owed to the petitioner now. */
export const oficioCancelled = defineJob<{ folio: string }>('oficio.cancelled');

/**
 * A person's summary of the day is written, in office hours and once a day. Listener: the notices put it into the
 * person's tray; who sends mail joins in there.
 */
export const summaryWritten = defineJob<{ summaryId: number }>('summary.written');
