import type { EngineParagraph } from './parse-tsv.js';

/** Boxes of lines that are under each other reach by so much of their height into each other. */
const TOUCHING = 0.5;

/**
 * Paragraphs from top to bottom where none stands beside another, as in every letter: the engine sometimes takes the
 * date at the right for a second column and reads it after what is below. Where there are columns, only the engine
 * knows their order.
 */
export function inReadingOrder(paragraphs: EngineParagraph[]): EngineParagraph[] {
  const placed = paragraphs.map((paragraph) => ({ paragraph, ...rowsOf(paragraph) }));
  const ordered = placed.toSorted((one, other) => one.top - other.top);
  const areBeside = ordered.some(
    ({ top, lineHeight }, i) => i > 0 && top + TOUCHING * lineHeight < ordered[i - 1]!.bottom,
  );
  return areBeside ? paragraphs : ordered.map(({ paragraph }) => paragraph);
}

function rowsOf({ lines }: EngineParagraph) {
  const boxes = lines.map(({ bbox }) => bbox);
  const top = Math.min(...boxes.map(({ y0 }) => y0));
  const bottom = Math.max(...boxes.map(({ y1 }) => y1));
  return { top, bottom, lineHeight: Math.min(...boxes.map(({ y0, y1 }) => y1 - y0)) };
}
