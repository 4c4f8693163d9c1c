import { Chance } from './demonstration.chance.js';
import type { Act, DemonstrationPetition, Step } from './demonstration.cast.js';
import { readJson } from './demonstration.people.js';

const OPENS = 9;

/** Something that people ask, with what becomes of it; `{calle}`, `{colonia}` and `{numero}` are filled in. */
export interface Matter {
  weight: number;
  subject: string;
  department: string;
  fate: string;
  documentKind?: string;
  priority?: string;
  reply?: string;
  sense?: string;
}

/** Acts in their order, each so many working days after the one before, at least and at most. */
interface Fate {
  weight: number;
  steps: [act: Act, least: number, most: number][];
}

export interface Material {
  firstNames: string[];
  surnames: string[];
  streets: string[];
  neighbourhoods: string[];
  organisations: { name: string; position: string }[];
  matters: Matter[];
  fates: Record<string, Fate[]>;
}

/** The petitions of so many working days of an office as it is, in the order in which they came: the same ones every time. */
export function history(days: number): DemonstrationPetition[] {
  const material = readJson('apps/cli/demonstration/history.json') as Material;
  const chance = new Chance(2026);
  return Array.from({ length: days }, (_, index) => days - index).flatMap((daysAgo) =>
    Array.from({ length: chance.between(1, 3) }, (_, n) => petitionOf(`${daysAgo}-${n}`, daysAgo, material, chance)),
  );
}

function petitionOf(key: string, daysAgo: number, material: Material, chance: Chance): DemonstrationPetition {
  const matter = chance.weighted(material.matters);
  const steps = stepsOf(chance.weighted(material.fates[matter.fate] ?? []), daysAgo, chance);
  return { key: `historia-${key}`, request: requestOf(matter, material, chance), matter, steps };
}

/** What somebody asks in a matter: who it is, where it is, how it came. */
export function requestOf(matter: Matter, material: Material, chance: Chance) {
  const place: Record<string, string> = {
    calle: chance.one(material.streets),
    colonia: chance.one(material.neighbourhoods),
    numero: String(chance.between(2, 480)),
  };
  const filled = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => place[name] ?? '');
  const sender = senderOf(material, chance);
  return {
    channel: chance.weighted([
      { weight: 8, name: 'counter' },
      { weight: 2, name: 'email' },
      { weight: 1, name: 'courier' },
    ]).name,
    ...sender,
    senderName: filled(sender.senderName),
    contactAddress: filled('{calle} {numero}, colonia {colonia}'),
    contactNeighbourhood: place['colonia'],
    contactTelephone: `951 555 ${chance.between(1000, 9999)}`,
    documentKind: matter.documentKind ?? 'letter',
    documentNumber: 'S/N',
    addressedTo: 'Presidencia Municipal',
    subject: filled(matter.subject),
    sheets: chance.between(1, 4),
    priority: matter.priority ?? 'normal',
  };
}

function senderOf(material: Material, chance: Chance) {
  const person = `${chance.one(material.firstNames)} ${chance.one(material.surnames)} ${chance.one(material.surnames)}`;
  if (chance.between(1, 4) > 1) return { senderKind: 'person', senderName: person };
  const { name, position } = chance.one(material.organisations);
  return { senderKind: 'organisation', senderName: name, senderPosition: position };
}

/** What has happened by now: acts whose day has not come are still to be done. */
function stepsOf(fate: Fate, receivedDaysAgo: number, chance: Chance): Step[] {
  let daysAgo = receivedDaysAgo;
  const acts: Fate['steps'] = [['register', 0, 0], ...fate.steps];
  return acts
    .map(([act, least, most], index) => {
      daysAgo -= chance.between(least, most);
      // Later acts of one day come later in it.
      const at = `${OPENS + index}:${String(chance.between(0, 59)).padStart(2, '0')}`;
      return { act, daysAgo, at };
    })
    .filter((step) => step.daysAgo > 0);
}
