import { Injectable } from '@nestjs/common';
import { Db, Handles } from '@oficialia/platform';
import { learnPetitions } from '../registry.jobs.js';

/** What one page waits for at most; the job learns the rest. */
const FEW = 100;
const MANY = 1_000;

/** Keeps the usual values and the traces of senders up to date, behind the registration and never in its way. */
@Injectable()
export class Learning {
  constructor(private readonly db: Db) {}

  /** Learns what was registered a moment ago, so that who asks now finds it. */
  async catchUp(): Promise<void> {
    await this.learn(FEW);
  }

  /** Learns all that is new, in pieces. Running it again is harmless. */
  @Handles(learnPetitions)
  async learnAll(): Promise<void> {
    while ((await this.learn(MANY)) === MANY);
  }

  private learn(most: number): Promise<number> {
    return this.db.transaction(async (tx) => {
      const rows: { learned: number }[] = await tx.query('SELECT learn_new_petitions($1) AS learned', [most]);
      return rows[0]?.learned ?? 0;
    });
  }
}
