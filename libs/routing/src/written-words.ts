/** A word; also one that the reading of a page left cut at the end of a line ("lumi-\nnaria"). */
const WORD = /[\p{L}\p{M}\p{N}]+(?:[-¬]\r?\n\s*[\p{L}\p{M}]+)*/gu;

/** A word as it stands in a text; `[start, end)` are UTF-16 offsets. */
export interface WrittenWord {
  /** Put together again where a line cut it. */
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** Every word of a text, in order. */
export function writtenWords(text: string): WrittenWord[] {
  return [...text.matchAll(WORD)].map(({ 0: written, index }) => ({
    word: written.includes('\n') ? written.replace(/[-¬]\s*/g, '') : written,
    start: index,
    end: index + written.length,
  }));
}
