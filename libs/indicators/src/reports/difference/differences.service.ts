import { Injectable } from '@nestjs/common';
import { Db } from '@oficialia/platform';
import { definitionsInForce } from '../../defining/definitions.queries.js';
import { Signing } from '../signing.service.js';
import type { Snapshot } from '../taking/snapshot.js';
import { Snapshots } from '../taking/snapshots.js';
import { differenceOf, type Difference } from './difference.js';
import { actsSince, type LaterAct } from './later-acts.queries.js';

export interface ExplainedDifference extends Difference {
  signed: Snapshot;
  /** What was done with each of the petitions that differ since the figures were taken. */
  acts: Map<string, LaterAct[]>;
  /** The calendar's version now, when it is another one. */
  calendarNow: Snapshot['calendar'] | undefined;
  /** Definitions that have a newer version, which a signed report does not follow. */
  redefined: { name: string; signed: number; inForce: number }[];
}

/** Compares signed reports with the facts as they are now. */
@Injectable()
export class Differences {
  constructor(
    private readonly db: Db,
    private readonly signing: Signing,
    private readonly snapshots: Snapshots,
  ) {}

  /** What changed since a report was signed, and why. Throws `report.not-signed` (409). */
  async of(id: number): Promise<ExplainedDifference> {
    const signed = await this.signing.signedData(id);
    const now = await this.snapshots.recount(signed);
    const difference = differenceOf(signed, now);
    const folios = difference.petitions.map(({ folio }) => folio);
    const inForce = new Map((await definitionsInForce(this.db)).map(({ key, version }) => [key, version]));
    const moved = now.calendar.key !== signed.calendar.key || now.calendar.version !== signed.calendar.version;
    return {
      ...difference,
      signed,
      acts: await actsSince(this.db, folios, new Date(signed.takenAt)),
      calendarNow: moved ? now.calendar : undefined,
      redefined: signed.indicators.flatMap(({ definition: { key, name, version } }) => {
        const newest = inForce.get(key) ?? version;
        return newest > version ? [{ name, signed: version, inForce: newest }] : [];
      }),
    };
  }
}
