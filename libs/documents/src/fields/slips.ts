/** Letters that the engine writes for a digit. */
const DIGITS: Record<string, string> = {
  O: '0',
  Q: '0',
  D: '0',
  I: '1',
  L: '1',
  '|': '1',
  '!': '1',
  Z: '2',
  S: '5',
  $: '5',
  G: '6',
  B: '8',
};
const LETTERS: Record<string, string> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 6: 'G', 8: 'B', '|': 'I', '!': 'I', $: 'S' };

/** A capital where a digit must stand, as the digit that it looks like. */
export function asDigit(letter: string): string {
  return DIGITS[letter] ?? letter;
}

/** A digit where a capital must stand, as the capital that it looks like. */
export function asLetter(digit: string): string {
  return LETTERS[digit] ?? digit;
}

export const asDigits = (text: string) => Array.from(text, asDigit).join('');
export const asLetters = (text: string) => Array.from(text, asLetter).join('');

/** Letters to put, drop or change to make `b` of `a` (Levenshtein). */
export function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The one word of a list that is closest to what was read, if it is close and no other is as close. */
export function closest(read: string, words: readonly string[]): string | undefined {
  const ranked = words.map((word) => ({ word, slips: distance(read, word) })).sort((a, b) => a.slips - b.slips);
  const [best, second] = ranked;
  if (!best || best.slips > (best.word.length >= 8 ? 2 : 1)) return undefined;
  return second && second.slips === best.slips ? undefined : best.word;
}
