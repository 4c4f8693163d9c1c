import { Injectable } from '@nestjs/common';
import { Clock, Db } from '@oficialia/platform';

/** What must beat; each runs every minute in a worker. */
export const SCHEDULER = 'clocks';

/** Silence after which somebody is told. */
const LATE_MS = 3 * 60_000;

export interface Pulse {
  beatAt: Date | null;
  doneAt: Date | null;
  outcome: string | null;
  /** Silent for too long, or its last runs failed. */
  late: boolean;
}

/** The last run of what the clock starts. A scheduler that is dead writes nothing, so that others see it by the time. */
@Injectable()
export class Heartbeats {
  private readonly since: Date;

  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {
    this.since = clock.now();
  }

  /** Runs `work` and writes when it began, when it ended and with what; an error is written and thrown again. */
  async beat(name: string, work: () => Promise<string>): Promise<void> {
    const began = this.clock.now();
    await this.write(name, began, null, null);
    try {
      await this.write(name, began, this.clock.now(), await work());
    } catch (error) {
      await this.write(name, began, null, `Falló: ${(error as Error).message}`);
      throw error;
    }
  }

  async pulse(name: string): Promise<Pulse> {
    const rows = await this.db.query<{ beat_at: Date; done_at: Date | null; outcome: string | null }>(
      'SELECT beat_at, done_at, outcome FROM heartbeat WHERE name = $1',
      [name],
    );
    const { beat_at: beatAt = null, done_at: doneAt = null, outcome = null } = rows[0] ?? {};
    // What never ran has as long to begin as this process lives.
    const late = this.clock.now().getTime() - (doneAt ?? this.since).getTime() > LATE_MS;
    return { beatAt, doneAt, outcome, late };
  }

  private async write(name: string, beatAt: Date, doneAt: Date | null, outcome: string | null): Promise<void> {
    await this.db.transaction((tx) =>
      tx.query(
        `INSERT INTO heartbeat (name, beat_at, done_at, outcome) VALUES ($1, $2, $3, $4)
         ON CONFLICT (name) DO UPDATE SET beat_at = excluded.beat_at,
           done_at = coalesce(excluded.done_at, heartbeat.done_at), outcome = coalesce(excluded.outcome, heartbeat.outcome)`,
        [name, beatAt, doneAt, outcome],
      ),
    );
  }
}
