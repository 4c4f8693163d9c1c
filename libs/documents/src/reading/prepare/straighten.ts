import { reworked } from '../grey-image.js';
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
  const { width, height } = page.grey;
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  // Letters may have been made narrower: the paper is turned, and not its picture.
  const narrower = page.placement[4] / page.placement[0];
  const [sinX, sinY] = [sin * narrower, sin / narrower];
  const turned = await reworked(page.grey, (image) =>
    image.affine([cos, sinX, -sinY, cos], { background: 'white', interpolator: 'bicubic' }),
  );
  // The turn was about the centre, and the canvas grew evenly on all sides.
  const x = width / 2 - (cos * turned.width) / 2 + (sinX * turned.height) / 2;
  const y = height / 2 - (sinY * turned.width) / 2 - (cos * turned.height) / 2;
  const back: Placement = [cos, -sinX, x, sinY, cos, y];
  return placedBy(page, turned, back);
}
