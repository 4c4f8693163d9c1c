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
export function levelled(grey: GreyImage, warp: Warp, paper: number): GreyImage {
  const { width, height } = grey;
  const data = new Uint8Array(width * height);
  for (let y = 0; y < height; y += 1) {
    const dropTo = dropAlong(warp, (2 * y + 1) / height - 1);
    for (let x = 0; x < width; x += 1) {
      const drop = (dropTo((2 * x + 1) / width - 1) * width) / 2;
      data[y * width + x] = between(grey, x, y + drop, paper);
    }
  }
  return { data, width, height };
}

/** The brightness between the rows of a column, by the cubic of Catmull and Rom through the four next rows. */
function between({ data, width, height }: GreyImage, x: number, y: number, paper: number): number {
  const row = Math.floor(y);
  if (row < 1 || row > height - 3) return paper;
  const at = row * width + x;
  const [a, b, c, d] = [data[at - width]!, data[at]!, data[at + width]!, data[at + 2 * width]!];
  const t = y - row;
  const value = b + 0.5 * t * (c - a + t * (2 * a - 5 * b + 4 * c - d + t * (3 * (b - c) + d - a)));
  return Math.max(0, Math.min(255, value));
}
