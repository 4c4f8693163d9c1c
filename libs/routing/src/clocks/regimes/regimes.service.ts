import { Injectable } from '@nestjs/common';
import { listCalendars } from '@oficialia/directory';
import { brokenConstraint, Clock, Db, ValidationProblem, type Actor } from '@oficialia/platform';
import { randomUUID } from 'node:crypto';
import { regimeChanged, regimeNotFound } from '../clock.errors.js';
import { checkRegime, type RegimeRequest } from './regime.dto.js';
import { regimeVersions } from './regimes.queries.js';
import { TermRegimeEntity } from './term-regime.entity.js';

/** The terms of each legal regime. A change is a new version; clocks that run keep the one that they started with. */
@Injectable()
export class Regimes {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the next version of the regime `key`, or the first of a new one when it is undefined; gives its key. Throws
   * `regime.not-found`, or `regime.changed` (409) when somebody wrote a version that `request.seen` does not know.
   */
  async save(key: string | undefined, request: RegimeRequest, actor: Actor): Promise<string> {
    checkRegime(request);
    const versions = key === undefined ? [] : await regimeVersions(this.db, key);
    if (key !== undefined && !versions[0]) throw regimeNotFound(key);
    if ((versions[0]?.version ?? 0) !== request.seen) throw regimeChanged();
    const calendars = await listCalendars(this.db);
    if (request.calendar && !calendars.some((calendar) => calendar.key === request.calendar))
      throw new ValidationProblem([{ field: 'calendar', message: 'Calendario: elija una de las opciones.' }]);
    const saved = key ?? randomUUID().slice(0, 8);
    try {
      await this.insert(saved, request, actor);
    } catch (error) {
      if (brokenConstraint(error) === 'term_regime_version_unique') throw regimeChanged();
      throw error;
    }
    return saved;
  }

  private async insert(key: string, { seen, ...fields }: RegimeRequest, actor: Actor): Promise<void> {
    const version = { key, version: seen + 1, madeAt: this.clock.now(), madeBy: actor.id };
    await this.db.transaction((tx) => tx.insert(TermRegimeEntity, { ...fields, ...version }));
  }
}
