/** What the engine takes for what, and a Spanish letter cannot mean. Each remedy is for one confusion. */
interface Remedy {
  /** For the reader of this list. */
  of: string;
  run: (line: string) => string;
}

const I_LIKE = /^[Il|1]{1,3}[.)]$/;

export const remedies: readonly Remedy[] = [
  {
    of: 'an "ú" or "ù" between g and e or i is always a "ü"',
    run: (line) => line.replace(/([gG])[úù](?=[eiéí])/g, '$1ü'),
  },
  { of: 'no Spanish word has "gii"', run: (line) => line.replace(/([gG])ii(?=[eéí])/g, '$1ü') },
  { of: 'the same in capitals', run: (line) => line.replace(/GÚ(?=[EIÉÍ])/g, 'GÜ') },
  {
    of: 'the ordinal of an article',
    run: (line) => line.replace(/(art(?:ículos?|\.)\s+\d{1,3})[%"”°*?](?=[\s,.;)]|$)/gi, '$1º'),
  },
  {
    of: 'the same where "artículo" ended the line before, and of anniversaries',
    run: (line) => line.replace(/(\d)[%"”°*?](?=,? (?:constitucional|aniversario|de la (?:Constitución|Ley)))/g, '$1º'),
  },
  { of: 'an ordinal is no degree', run: (line) => line.replace(/(\d)°(?=[\s,.;)](?!\s?C\b)|$)/g, '$1º') },
  { of: 'degrees of a place', run: (line) => line.replace(/(\d{1,3})["º](?=\d{1,2}'\d{1,2}")/g, '$1°') },
  {
    of: 'the amount in national currency',
    run: (line) => line.replace(/(\$[\d,]+\.\d\d) M\.?N[.,](?=[,.;]|\s)/g, '$1 M.N.'),
  },
  {
    of: 'the same without its last point',
    run: (line) => line.replace(/(\$[\d,]+\.\d\d) M\.N(?![.,\p{L}])/gu, '$1 M.N.'),
  },
  { of: 'a capital I within a small word', run: (line) => line.replace(/(?<=\p{Ll})I(?=\p{Ll})/gu, 'l') },
  { of: 'the sign after a percentage', run: (line) => line.replace(/(?<=\s\d{1,3})\/(?=[,.;]? \p{Ll})/gu, '%') },
  {
    of: 'Francisco I. Madero, after whom streets are named',
    run: (line) => line.replace(/(?<=Francisco )(?:1|Il)\./g, 'I.'),
  },
  { of: 'an initial', run: (line) => line.replace(/(^|\s)[l|]\.(?=\s|$)/g, '$1I.') },
  {
    of: 'the abbreviation of a taxpayer number',
    run: (line) => line.replace(/\bR(?:\.FC|F\.C|\.EC|\.E\.C)\./g, 'R.F.C.'),
  },
  { of: 'three I before an item that ran together', run: (line) => line.replace(/^NI(?=[.)])/, 'III') },
  { of: 'I and V before an item that ran together', run: (line) => line.replace(/^TV(?=[.)])/, 'IV') },
  {
    of: 'con copia para',
    run: (line) =>
      line.replace(/(?<![\p{L}.])C\.[ce]\.p\./gu, 'C.c.p.').replace(/(?<![\p{L}.])[ce]\.[ce]\.p\./gu, 'c.c.p.'),
  },
  {
    of: 'the office at the head of the number of a document',
    run: (line) => line.replace(/(?<![\p{L}\d/-])0(?=\p{Lu}{1,4}\/\d+\/\d{4})/gu, 'O'),
  },
  { of: 'Güemes, who gave his name to streets and people', run: (line) => line.replace(/\bGiemes\b/g, 'Güemes') },
  {
    of: 'the sign in an e-mail address, which a fax makes a ring',
    run: (line) =>
      line.replace(/(?<=(?:^|\s)[a-z]+[._-][\w.-]*\w)[0O](?=[a-z]{3,}(?:\.[a-z]{2,})+(?:[\s.,;]|$))/g, '@'),
  },
  {
    of: 'a CURP or RFC has letters and figures in fixed places',
    run: (line) => line.replace(/(?<![\p{L}\d])[A-ZÑ&\dl|\]]{13}(?:[A-Z\dl|\]]{5})?(?![\p{L}\d])/gu, inItsPlaces),
  },
  {
    of: 'a Roman numeral before an item',
    run: (line) => line.replace(/^\S+/, (word) => (isNumeral(word) ? word.replace(/[l|1]/g, 'I') : word)),
  },
];

const LETTER_FOR: Record<string, string> = { '0': 'O', '1': 'I', l: 'I', '|': 'I', ']': 'J', '5': 'S', '8': 'B' };
const FIGURE_FOR: Record<string, string> = { O: '0', Q: '0', I: '1', l: '1', '|': '1', S: '5', B: '8', Z: '2' };
/** A letter, a figure, a letter up to J or a figure, or any; an RFC is the first ten places of a CURP and three of its own. */
const PLACES = { 18: 'aaaaddddddaaaaaajd', 13: 'aaaadddddd***' } as const;
const WELL_FORMED = /^[A-ZÑ&]{4}\d{6}(?:[HMX][A-Z]{5}[A-Z\d]\d|[A-Z\d]{3})$/;

/** The word with what stands in a place for letters read as a letter, if that makes it well-formed; else as it was. */
function inItsPlaces(word: string): string {
  // A number of as many figures is neither.
  if (!/^[\dl|]*[A-ZÑ&][\dl|]*[A-ZÑ&]/.test(word.slice(0, 4))) return word;
  const places = PLACES[word.length as 13 | 18];
  const placed = Array.from(word, (sign, i) => {
    if (places[i] === 'd') return FIGURE_FOR[sign] ?? sign;
    if (places[i] === 'a') return LETTER_FOR[sign] ?? sign;
    return places[i] === 'j' && sign === 'O' ? '0' : sign.replace(/[l|]/, 'I').replace(']', 'J');
  }).join('');
  return WELL_FORMED.test(placed) ? placed : word;
}

/** "1." and "11." are figures; "l.", "Il." and "111." are not. */
function isNumeral(word: string): boolean {
  return I_LIKE.test(word) && !/^1{1,2}[.)]$/.test(word);
}

/** A line of text with what can be known to be wrong set right. */
export function remedy(line: string): string {
  return remedies.reduce((text, { run }) => run(text), line);
}
