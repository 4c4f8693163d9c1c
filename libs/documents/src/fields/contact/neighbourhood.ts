import type { FieldFinder, Finding } from '../finding.js';
import type { Letter } from '../letter.js';
import { inNameCase } from '../sender/name-case.js';
import { homesOrPeopleIn } from './home.js';

const KIND =
  /(?<![A-Z])(COLONIA|COL\b\.?|FRACCIONAMIENTO|FRACC\b\.?|BARRIO|AGENCIA(?: MUNICIPAL| DE POLICIA)?|UNIDAD HABITACIONAL|U\.\s?H\.|RANCHERIA|COMUNIDAD DE)[ :]+/g;
const SMALL = '(?:(?:de|del|la|las|los|el|y)\\s+)*';
const WORD = "(?:\\p{Lu}\\p{L}{0,3}\\.|[\\p{Lu}\\d][\\p{L}\\d'’-]*)";
const NAME = new RegExp(`^${SMALL}(?:\\d{1,2}\\s+de\\s+)?${WORD}(?:\\s+${SMALL}${WORD}){0,5}`, 'u');
/** How far from the words for the sender's home a neighbourhood still belongs to it. */
const NEAR = 130;

/** The sender's neighbourhood: near the words for a home, or the only one that the letter names. */
export const neighbourhood: FieldFinder = {
  field: 'contactNeighbourhood',
  find: (letter) => {
    const homes = homesOrPeopleIn(letter);
    const found = Array.from(letter.folded.matchAll(KIND)).flatMap((match) => named(letter, match));
    const own = found.find((one) => homes.some((at) => one.start >= at - 20 && one.start - at < NEAR));
    if (own) return own;
    if (new Set(found.map((one) => one.value)).size !== 1) return undefined;
    const only = found.find((one) => !isAddressee(letter, one) && !/^(?:Rancher|Comunidad)/.test(one.value));
    return only && { ...only, strength: 0.68 };
  },
};

function named(letter: Letter, match: RegExpExecArray): Finding[] {
  const at = match.index + match[0].length;
  const after = letter.text.slice(at, at + 80);
  // A line break ends the name only in a heading: prose is broken anywhere.
  const name = NAME.exec(after.replace(/\n/g, at < (letter.lines[letter.body]?.start ?? 0) ? '|' : ' '))?.[0];
  const bare = name?.replace(/\s+(?:y|e)\s+(?:Barrio|Colonia|Col|Fracc|la|del?)\b.*$|\s+C\.?\s?P\b.*$|[\s.,-]+$/g, '');
  if (/[«"“]$/.test(letter.text.slice(0, match.index))) return [];
  if (!bare || bare.length < 3 || /^\d+$/.test(bare)) return [];
  const value = withKind(match[1] ?? '', inNameCase(bare));
  return [{ value, start: match.index, end: at + bare.length, strength: 0.88 }];
}

/** A colonia is meant when nothing is said; what is something else says so. */
function withKind(kind: string, name: string): string {
  if (kind.startsWith('COL')) return name;
  if (kind.startsWith('FRACC')) return `Fracc. ${name}`;
  if (kind.startsWith('U')) return `Unidad Habitacional ${name}`;
  const written = inNameCase(kind).replace('Policia', 'Policía').replace('Rancheria', 'Ranchería');
  return `${written} ${name.replace(/^(?:De|Del)\b/, (word) => word.toLowerCase())}`;
}

/** Under the name of the one who is written to, before the prose. */
function isAddressee(letter: Letter, { start }: Finding): boolean {
  const index = letter.lines.findIndex((line) => line.start <= start && start < line.end);
  if (index >= letter.body) return false;
  return letter.lines
    .slice(0, index)
    .some((line) => /^(?:C|LIC|ING|DR|DRA|MTR[OA]|ARQ|PROFR?A?|SR|SRA)\.? [A-Z]/.test(line.folded));
}
