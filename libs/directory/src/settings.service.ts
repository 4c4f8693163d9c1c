import { Injectable } from '@nestjs/common';
import { Db, Kept, type Tx } from '@oficialia/platform';
import { notSetUp } from './directory.errors.js';
import { Municipality } from './municipality.entity.js';

const KEPT_MS = 5_000;

/** The settings of the municipality. Read on every page, so each process keeps them for five seconds. */
@Injectable()
export class Settings {
  private readonly kept = new Kept<Municipality>(KEPT_MS);

  constructor(private readonly db: Db) {}

  /** The municipality. Throws `municipality.missing` before set-up. */
  municipality(): Promise<Municipality> {
    return this.kept.of('municipality', async () => {
      const municipality = await this.db.transaction((tx) => tx.findOneBy(Municipality, { id: 1 }));
      if (!municipality) throw notSetUp();
      return municipality;
    });
  }

  async change(tx: Tx, changes: Partial<Omit<Municipality, 'id'>>): Promise<void> {
    await tx.update(Municipality, { id: 1 }, changes);
    this.kept.forget();
  }
}
