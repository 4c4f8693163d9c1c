import sharp from 'sharp';
import type { Placement } from '../reading.types.js';
import { placedBy } from './working-page.js';
import type { PreparationStep, WorkingPage } from './working-page.js';

/** Less than this costs the engine nothing, and turning costs sharpness. */
const MIN_SKEW = 0.1;

/** Levels the lines of a page that lay askew on the glass. */
export const straighten: PreparationStep = {
  name: 'straighten',
  applies: ({ lines }) => lines !== undefined && Math.abs(lines.degrees) >= MIN_SKEW,
  run: (page) => level(page, page.lines!.degrees),
};

async function level(page: WorkingPage, degrees: number): Promise<WorkingPage> {
  const { data, width, height } = page.grey;
  const cos = Math.cos((degrees * Math.PI) / 180);
  const sin = Math.sin((degrees * Math.PI) / 180);
  const { data: turned, info } = await sharp(data, { raw: { width, height, channels: 1 } })
    .affine([cos, sin, -sin, cos], { background: 'white', interpolator: 'bicubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  // The turn was about the centre, and the canvas grew evenly on all sides.
  const x = width / 2 - (cos * info.width) / 2 + (sin * info.height) / 2;
  const y = height / 2 - (sin * info.width) / 2 - (cos * info.height) / 2;
  const back: Placement = [cos, -sin, x, sin, cos, y];
  return placedBy(page, { data: turned, width: info.width, height: info.height }, back);
}
