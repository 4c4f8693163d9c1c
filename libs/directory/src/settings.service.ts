import { Injectable } from '@nestjs/common';
import { Db, type Tx } from '@oficialia/platform';
import { notSetUp } from './directory.errors.js';
import { Municipality } from './municipality.entity.js';

const CACHE_MS = 5_000;

/** The settings of the municipality. Read on every page, so each process keeps them for five seconds. */
@Injectable()
export class Settings {
  private cached?: { municipality: Municipality; until: number };

  constructor(private readonly db: Db) {}

  /** The municipality. Throws `municipality.missing` before set-up. */
  async municipality(): Promise<Municipality> {
    if (this.cached && this.cached.until > Date.now()) return this.cached.municipality;
    const municipality = await this.db.transaction((tx) => tx.findOneBy(Municipality, { id: 1 }));
    if (!municipality) throw notSetUp();
    this.cached = { municipality, until: Date.now() + CACHE_MS };
    return municipality;
  }

  async change(tx: Tx, changes: Partial<Omit<Municipality, 'id'>>): Promise<void> {
    await tx.update(Municipality, { id: 1 }, changes);
    this.cached = undefined;
  }
}
