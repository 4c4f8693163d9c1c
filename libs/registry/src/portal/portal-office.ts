import { Injectable } from '@nestjs/common';
import { Db } from '@oficialia/platform';
import { portalNotReady } from './portal.errors.js';
import { publicMunicipality, type PublicMunicipality } from './portal.queries.js';

const CACHE_MS = 60_000;

/** Whose portal it is. On every page, so each process keeps it for a minute. */
@Injectable()
export class PortalOffice {
  private cached?: { municipality: PublicMunicipality; until: number };

  constructor(private readonly db: Db) {}

  /** Throws `portal.not-ready` before set-up. */
  async municipality(): Promise<PublicMunicipality> {
    if (this.cached && this.cached.until > Date.now()) return this.cached.municipality;
    return this.fresh();
  }

  /** The same, asked of the database now. */
  async fresh(): Promise<PublicMunicipality> {
    const municipality = await publicMunicipality(this.db);
    if (!municipality) throw portalNotReady();
    this.cached = { municipality, until: Date.now() + CACHE_MS };
    return municipality;
  }
}
