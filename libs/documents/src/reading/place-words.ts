import type { GreyImage, Placement, ScanPageView, Word } from './reading.types.js';
import { dropAt } from './warp.js';

type Size = Pick<GreyImage, 'width' | 'height'>;

/**
 * Words with their boxes moved from the prepared page to the display image. A box keeps its size about its moved
 * centre: the box around a tilted box would reach into the lines above and below.
 */
export function placeWords(words: Word[], [a, b, c, d, e, f]: Placement): Word[] {
  const scaleX = Math.hypot(a, d);
  const scaleY = Math.hypot(b, e);
  return words.map((word) => {
    const [x0, y0, x1, y1] = word.box;
    const x = (x0 + x1) / 2;
    const y = (y0 + y1) / 2;
    const halfWidth = ((x1 - x0) / 2) * scaleX;
    const halfHeight = ((y1 - y0) / 2) * scaleY;
    const centreX = a * x + b * y + c;
    const centreY = d * x + e * y + f;
    return {
      ...word,
      box: [
        Math.round(centreX - halfWidth),
        Math.round(centreY - halfHeight),
        Math.round(centreX + halfWidth),
        Math.round(centreY + halfHeight),
      ],
    };
  });
}

/** Words with their boxes moved to where they were before the lines of the page were set level. */
export function warpWords(words: Word[], { warp, prepared }: Pick<ScanPageView, 'warp' | 'prepared'>): Word[] {
  if (!warp) return words;
  const { width, height } = prepared;
  return words.map((word) => {
    const [x0, y0, x1, y1] = word.box;
    const drop = (dropAt(warp, (x0 + x1) / width - 1, (y0 + y1) / height - 1) * width) / 2;
    return { ...word, box: [x0, y0 + drop, x1, y1 + drop] };
  });
}

/** Where a point of a page lies on the same page at another size. */
export function placementBySize(from: Size, to: Size): Placement {
  return [to.width / from.width, 0, 0, 0, to.height / from.height, 0];
}
