/** A letter of the usual size, on average; a drawing made on a server cannot measure its words. */
const LETTER_WIDTH = 7.2;
const BOLD = 1.14;

export function widthOf(words: string): number {
  return words.length * LETTER_WIDTH;
}

/** The width of the widest of them. */
export function widest(all: string[], weight?: 'bold'): number {
  return Math.max(...all.map(widthOf), 20) * (weight ? BOLD : 1);
}

/** Words in lines of at most `width` pixels; what does not fit into `lines` ends with «…». */
export function wrapped(words: string, width: number, lines = 2): string[] {
  const most = Math.max(Math.floor(width / LETTER_WIDTH), 2);
  const rows: string[] = [];
  for (const word of words.split(/\s+/)) {
    const joined = [rows.at(-1), word].filter(Boolean).join(' ');
    if (rows.length > 0 && joined.length <= most) rows[rows.length - 1] = joined;
    else rows.push(word);
  }
  const shown = rows.slice(0, lines);
  return shown.map((row, at) => {
    const cut = row.length > most || (at === lines - 1 && rows.length > lines);
    return cut ? `${row.slice(0, most - 1).trimEnd()}…` : row;
  });
}

/** Every how many labels one is written, so that they do not run into each other. */
export function labelStep(labels: string[], step: number): number {
  return Math.max(Math.ceil((widest(labels) + 8) / step), 1);
}
