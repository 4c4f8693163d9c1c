/** What the engine takes for what, and a Spanish letter cannot mean. Each remedy is for one confusion. */
interface Remedy {
  /** For the reader of this list. */
  of: string;
  run: (line: string) => string;
}

const I_LIKE = /^[Il|1]{1,3}[.)]$/;

export const remedies: readonly Remedy[] = [
  { of: 'an "ú" between g and e or i is always a "ü"', run: (line) => line.replace(/([gG])ú(?=[eiéí])/g, '$1ü') },
  { of: 'the same in capitals', run: (line) => line.replace(/GÚ(?=[EIÉÍ])/g, 'GÜ') },
  {
    of: 'the ordinal of an article',
    run: (line) => line.replace(/(art(?:ículos?|\.)\s+\d{1,3})[%"°*?](?=[\s,.;)]|$)/gi, '$1º'),
  },
  { of: 'an ordinal is no degree', run: (line) => line.replace(/(\d)°(?=[\s,.;)](?!\s?C\b)|$)/g, '$1º') },
  { of: 'degrees of a place', run: (line) => line.replace(/(\d{1,3})["º](?=\d{1,2}'\d{1,2}")/g, '$1°') },
  {
    of: 'the amount in national currency',
    run: (line) => line.replace(/(\$[\d,]+\.\d\d) M\.?N[.,](?=[,.;]|\s)/g, '$1 M.N.'),
  },
  { of: 'an initial', run: (line) => line.replace(/(^|\s)[l|]\.(?=\s|$)/g, '$1I.') },
  {
    of: 'a Roman numeral before an item',
    run: (line) => line.replace(/^\S+/, (word) => (isNumeral(word) ? word.replace(/[l|1]/g, 'I') : word)),
  },
];

/** "1." and "11." are figures; "l.", "Il." and "111." are not. */
function isNumeral(word: string): boolean {
  return I_LIKE.test(word) && !/^1{1,2}[.)]$/.test(word);
}

/** A line of text with what can be known to be wrong set right. */
export function remedy(line: string): string {
  return remedies.reduce((text, { run }) => run(text), line);
}
