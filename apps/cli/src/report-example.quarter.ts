import { addDays, isBusinessDay, type BusinessCalendar } from '@oficialia/directory';
import { Chance } from './demonstration.chance.js';
import type { DemonstrationPetition, Step } from './demonstration.cast.js';
import { requestOf, type Material } from './demonstration.history.js';

/** What the real report of the third quarter of 2025 says of its petitions. */
export const QUARTER = { from: '2025-07-01', to: '2025-09-30', received: 1010, designations: 294, answers: 100 };
/** Who is sent to represent the mayor. */
const REPRESENTING = ['SP-402', 'CUL', 'DEP', 'DIF', 'DI', 'SOPDU'];
const [FASTEST_REPLY, SLOWEST_REPLY] = [4, 14];

/** The business days of the quarter. */
export function workingDays(calendar: BusinessCalendar): string[] {
  const days = [];
  for (let day = QUARTER.from; day <= QUARTER.to; day = addDays(day, 1))
    if (isBusinessDay(day, calendar)) days.push(day);
  return days;
}

/**
 * A quarter of `share` times the real one's petitions, spread evenly over `days`: each is turned on the day it came, every
 * designation as one, and as many of the others answered as the real office answered.
 */
export function exampleQuarter(material: Material, days: string[], share: number): DemonstrationPetition[] {
  const chance = new Chance(1010);
  const [received, designations, answers] = [QUARTER.received, QUARTER.designations, QUARTER.answers].map((count) =>
    Math.round(count * share),
  ) as [number, number, number];
  const asking = received - designations;
  let asked = 0;
  return Array.from({ length: received }, (_, at) => {
    const day = Math.floor((at * days.length) / received);
    const isDesignation = happensAt(at, designations, received);
    if (isDesignation) return designationOf(at, days[day] as string, material, chance);
    const answered = happensAt(asked++, answers, asking);
    return petitionOf(at, { days, at: day, answered }, material, chance);
  });
}

/** Whether the one at `at` of `all` is among `some` that are spread evenly over them. */
function happensAt(at: number, some: number, all: number): boolean {
  return Math.floor(((at + 1) * some) / all) > Math.floor((at * some) / all);
}

function designationOf(at: number, day: string, material: Material, chance: Chance): DemonstrationPetition {
  const matter = chance.weighted(material.matters.filter(({ fate }) => fate === 'invitation'));
  const steps: Step[] = [
    { act: 'register', on: day, at: hourOf(at, 9) },
    { act: 'refer', on: day, at: hourOf(at, 13), department: chance.one(REPRESENTING) },
    { act: 'acknowledge', on: day, at: hourOf(at, 16) },
  ];
  return { key: `ejemplo-${at}`, request: requestOf(matter, material, chance), matter, steps };
}

function petitionOf(
  at: number,
  { days, at: day, answered }: { days: string[]; at: number; answered: boolean },
  material: Material,
  chance: Chance,
): DemonstrationPetition {
  const matter = chance.weighted(material.matters.filter(({ fate }) => fate === 'attend'));
  const on = days[day] as string;
  const steps: Step[] = [
    { act: 'register', on, at: hourOf(at, 9) },
    { act: 'refer', on, at: hourOf(at, 13) },
    { act: 'acknowledge', on, at: hourOf(at, 16) },
  ];
  // Before the quarter ends, so that the report can be made on the next day.
  const replied = days[Math.min(day + chance.between(FASTEST_REPLY, SLOWEST_REPLY), days.length - 1)] as string;
  if (answered) steps.push({ act: 'reply', on: replied, at: hourOf(at, 17) });
  return { key: `ejemplo-${at}`, request: requestOf(matter, material, chance), matter, steps };
}

/** A minute of that hour, so that those of one day come one after the other. */
function hourOf(at: number, hour: number): string {
  return `${String(hour).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}
