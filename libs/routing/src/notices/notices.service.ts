import { Injectable } from '@nestjs/common';
import {
  addBusinessDays,
  addDays,
  businessDaysBetween,
  Calendars,
  Heartbeats,
  SCHEDULER,
  Settings,
  type BusinessCalendar,
  type IsoDay,
} from '@oficialia/directory';
import { Clock, Db, Handles, Jobs } from '@oficialia/platform';
import { noticesTick, summaryWritten } from '../routing.jobs.js';
import {
  writeNotices,
  writeNoticesAtOnce,
  writeSummaries,
  writeUnacknowledged,
  type NoticeBounds,
  type UnacknowledgedSince,
} from './notices.queries.js';

/** Of the sweep over all open clocks, which the tick makes from time to time. */
const SWEEP = 'notices';
const SWEEP_EVERY_MS = 10 * 60_000;
/** Business days ahead that a summary calls soon. */
const SOON_DAYS = 3;

interface RegimeDays {
  id: number;
  calendar: string | null;
  remind_days: number;
  chief_days: number;
  supervisor_days: number;
}

/** Tells people of due dates: rows in an outbox, and one summary a day, both in office hours. */
@Injectable()
export class Notices {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly settings: Settings,
    private readonly heartbeats: Heartbeats,
    private readonly jobs: Jobs,
  ) {}

  /** What the clock starts every minute. What was told is not told again, so that it may run twice or after a pause. */
  @Handles(noticesTick)
  async tick(): Promise<void> {
    await this.heartbeats.beat(SCHEDULER, async () => {
      const now = this.clock.now();
      const today = await this.calendars.dayOf(now);
      const atOnce = await this.db.transaction((tx) => writeNoticesAtOnce(tx, today, now));
      if (!(await this.calendars.isOpen(this.db, now))) return outcome(atOnce, 0, 'fuera de horas hábiles');
      const made = atOnce + (await this.sweepNowAndThen(now));
      return outcome(made, await this.summarise(now));
    });
  }

  /** Puts a summary into its person's tray. */
  @Handles(summaryWritten)
  async deliver({ summaryId }: { summaryId: number }): Promise<void> {
    await this.db.transaction((tx) =>
      tx.query('UPDATE daily_summary SET delivered_at = $2 WHERE id = $1 AND delivered_at IS NULL', [
        summaryId,
        this.clock.now(),
      ]),
    );
  }

  private async sweepNowAndThen(now: Date): Promise<number> {
    const { doneAt } = await this.heartbeats.pulse(SWEEP);
    const today = await this.calendars.dayOf(now);
    const recent = doneAt && now.getTime() - doneAt.getTime() < SWEEP_EVERY_MS;
    if (recent && (await this.calendars.dayOf(doneAt)) === today) return 0;
    let made = 0;
    await this.heartbeats.beat(SWEEP, async () => {
      const bounds = await this.bounds(today);
      const since = await this.unacknowledgedSince(now);
      made = await this.db.transaction(
        async (tx) => (await writeNotices(tx, bounds, today, now)) + (await writeUnacknowledged(tx, since, today, now)),
      );
      return outcome(made, 0);
    });
    return made;
  }

  private async summarise(now: Date): Promise<number> {
    const today = await this.calendars.dayOf(now);
    const soon = addBusinessDays(today, SOON_DAYS, await this.calendars.calendar(this.db));
    return this.db.transaction(async (tx) => {
      const written = await writeSummaries(tx, today, soon, now);
      for (const summaryId of written) await this.jobs.enqueue(tx, summaryWritten, { summaryId });
      return written.length;
    });
  }

  private async unacknowledgedSince(now: Date): Promise<UnacknowledgedSince> {
    const { acknowledgeHours, acknowledgeChiefHours, acknowledgeSupervisorHours } = await this.settings.municipality();
    const ago = (hours: number) => this.calendars.hoursAgo(this.db, now, hours);
    return {
      department: await ago(acknowledgeHours),
      chief: await ago(acknowledgeChiefHours),
      supervisor: await ago(acknowledgeSupervisorHours),
    };
  }

  /** Every version of every regime that a clock may run by, with its days counted from today. */
  private async bounds(today: IsoDay): Promise<NoticeBounds[]> {
    const regimes = await this.db.query<RegimeDays>(
      'SELECT id, calendar, remind_days, chief_days, supervisor_days FROM term_regime',
    );
    return Promise.all(
      regimes.map(async ({ id, calendar: key, remind_days, chief_days, supervisor_days }) => {
        const calendar = await this.calendars.calendar(this.db, key);
        return {
          regime: id,
          soon: remind_days === 0 ? null : addBusinessDays(today, remind_days, calendar),
          chief: lateSince(today, chief_days, calendar),
          supervisor: lateSince(today, supervisor_days, calendar),
        };
      }),
    );
  }
}

/** The last due date that is late by `n` business days or more on `today`; late by none is late since yesterday. */
export function lateSince(today: IsoDay, n: number, calendar: BusinessCalendar): IsoDay {
  let day = addDays(today, -1);
  while (businessDaysBetween(day, today, calendar) < n) day = addDays(day, -1);
  return day;
}

function outcome(notices: number, summaries: number, why?: string): string {
  const parts = [`${notices} avisos`, `${summaries} resúmenes`, why];
  return parts.filter(Boolean).join(', ');
}
