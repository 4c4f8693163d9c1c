import type { Box, GreyImage, PageText } from '../reading.types.js';

/** Paler than ink: what is written faintly at the edge of a page is no margin. */
const FAINT = 192;
/** Fewer pixels in a row or a column are dust; a full stop has more. */
const MARKED = 3;
/** Paper in pixels that stays around what is on the page: the engine wants some around its lines. */
const KEPT = 30;

/** A page without its empty margins, and where its corner was. */
export interface Inside {
  image: GreyImage;
  left: number;
  top: number;
}

/** Cuts the empty margins off, half of most pages, in which the engine would look for lines too. */
export function withoutMargins(page: GreyImage): Inside {
  const { data, width, height } = page;
  const isMarked = (from: number, to: number, stride: number) => {
    let dark = 0;
    for (let at = from; at < to && dark < MARKED; at += stride) if (data[at]! < FAINT) dark += 1;
    return dark >= MARKED;
  };
  const row = (y: number) => isMarked(y * width, (y + 1) * width, 1);
  const [top, bottom] = grown(ends(height, row), height);
  const column = (x: number) => isMarked(top * width + x, bottom * width, width);
  const [left, right] = grown(ends(width, column), width);
  const inside = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    inside.set(data.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { image: { data: inside, width: right - left, height: bottom - top }, left, top };
}

/** The text as it lies on the whole page. */
export function withMargins(read: PageText, { left, top }: Inside): PageText {
  const words = read.words.map((word) => {
    const [x0, y0, x1, y1] = word.box;
    return { ...word, box: [x0 + left, y0 + top, x1 + left, y1 + top] as Box };
  });
  return { ...read, words };
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
