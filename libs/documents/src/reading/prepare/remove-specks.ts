import sharp from 'sharp';
import type { GreyImage } from '../reading.types.js';
import type { PreparationStep } from './working-page.js';

/** Share of pixels far from the median of their neighbours; text alone stays well below. */
const SPECKLED = 0.012;

/** A median of 3 × 3, only on salt and pepper or strong noise: it eats thin strokes elsewhere. */
export const removeSpecks: PreparationStep = {
  name: 'remove-specks',
  applies: async ({ grey, bilevel }) => !bilevel && (await speckShare(grey)) > SPECKLED,
  run: async (page) => ({ ...page, grey: await median(page.grey) }),
};

/** Specks that stand alone: the pixel differs from its median, and the median is the paper's. */
export async function speckShare(image: GreyImage): Promise<number> {
  const smooth = (await median(image)).data;
  let specks = 0;
  for (let i = 0; i < smooth.length; i += 1) {
    if (smooth[i]! - image.data[i]! > 40 && smooth[i]! > 170) specks += 1;
  }
  return specks / smooth.length;
}

async function median({ data, width, height }: GreyImage): Promise<GreyImage> {
  const raw = { width, height, channels: 1 as const };
  const result = await sharp(data, { raw }).median(3).toColourspace('b-w').raw().toBuffer();
  return { data: result, width, height };
}
