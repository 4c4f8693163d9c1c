/* The Roman numerals before the items of a page: what one is, those around it tell. */

const UNITS = ['', 'I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX'];
const MOST = 39;
const NUMERALS = Array.from({ length: MOST }, (_, i) => 'X'.repeat(Math.floor((i + 1) / 10)) + UNITS[(i + 1) % 10]);
/** What strokes that stand beside each other are taken for, or a figure, which ends what can be told. */
const ITEM = /^([IVXLTMNHUl1|]{1,6}|\d{1,2})([.)])$/;

interface Numeral {
  /** 0 where it is none. */
  value: number;
  /** The point or bracket behind it. */
  sign: string;
}

interface Item extends Numeral {
  /** Index of the line that begins with it. */
  at: number;
  word: string;
}

/**
 * The items among the beginnings of a page's lines that were misread, by line: what stands between I. and IV., or is the
 * last, before II. comes. Figures are left alone where they could count for themselves.
 */
export function misreadNumerals(beginnings: string[]): Map<number, string> {
  const items = beginnings.flatMap((word, at) => itemOf(word, at));
  const right = new Map<number, string>();
  let before: Numeral = { value: 0, sign: '' };
  let between: Item[] = [];
  for (const item of items) {
    if (item.value === 0) {
      between.push(item);
      continue;
    }
    const fit = between.length > 0 && item.value - before.value === between.length + 1;
    const inner = between.map((one, i) => ({ ...one, value: before.value + 1 + i }));
    if (fit && inner.every((one) => one.sign === item.sign)) inner.forEach((one) => right.set(one.at, written(one)));
    before = item;
    between = [];
  }
  // Nothing comes after the last: that it is no figure must do.
  const [last] = between;
  if (last && before.value > 0 && between.length === 1 && last.sign === before.sign && /\D/.test(last.word)) {
    right.set(last.at, written({ ...last, value: before.value + 1 }));
  }
  return right;
}

function itemOf(beginning: string, at: number): Item[] {
  const [, word, sign] = ITEM.exec(beginning) ?? [];
  if (!word || !sign) return [];
  return [{ at, word, sign, value: NUMERALS.indexOf(word) + 1 }];
}

function written({ value, sign }: Numeral): string {
  return `${NUMERALS[value - 1]}${sign}`;
}
