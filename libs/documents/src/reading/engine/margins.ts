import type { Box, GreyImage } from '../reading.types.js';

/** Paler than ink: what is written faintly at the edge of a page is no margin. */
const FAINT = 192;
/** Fewer pixels in a row or a column are dust; a full stop has more. */
const MARKED = 3;
/** Paper in pixels that stays around what is on the page: the engine wants some around its lines. */
const KEPT = 30;

/** What is between the empty margins: they are half of most pages, and the engine would look for lines in them too. */
export function withinMargins({ data, width, height }: GreyImage): Box {
  const isMarked = (from: number, to: number, stride: number) => {
    let dark = 0;
    for (let at = from; at < to && dark < MARKED; at += stride) if (data[at]! < FAINT) dark += 1;
    return dark >= MARKED;
  };
  const row = (y: number) => isMarked(y * width, (y + 1) * width, 1);
  const [top, bottom] = grown(ends(height, row), height);
  const column = (x: number) => isMarked(top * width + x, bottom * width, width);
  const [left, right] = grown(ends(width, column), width);
  return [left, top, right, bottom];
}

/** The first of `length` rows or columns that is marked, and the one behind the last; all where none is. */
function ends(length: number, isMarked: (index: number) => boolean): [number, number] {
  let first = 0;
  while (first < length && !isMarked(first)) first += 1;
  if (first === length) return [0, length];
  let end = length;
  while (!isMarked(end - 1)) end -= 1;
  return [first, end];
}

function grown([from, to]: [number, number], length: number): [number, number] {
  return [Math.max(0, from - KEPT), Math.min(length, to + KEPT)];
}
