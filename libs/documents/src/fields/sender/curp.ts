import { checkCurp } from '@oficialia/registry';
import type { FieldFinder, Finding } from '../finding.js';
import { fold, type Letter } from '../letter.js';
import { asDigit, asLetter } from '../slips.js';
import { senderName } from './sender-name.js';

/** 18 characters, which the engine may have parted by single spaces. */
const SHAPE = /(?<![A-Z0-9])(?:[A-Z0-9|$!] ?){17}[A-Z0-9|$!](?![A-Z0-9])/g;
const LABEL = /(?:C\.?\s?U\.?\s?R\.?\s?P\.?|REGISTRO DE POBLACION)[^A-Z0-9]{0,12}(?:NUMERO |NUM\.? |ES |:)?\s*$/;
const OF_ANOTHER =
  /\bDE (?:MI|MIS|SU|SUS|LA|EL|DEL) (?!SUSCRIT|PROMOVENTE|SOLICITANTE|PETICIONARI)[A-Z ]{2,40}\W{0,3}$/;
/** Two digits of a year of birth: above, not of this century; below, not of the last one. */
const OF_THIS_CENTURY = 40;
const OF_LAST_CENTURY = 15;
/** L letter, D digit, E either; the sex is a letter too. */
const POSITIONS = 'LLLLDDDDDDLLLLLLED';

/** The sender's CURP: each position and the check digit must fit, slips of the engine are mended by position. */
export const curp: FieldFinder = {
  field: 'curp',
  find: (letter) => {
    const name = senderName.find(letter)?.value;
    const found = Array.from(letter.folded.matchAll(SHAPE)).flatMap((match) => candidate(letter, match, name));
    const different = new Set(found.map((one) => one.value));
    if (different.size < 2) return found[0];
    const own = found.filter((one) => one.strength > 0.9);
    return new Set(own.map((one) => one.value)).size === 1 ? own[0] : undefined;
  },
};

function candidate(letter: Letter, match: RegExpExecArray, name: string | undefined): Finding[] {
  const written = match[0].replace(/ /g, '');
  const repaired = repairCurp(written);
  if (!repaired) return [];
  const before = letter.folded.slice(Math.max(0, match.index - 60), match.index);
  if (OF_ANOTHER.test(before)) return [];
  const slips = Array.from(repaired).filter((one, i) => one !== written[i]).length;
  const base = LABEL.test(before) ? 0.98 : 0.9;
  const isOwn = !name || fits(repaired, name);
  if (!isOwn && slips > 0) return [];
  const strength = base - slips * 0.05 - (isOwn ? 0 : 0.35);
  return [{ value: repaired, start: match.index, end: match.index + match[0].length, strength }];
}

/** A CURP as it was read, in capitals, with letters and digits put right by position; undefined when it still is none. */
export function repairCurp(read: string): string | undefined {
  if (read.length !== 18) return undefined;
  const fixed = Array.from(read, (one, i) => {
    if (POSITIONS[i] === 'L') return asLetter(one);
    return POSITIONS[i] === 'D' ? asDigit(one) : one;
  }).join('');
  const distinguisher = fixed.charAt(16);
  const year = Number(fixed.slice(4, 6));
  // A letter there means born from 2000 on, a digit before: what no living person's year allows is a slip.
  const readings = [distinguisher];
  if (year > OF_THIS_CENTURY) readings[0] = asDigit(distinguisher);
  if (year < OF_LAST_CENTURY) readings.push(asLetter(distinguisher));
  return readings.map((one) => fixed.slice(0, 16) + one + fixed.slice(17)).find((one) => checkCurp(one).ok);
}

/** Its first letters come from the surnames and the given name. */
function fits(code: string, name: string): boolean {
  const initials = fold(name)
    .split(/\s+/)
    .map((word) => word.charAt(0));
  return [0, 2, 3].every((i) => initials.includes(code.charAt(i)) || code.charAt(i) === 'X');
}
