import {
  BEFORE_NAMES,
  CUES,
  DONE,
  FINE,
  INSIDE_NAMES,
  NAMED,
  NO_NAMES,
  REPAIRED,
  REQUEST,
  REQUESTS,
  RESUMES,
  SHORTENED,
  type Cue,
} from './cues.js';
import type { Word } from './words.js';

/** From this standing on a word belongs to the matter. */
const LEAST_MATTER = 0.5;
const DENIED_IN_SUBJECT = 0.2;
const PLACE_IN_SUBJECT = 0.4;
const LONGEST_NAME = 4;
/** Words of a letter that is more than its request. */
const LONG = 60;
const FAR_FROM_REQUEST = 0.45;
/** A subject such as "Árbol no" has few words. */
const SHORT = 4;

const byFirstWord = Map.groupBy(CUES, (cue) => cue.phrase[0] ?? '');

/**
 * How much each word of a text counts: 1 where the matter is told, more where something is asked for, little in a place, a
 * name, a signature or what was done already, and nothing in what the writer says that it is not.
 */
export function standingOf(words: readonly Word[]): number[] {
  const standing = words.length < LONG ? words.map(() => 1) : nearTheRequest(words);
  const mixed = isMixed(words);
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    if (REQUESTS.has(word.folded)) cover(words, standing, at + 1, REQUEST);
    if (BEFORE_NAMES.has(word.folded) || (word.capital && NAMED.has(word.folded)))
      coverName(words, standing, at, mixed);
    if (word.folded === 'ya') coverDone(words, standing, at);
    if (FINE.some((phrase) => phrase.every((part, index) => words[at + index]?.folded === part)))
      coverClause(words, standing, at);
    if (word.folded === 'no' && at === words.length - 1 && at < SHORT) coverClause(words, standing, at);
    for (const cue of byFirstWord.get(word.folded) ?? []) {
      if (!cue.phrase.every((part, index) => words[at + index]?.folded === part)) continue;
      cover(words, standing, at + cue.phrase.length, cue);
    }
  }
  return standing;
}

/**
 * A long letter tells of many things before it asks: what it asks counts more, so does the sentence before, and all else less.
 * Without a request each word counts the same.
 */
function nearTheRequest(words: readonly Word[]): number[] {
  let sentence = 0;
  const sentences = words.map(({ after }) => (after === 'stop' ? ++sentence : sentence));
  const asking = new Set(sentences.filter((_sentence, at) => REQUESTS.has(words[at]?.folded ?? '')));
  if (asking.size === 0) return words.map(() => 1);
  return sentences.map((now) => (asking.has(now) || asking.has(now + 1) ? 1 : FAR_FROM_REQUEST));
}

/**
 * The words that a text only names as what it is not, or as a place, with what they still count: some subjects name them
 * all the same ("Panteón San Miguel: asaltan afuera del panteón").
 */
export function besideTheMatter(words: readonly Word[], standing: readonly number[]): ReadonlyMap<string, number> {
  const beside = new Map<string, number>();
  for (const [at, { stem, silent }] of words.entries()) {
    const now = standing[at] ?? 1;
    if (silent || now >= LEAST_MATTER) continue;
    beside.set(stem, Math.max(beside.get(stem) ?? 0, now > 0 && now <= DONE ? DENIED_IN_SUBJECT : PLACE_IN_SUBJECT));
  }
  for (const [at, { stem }] of words.entries()) if ((standing[at] ?? 1) >= LEAST_MATTER) beside.delete(stem);
  return beside;
}

/** Small letters with capitals among them, so that a capital tells a name. */
export function isMixed(words: readonly Word[]): boolean {
  let capitals = 0;
  let heard = 0;
  for (const word of words) {
    if (word.silent) continue;
    heard += 1;
    if (word.capital) capitals += 1;
  }
  return capitals > 0 && capitals < heard * 0.6;
}

function cover(words: readonly Word[], standing: number[], from: number, { factor, reach, until }: Cue): void {
  let covered = 0;
  for (let at = from; at < words.length && covered < reach; at++) {
    const word = words[at];
    if (!word) return;
    if (until !== 'end' && (word.after === 'stop' || (until === 'comma' && word.after === 'comma'))) return;
    if (factor < 1 && until === 'comma' && RESUMES.has(word.folded) && at > from) return;
    if (factor < 1 && until === 'stop' && REQUESTS.has(word.folded)) return;
    if (!word.silent) covered += 1;
    const now = standing[at] ?? 1;
    if (factor < 1) standing[at] = Math.min(now, factor);
    else if (now === 1) standing[at] = factor;
  }
}

function coverName(words: readonly Word[], standing: number[], cue: number, mixed: boolean): void {
  const before = words[cue]?.folded ?? '';
  let covered = 0;
  for (let at = cue + 1; at < words.length && covered < LONGEST_NAME; at++) {
    const word = words[at];
    if (!word || (word.after !== 'space' && !(at === cue + 1 && SHORTENED.has(before)))) return;
    if (INSIDE_NAMES.has(word.folded) || (before === 'entre' && word.folded === 'y')) continue;
    if (!word.capital && (mixed || covered > 0 || word.silent || NO_NAMES.has(word.folded))) return;
    // "CALLE OSCURA" says something; "Calle Bomberos" and "colonia bomberos" do not.
    standing[at] = Math.min(standing[at] ?? 1, word.capital || !before.startsWith('calle') ? 0 : 0.4);
    covered += 1;
  }
}

/** "El bache ya lo taparon": what stands before "ya" in its clause is done. */
function coverDone(words: readonly Word[], standing: number[], ya: number): void {
  const verb = [1, 2, 3].find((step) => REPAIRED.has(words[ya + step]?.stem ?? ''));
  if (verb === undefined) return;
  for (let at = ya + 1; at <= ya + verb; at++) standing[at] = Math.min(standing[at] ?? 1, DONE);
  coverClause(words, standing, ya);
}

/** From a word back to where its clause begins. */
function coverClause(words: readonly Word[], standing: number[], from: number): void {
  for (let at = from; at >= 0; at--) {
    standing[at] = Math.min(standing[at] ?? 1, DONE);
    if (words[at]?.after !== 'space') return;
  }
}
