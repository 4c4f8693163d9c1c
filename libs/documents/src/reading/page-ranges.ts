import type { PageRange } from '../documents.jobs.js';

/** The numbers from `from` to `to` that are not in `done`. */
export function missing(from: number, to: number, done: ReadonlySet<number>): number[] {
  const numbers: number[] = [];
  for (let number = from; number <= to; number++) if (!done.has(number)) numbers.push(number);
  return numbers;
}

/** Jobs of at most `size` of these ascending numbers each. */
export function rangesOf(documentId: number, numbers: readonly number[], size: number): PageRange[] {
  const ranges: PageRange[] = [];
  for (let i = 0; i < numbers.length; i += size) {
    const part = numbers.slice(i, i + size);
    ranges.push({ documentId, from: part[0] as number, to: part.at(-1) as number });
  }
  return ranges;
}
