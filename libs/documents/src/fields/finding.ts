import type { Proposal } from '@oficialia/registry';
import type { Letter, LetterWord } from './letter.js';

/** Something found in a letter, by its offsets in the text. */
export interface Finding {
  value: string;
  start: number;
  end: number;
  /** 0 to 1: how sure the pattern is, were the page read without a fault. */
  strength: number;
}

/** Looks for one field of the registration in a letter. Says nothing rather than something doubtful. */
export interface FieldFinder {
  field: Proposal['field'];
  find(letter: Letter): Finding | undefined;
}

/** What was found below this is not shown. */
const LEAST = 45;

/** A finding with its place on the page and a confidence out of the pattern's and the engine's. */
export function proposalOf(letter: Letter, field: Proposal['field'], found: Finding): Proposal | undefined {
  const sheet = letter.pages.find(({ start, end }) => found.start >= start && found.start <= end);
  if (!sheet) return undefined;
  const { page } = sheet;
  const words = letter.words.filter(
    (word) => word.start < Math.min(found.end, sheet.end) && word.end > found.start && word.start >= sheet.start,
  );
  const read = words.length > 0 ? meanConfidence(words) : (page.confidence ?? 0);
  const confidence = Math.round(found.strength * read);
  if (confidence < LEAST) return undefined;
  return { field, value: found.value, confidence, seen: { page: page.number, box: boxOf(words, page) } };
}

function meanConfidence(words: LetterWord[]): number {
  return words.reduce((sum, word) => sum + word.confidence, 0) / words.length;
}

/** In parts of the page; the whole page where the words have no places (the text layer of a PDF). */
function boxOf(words: LetterWord[], { width, height }: { width: number | null; height: number | null }) {
  if (words.length === 0 || !width || !height) return { x: 0, y: 0, width: 1, height: 1 };
  const left = Math.min(...words.map((word) => word.box[0])) / width;
  const top = Math.min(...words.map((word) => word.box[1])) / height;
  const right = Math.max(...words.map((word) => word.box[2])) / width;
  const bottom = Math.max(...words.map((word) => word.box[3])) / height;
  const x = within(left);
  const y = within(top);
  return { x, y, width: rounded(within(right) - x), height: rounded(within(bottom) - y) };
}

const rounded = (share: number) => Math.round(share * 10_000) / 10_000;
const within = (share: number) => rounded(Math.min(1, Math.max(0, share)));
