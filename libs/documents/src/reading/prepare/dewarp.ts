import { shrunk } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import { dropAlong } from '../warp.js';
import type { Warp } from '../warp.js';
import { toInk } from './ink-map.js';
import { measureWarp } from './measure-warp.js';
import type { PreparationStep } from './working-page.js';

const PAPER = 255;

/** Sets the lines of a photographed page right, which fan out and bow with the paper: the engine reads level ones only. */
export const dewarp: PreparationStep = {
  name: 'dewarp',
  applies: ({ lines }) => lines?.warped === true,
  run: async (page) => {
    const warp = measureWarp(toInk(await shrunk(page.grey, 1000)));
    return warp ? { ...page, grey: levelled(page.grey, warp, PAPER), warp } : page;
  },
};

/** Every pixel moved up or down to where it would be on level lines; `paper` comes in at the edges. */
export function levelled({ data: from, width, height }: GreyImage, warp: Warp, paper: number): GreyImage {
  const data = new Uint8Array(width * height).fill(paper);
  for (let y = 0; y < height; y += 1) {
    const dropTo = dropAlong(warp, (2 * y + 1) / height - 1);
    for (let x = 0; x < width; x += 1) {
      const source = y + (dropTo((2 * x + 1) / width - 1) * width) / 2;
      const row = Math.trunc(source);
      if (row < 1 || row > height - 3) continue;
      const at = row * width + x;
      const above = from[at]!;
      const below = from[at + width]!;
      // Between paper and paper there is paper: most of a page.
      if (above === paper && below === paper) continue;
      data[y * width + x] = between(from[at - width]!, above, below, from[at + 2 * width]!, source - row);
    }
  }
  return { data, width, height };
}

/** The brightness between `b` and `c`, at the share `t` of the way, by the cubic of Catmull and Rom. */
function between(a: number, b: number, c: number, d: number, t: number): number {
  const value = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  return Math.max(0, Math.min(255, value));
}
