/** A word or phrase of the catalogue that a petition says. */
export interface ScoredHit {
  readonly entry: object;
  readonly field: 'subject' | 'text';
  /** Which words of the field it consists of. */
  readonly tokens: readonly number[];
  readonly value: number;
}

/** A word that comes again says little more: each of at most three repeats adds this part of its value. */
const REPEAT_FACTOR = 0.2;
const MOST_REPEATS = 3;

/** Words of a petition that were counted already. */
export class Taken {
  private readonly words = { subject: new Set<number>(), text: new Set<number>() };

  /** Whether any word of this hit is among them. */
  holds({ field, tokens }: ScoredHit): boolean {
    return tokens.some((token) => this.words[field].has(token));
  }

  take({ field, tokens }: ScoredHit): void {
    for (const token of tokens) this.words[field].add(token);
  }
}

/** Within one topic a word counts once: the most valuable hit that holds it keeps it. */
export function withoutOverlaps<Hit extends ScoredHit>(hits: readonly Hit[]): Hit[] {
  const taken = new Taken();
  return hits
    .toSorted((a, b) => b.value - a.value)
    .filter((hit) => {
      if (taken.holds(hit)) return false;
      taken.take(hit);
      return true;
    });
}

/** What the hits of one topic are worth together. */
export function scoreOf(hits: readonly ScoredHit[]): number {
  const seen = new Map<object, number>();
  let score = 0;
  for (const { entry, value } of hits) {
    const times = seen.get(entry) ?? 0;
    seen.set(entry, times + 1);
    if (times === 0) score += value;
    else if (times <= MOST_REPEATS) score += value * REPEAT_FACTOR;
  }
  return score;
}
