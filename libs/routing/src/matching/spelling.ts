import { stemSpanish } from '../spanish-stem.js';

const SHORTEST_BY_SOUND = 4;
const SHORTEST_STEM = 3;
const SHORTEST_BY_LETTER = 7;
const MOST_REMEMBERED = 20_000;

/**
 * Finds for a stem that the catalogue does not know the one that was probably meant: first what sounds the same ("vache",
 * "alunvrado"), then, for long ones, what differs in one letter ("lurninaria"). Undefined when nothing or several fit.
 */
export class Spelling {
  private readonly known: Set<string>;
  private readonly bySound = new Map<string, string | null>();
  private readonly byGap = new Map<string, string[]>();
  /** Bounded, so that no flood of nonsense fills the memory. */
  private readonly remembered = new Map<string, string | undefined>();

  constructor(stems: Iterable<string>) {
    this.known = new Set(stems);
    for (const stem of this.known) {
      if (stem.length >= SHORTEST_STEM) this.note(stem);
    }
  }

  /** The stem that a word (folded) was meant to have; its own when the catalogue knows it. */
  meant(word: string): string | undefined {
    const stem = stemSpanish(word);
    if (this.known.has(stem)) return stem;
    if (word.length < SHORTEST_BY_SOUND || /\d/.test(word)) return undefined;
    if (this.remembered.has(word)) return this.remembered.get(word);
    const plain = plainOf(word);
    const found = this.known.has(plain)
      ? plain
      : (this.search(stem) ?? this.search(stemSpanish(withUsualEnding(word))));
    if (this.remembered.size >= MOST_REMEMBERED) this.remembered.clear();
    this.remembered.set(word, found);
    return found;
  }

  private note(stem: string): void {
    const sound = soundOf(stem);
    this.bySound.set(sound, this.bySound.has(sound) ? null : stem);
    if (sound.length < SHORTEST_BY_LETTER) return;
    for (const gap of [sound, ...withOneLetterLess(sound)]) {
      const same = this.byGap.get(gap);
      if (same) same.push(stem);
      else this.byGap.set(gap, [stem]);
    }
  }

  private search(stem: string): string | undefined {
    if (this.known.has(stem)) return stem;
    const sound = soundOf(stem);
    const same = this.bySound.get(sound);
    if (same !== undefined) return same ?? undefined;
    if (sound.length < SHORTEST_BY_LETTER) return undefined;
    const near = new Set<string>();
    for (const gap of [sound, ...withOneLetterLess(sound)]) {
      for (const candidate of this.byGap.get(gap) ?? []) {
        if (differByOneLetter(sound, soundOf(candidate))) near.add(candidate);
      }
    }
    const [only, ...others] = near;
    return others.length === 0 ? only : undefined;
  }
}

/** "Pavimentasión", "ruedaz": the ending as it is usually written, so that the stem comes out right. */
function withUsualEnding(word: string): string {
  return word.replace(/(?<=.{6})[sx]ion(?=(?:es)?$)/, 'cion').replace(/(?<=[aeo])z$/, 's');
}

/** The stem under a diminutive or augmentative: "localito", "bachote". */
function plainOf(word: string): string {
  return stemSpanish(word.replace(/(?<=.{3})(?:it|ot)[aeo]s?$/, ''));
}

/** How a word sounds in Mexico: letters that are mixed up become one, and so do the commonest slips of reading machines. */
function soundOf(stem: string): string {
  return stem
    .replace(/rn/g, 'm')
    .replace(/^h|(?<!c)h/g, '')
    .replace(/v/g, 'b')
    .replace(/ll/g, 'y')
    .replace(/qu|c(?![ei])/g, 'k')
    .replace(/g(?=[ei])/g, 'j')
    .replace(/[ck]s|[zx]|c(?=[ei])/g, 's')
    .replace(/n(?=[bp])/g, 'm')
    .replace(/ñ/g, 'n')
    .replace(/(.)\1/g, '$1')
    .replace(/k$/, 's');
}

function withOneLetterLess(word: string): string[] {
  return Array.from(word, (_letter, index) => word.slice(0, index) + word.slice(index + 1));
}

/** One letter more, one less, or another one; the first stays. */
function differByOneLetter(one: string, other: string): boolean {
  let first = 0;
  while (first < one.length && one[first] === other[first]) first++;
  if (first === 0) return false;
  const rest = (word: string, skip: number) => word.slice(first + skip);
  return rest(one, 1) === rest(other, 1) || rest(one, 1) === rest(other, 0) || rest(one, 0) === rest(other, 1);
}
