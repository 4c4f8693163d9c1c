/** A stretch of a text; `hit` where it is what was looked for. */
export interface TextPiece {
  text: string;
  hit: boolean;
}

const BEFORE = 90;
const AROUND = 320;

const WORD = /[\p{L}\p{M}\p{N}]+/gu;
/** Stems are beginnings: a word that begins otherwise is not asked about. */
const BEGINNING = 3;

/** The different words of texts, in small letters, that may have one of the stems: few, so that asking is cheap. */
export function wordsLike(texts: readonly (string | null)[], stems: readonly string[]): string[] {
  const beginnings = new Set(stems.map((stem) => stem.slice(0, BEGINNING)));
  const words = new Set<string>();
  for (const text of texts) {
    for (const [word] of (text ?? '').matchAll(WORD)) {
      const small = word.toLowerCase();
      const folded = withoutAccents(small);
      for (let length = 1; length <= BEGINNING; length++) if (beginnings.has(folded.slice(0, length))) words.add(small);
    }
  }
  return [...words];
}

/** The text cut at the words that are hits; `hits` are in small letters. */
export function markedPieces(text: string, hits: ReadonlySet<string>): TextPiece[] {
  const pieces: TextPiece[] = [];
  let written = 0;
  for (const { 0: word, index } of text.matchAll(WORD)) {
    if (!hits.has(word.toLowerCase())) continue;
    if (index > written) pieces.push({ text: text.slice(written, index), hit: false });
    pieces.push({ text: word, hit: true });
    written = index + word.length;
  }
  if (written < text.length) pieces.push({ text: text.slice(written), hit: false });
  return pieces;
}

/** As the index has it: ñ is a letter of its own. */
function withoutAccents(text: string): string {
  return text.normalize('NFD').replace(/(n\u0303)|\p{M}/gu, (_mark, enye?: string) => (enye ? 'ñ' : ''));
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
