import type { Db, Queryable } from '@oficialia/platform';
import { countAsOf } from '../counting/counting.queries.js';
import type { Cuts } from '../counting/cuts.js';
import type { Figure } from '../counting/figure.js';
import { figuresIn } from '../counting/figures-in-spans.queries.js';
import { definitionsInForce, goalsOf, type Definition, type Goal } from '../defining/definitions.queries.js';
import { monthsUpTo, periodBefore, yearBefore, yearToDate, type Period } from '../period.js';
import { departmentParts, type DepartmentPart } from './departments.queries.js';
import { neighbourhoods, type Neighbourhood } from './neighbourhoods.queries.js';
import { waitingPetitions, type WaitingAtStage } from './waiting.js';

/** What comes in, and what of it is answered: the two definitions that trend and neighbourhoods are told in. */
export const RECEIVED = 'answers-to-received';
export const ATTENTION = 'attention-rate';
export const NEIGHBOURHOODS_SHOWN = 15;
const MONTHS = 13;

/** An indicator of the period beside what it is compared with. */
export interface KeyFigure {
  definition: Definition;
  goal: Goal | undefined;
  figure: Figure;
  before: Figure;
  lastYear: Figure;
  /** Of the year until the end of the period; only of what has a goal. */
  soFar: Figure | undefined;
}

export interface MonthOfTrend {
  span: Period;
  received: Figure;
  attention: Figure;
}

export interface Panorama {
  figures: KeyFigure[];
  months: MonthOfTrend[];
  departments: DepartmentPart[];
  waiting: WaitingAtStage[];
  neighbourhoods: Neighbourhood[];
}

/** All that the page of the panorama shows, of one moment. */
export function readPanorama(db: Db, today: string, period: Period, cuts: Cuts): Promise<Panorama> {
  return countAsOf(db, today, async (tx) => {
    const definitions = await definitionsInForce(tx);
    const lastDay = period.to < today ? period.to : today;
    const months = monthsUpTo(lastDay < period.from ? period.to : lastDay, MONTHS);
    const [received, attention] = [definitionOf(definitions, RECEIVED), definitionOf(definitions, ATTENTION)];
    const trend = await figuresIn(tx, [received, attention], months, cuts);
    return {
      figures: await keyFigures(tx, definitions, period, cuts),
      months: months.map((span, at) => ({ span, received: trend[0]![at]!, attention: trend[1]![at]! })),
      departments: await departmentParts(tx, period, months, cuts),
      waiting: await waitingPetitions(tx, cuts),
      neighbourhoods: await neighbourhoods(tx, { received, attention }, period, cuts, NEIGHBOURHOODS_SHOWN),
    };
  });
}

async function keyFigures(
  source: Queryable,
  definitions: Definition[],
  period: Period,
  cuts: Cuts,
): Promise<KeyFigure[]> {
  const goals = await goalsOf(source, Number(period.to.slice(0, 4)));
  const figures = await figuresIn(source, definitions, [period, periodBefore(period), yearBefore(period)], cuts);
  const withGoal = definitions.filter(({ key }) => goals.has(key));
  const soFar = await figuresIn(source, withGoal, [yearToDate(period)], cuts);
  return definitions.map((definition, at) => {
    const [figure, before, lastYear] = figures[at] as [Figure, Figure, Figure];
    const goal = goals.get(definition.key);
    return { definition, goal, figure, before, lastYear, soFar: goal && soFar[withGoal.indexOf(definition)]?.[0] };
  });
}

/** The day of the first petition that there is. */
export async function firstDayOf(source: Queryable, today: string): Promise<string> {
  const [row] = await source.query<{ day: string | null }>('SELECT min(received_day) AS day FROM petition_fact');
  return row?.day ?? today;
}

/** The definition in force by its key; each key has one, because definitions are only added. */
function definitionOf(definitions: Definition[], key: string): Definition {
  const found = definitions.find((definition) => definition.key === key);
  if (!found) throw new Error(`no definition ${key}`);
  return found;
}
