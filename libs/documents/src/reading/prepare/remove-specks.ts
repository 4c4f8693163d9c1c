import { reworked } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import type { PreparationStep } from './working-page.js';

/** Share of pixels far from the median of their neighbours; text alone stays well below. */
const SPECKLED = 0.012;
/** Every fourth row tells as much as all. */
const EVERY = 4;

/** A median of 3 × 3, only on salt and pepper or strong noise: it eats thin strokes elsewhere. */
export const removeSpecks: PreparationStep = {
  name: 'remove-specks',
  applies: ({ grey, bilevel }) => !bilevel && speckShare(grey) > SPECKLED,
  run: async (page) => ({ ...page, grey: await reworked(page.grey, (image) => image.median(3)) }),
};

/** Specks that stand alone: the pixel is darker than its median, and the median is the paper's. */
export function speckShare({ data, width, height }: GreyImage): number {
  let specks = 0;
  for (let y = 1; y < height - 1; y += EVERY) {
    for (let at = y * width + 1; at < (y + 1) * width - 1; at += 1) {
      const value = data[at]!;
      if (value < 215 && isSpeck(data, width, at, value < 130 ? 170 : value + 40)) specks += 1;
    }
  }
  return (EVERY * specks) / data.length;
}

/** The median of nine is above a value when five of them are, and the pixel itself is not. */
function isSpeck(data: Uint8Array, width: number, at: number, than: number): boolean {
  const [above, below] = [at - width, at + width];
  let lighter = data[at - 1]! > than ? 1 : 0;
  if (data[at + 1]! > than) lighter += 1;
  for (let x = -1; x <= 1; x += 1) {
    if (data[above + x]! > than) lighter += 1;
    if (data[below + x]! > than) lighter += 1;
  }
  return lighter >= 5;
}
