import { Injectable } from '@nestjs/common';
import { Calendars, Settings } from '@oficialia/directory';
import { Clock, Db, type Queryable } from '@oficialia/platform';
import { countAsOf, type Figure } from '../../counting/counting.queries.js';
import { figuresIn } from '../../counting/figures-in-spans.queries.js';
import { FIXED_NAMES } from '../../counting/part-names.js';
import { definitionsInForce, goalsOf, type Definition, type Goal } from '../../defining/definitions.queries.js';
import { periodBefore, yearBefore, yearToDate, type Period } from '../../period.js';
import { tooManyPetitions } from '../reports.errors.js';
import { periodOfReport, type ReportRow } from '../reports.queries.js';
import { departmentsOf, instructionsOf, monthsOf, received, volumeOf } from './counting-lines.js';
import { earlierFigures } from './earlier.queries.js';
import { countedIn, oficiosOf, petitionLines, receivedIds, referralLines } from './lines.queries.js';
import type { IndicatorFigure, PetitionLine, Snapshot } from './snapshot.js';

/** More would not fit into a spreadsheet that people can work with. */
const MOST_PETITIONS = 250_000;

/** Counts everything that a report says, as of one moment. */
@Injectable()
export class Snapshots {
  constructor(
    private readonly db: Db,
    private readonly clock: Clock,
    private readonly calendars: Calendars,
    private readonly settings: Settings,
  ) {}

  /** The report as it would be signed now. Throws `report.too-many` (422). */
  async take(report: ReportRow): Promise<Snapshot> {
    const now = this.clock.now();
    const cutOff = await this.calendars.dayOf(now);
    const { name, followUpOffice, timeZone } = await this.settings.municipality();
    const period = periodOfReport(report);
    return countAsOf(this.db, cutOff, async (tx) => {
      const { key, version } = await this.calendars.calendar(tx);
      return {
        format: 1,
        municipality: name,
        office: followUpOffice,
        kind: report.kind,
        title: report.title,
        period,
        timeZone,
        cutOff,
        takenAt: now.toISOString(),
        calendar: { key, version },
        elaborated: { name: report.elaborated_name, position: report.elaborated_position },
        validated: { name: report.validated_name, position: report.validated_position },
        sheets: report.sheets,
        ...(await counts(tx, await definitionsInForce(tx), period, cutOff)),
        earlier: await earlierFigures(tx, period),
      };
    });
  }

  /**
   * The same period counted again now, by the definitions and as of the day of a signed report, so that only what changed
   * in the facts makes a difference.
   */
  async recount({ period, cutOff, indicators }: Snapshot): Promise<Counts & Pick<Snapshot, 'calendar'>> {
    const definitions = indicators.map(({ definition }) => definition);
    return countAsOf(this.db, cutOff, async (tx) => {
      const { key, version } = await this.calendars.calendar(tx);
      return { ...(await counts(tx, definitions, period, cutOff)), calendar: { key, version } };
    });
  }
}

export type Counts = Pick<Snapshot, 'volume' | 'indicators' | 'departments' | 'months' | 'instructions' | 'petitions'>;
type FrozenDefinition = IndicatorFigure['definition'];

async function counts(
  source: Queryable,
  definitions: (FrozenDefinition | Definition)[],
  period: Period,
  cutOff: string,
): Promise<Counts> {
  const goals = await goalsOf(source, Number(period.to.slice(0, 4)));
  const indicators: IndicatorFigure[] = [];
  const counted = new Map<number, PetitionLine['counted']>();
  for (const id of await receivedIds(source, period)) counted.set(id, {});
  if (counted.size > MOST_PETITIONS) throw tooManyPetitions(MOST_PETITIONS);
  const spans = [period, yearToDate(period), periodBefore(period), yearBefore(period)];
  const figures = await figuresIn(source, definitions, spans, {});
  for (const [at, definition] of definitions.entries()) {
    indicators.push(indicatorOf(frozen(definition), figures[at] as Figure[], goals.get(definition.key)));
    for (const { petition_id, of, hit, days } of await countedIn(source, definition.formula, period)) {
      const line = counted.get(petition_id) ?? {};
      line[definition.key] = days === null ? [of, hit] : [of, hit, days];
      counted.set(petition_id, line);
    }
  }
  return { indicators, ...(await linesOf(source, counted, period, cutOff)) };
}

async function linesOf(
  source: Queryable,
  counted: Map<number, PetitionLine['counted']>,
  period: Period,
  cutOff: string,
): Promise<Omit<Counts, 'indicators'>> {
  const ids = [...counted.keys()];
  const referrals = await referralLines(source, ids);
  const byPetition = Map.groupBy(referrals, ({ petition_id }) => petition_id);
  const known = await petitionLines(source, ids);
  const petitions = known.map(({ id, ...line }): PetitionLine => {
    const its = byPetition.get(id) ?? [];
    const distinct = (values: (string | null)[]) => [...new Set(values.filter((value) => value !== null))];
    return {
      ...line,
      departments: distinct(its.map(({ department }) => department)),
      topics: distinct(its.map(({ topic }) => topic)),
      instructions: distinct(its.map(({ instruction }) => instruction)),
      counted: counted.get(id) ?? {},
    };
  });
  const receivedNow = new Set(received(known, period).map(({ id }) => id));
  const ofThese = referrals.filter(({ petition_id }) => receivedNow.has(petition_id));
  return {
    petitions,
    volume: volumeOf(petitions, period, await oficiosOf(source, [...receivedNow]), cutOff),
    departments: departmentsOf(ofThese, cutOff),
    months: monthsOf(petitions, period),
    instructions: instructionsOf(ofThese, FIXED_NAMES.instruccion),
  };
}

function indicatorOf(
  definition: FrozenDefinition,
  [figure, soFar, before, lastYear]: Figure[],
  goal: Goal | undefined,
): IndicatorFigure {
  const kept = goal ? { year: goal.year, annual: goal.annual, quarters: goal.quarters } : null;
  return { definition, figure, soFar, before, lastYear, goal: kept } as IndicatorFigure;
}

/** Without who wrote it and when, which the history of the definition keeps. */
function frozen(definition: FrozenDefinition | Definition): FrozenDefinition {
  const { defined_at: _at, defined_by: _by, ...ficha } = definition as Definition;
  return ficha;
}
