/** A stretch of a text; `hit` where it is what was looked for. */
export interface TextPiece {
  text: string;
  hit: boolean;
}

/** Signs that no text holds, around each hit. */
export const HIT_BEGINS = '\u0002';
export const HIT_ENDS = '\u0003';

const BEFORE = 90;
const AROUND = 320;

/**
 * The original text cut at its hits. `marked` is the folded text, letter by letter as long as the original, with the
 * signs around each hit.
 */
export function markedPieces(original: string, marked: string): TextPiece[] {
  const letters = Array.from(original.normalize('NFC'));
  const pieces: TextPiece[] = [];
  let at = 0;
  let hit = false;
  let from = 0;
  const cut = (next: boolean) => {
    if (at > from) pieces.push({ text: letters.slice(from, at).join(''), hit });
    from = at;
    hit = next;
  };
  for (const sign of marked) {
    if (sign === HIT_BEGINS) cut(true);
    else if (sign === HIT_ENDS) cut(false);
    else at++;
  }
  at = Math.max(at, letters.length);
  cut(false);
  return pieces;
}

/** About three lines around the place where most different hits stand close together, with … where it is cut. */
export function snippetOf(pieces: readonly TextPiece[]): TextPiece[] {
  const text = pieces.map((piece) => piece.text).join('');
  const hits: { at: number; word: string }[] = [];
  let at = 0;
  for (const piece of pieces) {
    if (piece.hit) hits.push({ at, word: piece.text.toLowerCase() });
    at += piece.text.length;
  }
  if (hits.length === 0) return [];
  const wealth = (start: number) =>
    new Set(hits.filter((hit) => hit.at >= start && hit.at < start + AROUND - BEFORE).map((hit) => hit.word)).size;
  const best = hits.reduce((one, other) => (wealth(other.at) > wealth(one.at) ? other : one));
  const begin = wordStart(text, best.at - BEFORE);
  return cutOut(pieces, begin, Math.min(text.length, begin + AROUND), text.length);
}

/** The words that were hit, each once, as they stand in the text. */
export function hitWords(pieces: readonly TextPiece[], most = 12): string[] {
  const words = new Map(pieces.filter((piece) => piece.hit).map(({ text }) => [text.toLowerCase(), text]));
  return [...words.values()].slice(0, most);
}

function wordStart(text: string, near: number): number {
  if (near <= 0) return 0;
  const space = text.slice(near, near + 30).search(/\s/);
  return space < 0 ? near : near + space + 1;
}

function cutOut(pieces: readonly TextPiece[], begin: number, end: number, length: number): TextPiece[] {
  const out: TextPiece[] = begin > 0 ? [{ text: '… ', hit: false }] : [];
  let at = 0;
  for (const { text, hit } of pieces) {
    const part = text.slice(Math.max(0, begin - at), Math.max(0, end - at));
    at += text.length;
    if (part !== '') out.push({ text: part.replace(/\s+/g, ' '), hit });
  }
  if (end < length) out.push({ text: ' …', hit: false });
  return out;
}
