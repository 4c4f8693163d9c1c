import { defineJob } from '@oficialia/platform';

/** A calendar has a new version. Listener: routing counts the open clocks again. */
export const calendarChanged = defineJob<{ calendar: string; version: number }>('calendar.changed', {
  retryLimit: 12,
});
