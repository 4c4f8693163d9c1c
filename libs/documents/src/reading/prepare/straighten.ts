import sharp from 'sharp';
import type { GreyImage, Placement } from '../reading.types.js';
import { findSlope, inkMap } from './row-profile.js';
import { isRibbon } from './working-page.js';
import type { PreparationStep, WorkingPage } from './working-page.js';

const MAX_SKEW = 15;
/** Less than this costs the engine nothing, and turning costs sharpness. */
const MIN_SKEW = 0.1;

/** Levels the lines of a page that lay askew on the glass. */
export const straighten: PreparationStep = {
  name: 'straighten',
  applies: ({ grey }) => !isRibbon(grey),
  run: async (page) => {
    const degrees = await findSkew(page.grey);
    return Math.abs(degrees) < MIN_SKEW ? page : level(page, degrees);
  },
};

/** Degrees by which the lines fall to the right: a coarse look on a small copy, a fine one on a larger. */
export async function findSkew(grey: GreyImage): Promise<number> {
  const coarse = findSlope(await inkMap(grey, 500), MAX_SKEW, [1, 0.25]);
  const map = await inkMap(grey, 1000);
  return findSlope(map, 0.4, [0.05], coarse.degrees).degrees;
}

async function level(page: WorkingPage, degrees: number): Promise<WorkingPage> {
  const { data, width, height } = page.grey;
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const { data: turned, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .affine([cos, sin, -sin, cos], { background: 'white', interpolator: 'bicubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const grey = { data: turned, width: info.width, height: info.height };
  return { ...page, grey, placement: backFrom(grey, page.grey, cos, sin) };
}

/** The turn was about the centre, and the canvas grew evenly on all sides. */
function backFrom(grey: GreyImage, before: GreyImage, cos: number, sin: number): Placement {
  const x = before.width / 2 - (cos * grey.width) / 2 + (sin * grey.height) / 2;
  const y = before.height / 2 - (sin * grey.width) / 2 - (cos * grey.height) / 2;
  return [cos, -sin, x, sin, cos, y];
}
