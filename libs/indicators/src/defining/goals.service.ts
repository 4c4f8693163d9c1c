import { Injectable } from '@nestjs/common';
import { Clock, Db, type Actor } from '@oficialia/platform';
import { versionsOf } from './definitions.queries.js';
import type { GoalRequest } from './goal.dto.js';

/** What each indicator is to reach. */
@Injectable()
export class Goals {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /** Sets the goals of a year; those from before stay in the history. Throws `indicator.not-found`. */
  async set(key: string, { year, annual, first, second, third, fourth }: GoalRequest, actor: Actor): Promise<void> {
    await this.db.transaction(async (tx) => {
      await versionsOf(tx, key);
      await tx.query(
        `INSERT INTO indicator_goal (key, year, annual, quarters, set_at, set_by) VALUES ($1, $2, $3, $4, $5, $6)`,
        [key, year, annual, [first, second, third, fourth], this.clock.now(), actor.id],
      );
    });
  }
}
