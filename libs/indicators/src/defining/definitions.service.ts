import { Injectable } from '@nestjs/common';
import { brokenConstraint, Clock, Db, ValidationProblem, type Actor } from '@oficialia/platform';
import { definitionChanged } from '../indicators.errors.js';
import type { DefinitionRequest } from './definition.dto.js';
import { versionsOf } from './definitions.queries.js';

/** Versions of the fichas: a changed one is a new one, and what was signed keeps the old one. */
@Injectable()
export class Definitions {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the next version of a ficha, counted by the same formula; returns its number. Throws `indicator.not-found`,
   * `indicator.changed` (409) when somebody else wrote one meanwhile, or a ValidationProblem.
   */
  async redefine(key: string, ficha: DefinitionRequest, actor: Actor): Promise<number> {
    checkLights(ficha);
    return this.db
      .transaction(async (tx) => {
        const [{ version }] = await versionsOf(tx, key);
        if (version !== ficha.seen) throw definitionChanged();
        await tx.query(
          `INSERT INTO indicator_definition (key, version, position, formula, measure, counts, name, programme, level,
             dimension, definition, method, numerator, denominator, exclusions, source, unit, frequency, direction, baseline,
             baseline_year, responsible, verification, green_from, green_to, amber_from, amber_to, reason, defined_at, defined_by)
           SELECT d.key, d.version + 1, d.position, d.formula, d.measure, d.counts, f.name, f.programme, f.level, f.dimension,
             f.definition, f.method, f.numerator, f.denominator, f.exclusions, f.source, f.unit, f.frequency, f.direction,
             f.baseline, f."baselineYear", f.responsible, f.verification, f."greenFrom", f."greenTo", f."amberFrom",
             f."amberTo", f.reason, $4, $5
           FROM indicator_definition d CROSS JOIN jsonb_to_record($3) AS f(name text, programme text, level text,
             dimension text, definition text, method text, numerator text, denominator text, exclusions text, source text,
             unit text, frequency text, direction text, baseline numeric, "baselineYear" integer, responsible text,
             verification text, "greenFrom" integer, "greenTo" integer, "amberFrom" integer, "amberTo" integer, reason text)
           WHERE d.key = $1 AND d.version = $2`,
          [key, version, JSON.stringify(ficha), this.clock.now(), actor.id],
        );
        return version + 1;
      })
      .catch((error: unknown) => {
        throw brokenConstraint(error) === 'indicator_definition_version_unique' ? definitionChanged() : error;
      });
  }
}

function checkLights({ amberFrom, greenFrom, greenTo, amberTo }: DefinitionRequest): void {
  if (amberFrom <= greenFrom && greenFrom <= greenTo && greenTo <= amberTo) return;
  const message = 'Semáforo: amarillo desde ≤ verde desde ≤ verde hasta ≤ amarillo hasta.';
  throw new ValidationProblem([{ field: 'greenFrom', message }]);
}
