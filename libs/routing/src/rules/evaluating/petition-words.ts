import { foldSpanish, stemSpanish } from '../../spanish-stem.js';
import type { MatchedWord, MatchField } from '../../topic-matching.js';
import { writtenWords } from '../../written-words.js';

interface Token {
  readonly stem: string;
  readonly start: number;
  readonly end: number;
}

/** Words between two words of a phrase that make no difference: «recibo de luz», «recibos de la luz». */
const SMALL = new Set(
  'el la los las lo un una unos unas de del al a en con por para y e o u que se su sus es son esta estan muy'.split(
    ' ',
  ),
);

/** A text by the stems of its words, to find phrases in. */
class StemmedText {
  private tokens: Token[] = [];
  private places: Map<string, number[]> | undefined;

  constructor(
    private readonly written: string,
    private readonly field: MatchField,
  ) {}

  /** Every place where the phrase stands, word after word by their stems. */
  find(phrase: string): MatchedWord[] {
    const stems = tokensOf(phrase).map(({ stem }) => stem);
    const first = stems[0];
    if (first === undefined) return [];
    const starts = (this.index().get(first) ?? []).filter((start) =>
      stems.every((stem, offset) => this.tokens[start + offset]?.stem === stem),
    );
    return starts.map((start) => this.matched(phrase, start, start + stems.length - 1));
  }

  /** Only made when a rule asks for words: most ask for topics. */
  private index(): Map<string, number[]> {
    if (this.places) return this.places;
    const places = new Map<string, number[]>();
    this.tokens = tokensOf(this.written);
    this.tokens.forEach(({ stem }, index) => {
      const known = places.get(stem);
      if (known) known.push(index);
      else places.set(stem, [index]);
    });
    return (this.places = places);
  }

  private matched(word: string, from: number, to: number): MatchedWord {
    const [start, end] = [(this.tokens[from] as Token).start, (this.tokens[to] as Token).end];
    return { word, field: this.field, start, end, written: this.written.slice(start, end) };
  }
}

/** What a rule found while it was tried. */
export class Evidence {
  private found: MatchedWord[] = [];

  add(words: MatchedWord[]): void {
    this.found.push(...words);
  }

  /** Gives what was found since the last time. */
  take(): MatchedWord[] {
    const taken = this.found;
    this.found = [];
    return taken;
  }
}

/** The words of a petition, or of its subject or its text alone, as the expressions of rules ask for them. */
export class PetitionWords {
  constructor(
    private readonly texts: readonly StemmedText[],
    private readonly evidence: Evidence,
  ) {}

  /** Whether one of the phrases is said. All are looked for, so that the reason names each. */
  saysAny(phrases: readonly string[]): boolean {
    return phrases.filter((phrase) => this.says(phrase)).length > 0;
  }

  saysAll(phrases: readonly string[]): boolean {
    return phrases.filter((phrase) => this.says(phrase)).length === phrases.length;
  }

  says(phrase: string): boolean {
    const found = this.texts.flatMap((text) => text.find(phrase));
    this.evidence.add(found);
    return found.length > 0;
  }
}

export interface WordsOfPetition {
  petition: PetitionWords;
  subject: PetitionWords;
  text: PetitionWords;
  evidence: Evidence;
}

export function wordsOf(subject: string, text: string): WordsOfPetition {
  const evidence = new Evidence();
  const [inSubject, inText] = [new StemmedText(subject, 'subject'), new StemmedText(text, 'text')];
  return {
    petition: new PetitionWords([inSubject, inText], evidence),
    subject: new PetitionWords([inSubject], evidence),
    text: new PetitionWords([inText], evidence),
    evidence,
  };
}

/** The words that count. */
function tokensOf(text: string): Token[] {
  const telling = writtenWords(text).filter(({ word }) => !SMALL.has(foldSpanish(word)));
  return telling.map(({ word, start, end }) => ({ stem: stemSpanish(word), start, end }));
}

/** Whether the phrase has a word that can be looked for. */
export function isTelling(phrase: string): boolean {
  return tokensOf(phrase).length > 0;
}
