import { Injectable } from '@nestjs/common';
import {
  calendarAt,
  calendarChanged,
  Calendars,
  changedCalendar,
  Settings,
  type CalendarChange,
} from '@oficialia/directory';
import { Clock, Db, Handles, type Tx } from '@oficialia/platform';
import { moveDueDates, movesOf, type Move } from './recount.queries.js';

/** Transactions at once: the database's work is most of it. A petition always keeps to one lane. */
const LANES = 2;

interface Version {
  first_day: string;
  author_id: number;
  author_name: string;
  address: string;
  current: number;
}

/** Counts open clocks again when a calendar changes; closed and answered ones keep the day that they had. */
@Injectable()
export class Recount {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly settings: Settings,
    private readonly calendars: Calendars,
  ) {}

  /** How many open clocks the change would move; nothing is written. */
  async preview(key: string, change: CalendarChange): Promise<number> {
    const context = {
      zone: await this.zone(),
      calendar: changedCalendar(await this.calendars.calendar(this.db, key), change),
    };
    let moved = 0;
    for (let cursor: number | null = 0; cursor !== null;) {
      const { moves, last } = await movesOf(this.db, key, change.firstDay, cursor, context);
      moved += moves.length;
      cursor = last;
    }
    return moved;
  }

  /**
   * Moves what the calendar's change moves, a batch at a time, with the calendar as it is now. May be
   * run again after a worker died in the middle: what was moved stays as it is, and the count goes on.
   */
  @Handles(calendarChanged)
  async run({ calendar: key, version }: { calendar: string; version: number }): Promise<void> {
    const made = await this.versionOf(key, version);
    if (!made) return;
    const context = { zone: await this.zone(), calendar: await calendarAt(this.db, key, made.current) };
    for (let cursor: number | null = 0; cursor !== null;) {
      const { moves, last } = await movesOf(this.db, key, made.first_day, cursor, context);
      const lanes = Map.groupBy(moves, ({ petition }) => petition % LANES);
      await Promise.all([...lanes.values()].map((lane) => this.move(lane, { key, version, made })));
      cursor = last;
    }
    await this.db.transaction((tx) =>
      tx.query('UPDATE calendar_version SET recounted_at = $3 WHERE calendar = $1 AND version = $2', [
        key,
        version,
        this.clock.now(),
      ]),
    );
  }

  private move(moves: Move[], { key, version, made }: { key: string; version: number; made: Version }): Promise<void> {
    const author = { id: made.author_id, name: made.author_name, address: made.address };
    return this.db.transaction(async (tx) => {
      const moved = await moveDueDates(tx, moves, made.current, this.clock.now(), author);
      // Last, because the lanes wait for each other at this row.
      await note(tx, key, version, moved);
    });
  }

  private async zone(): Promise<string> {
    return (await this.settings.municipality()).timeZone;
  }

  private async versionOf(key: string, version: number): Promise<Version | undefined> {
    const rows = await this.db.query<Version>(
      `SELECT v.first_day, v.changed_by AS author_id, p.name AS author_name, v.address, c.version AS current
       FROM calendar_version v JOIN calendar c ON c.key = v.calendar JOIN person p ON p.id = v.changed_by
       WHERE v.calendar = $1 AND v.version = $2`,
      [key, version],
    );
    return rows[0];
  }
}

async function note(tx: Tx, key: string, version: number, moved: number): Promise<void> {
  await tx.query('UPDATE calendar_version SET moved = moved + $3 WHERE calendar = $1 AND version = $2', [
    key,
    version,
    moved,
  ]);
}
