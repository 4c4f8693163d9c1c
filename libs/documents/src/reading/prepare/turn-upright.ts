import { reworked } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import { linesOfText } from './find-lines.js';
import { readsUpsideDown } from './read-both-ways.js';
import type { PreparationStep, TextLines, WorkingPage } from './working-page.js';

/** Below this lead of the ascenders a strip of the page is read both ways. */
const WEAK_LEAD = 0.2;

/** Turns a page that lies on its side or stands on its head. */
export const turnUpright: PreparationStep = {
  name: 'turn-upright',
  applies: ({ lines }) => lines !== undefined,
  run: async (page) => {
    const quarterTurns = await findQuarterTurns(page.grey, page.lines);
    return quarterTurns === 0 ? page : { ...page, quarterTurns, grey: await turn(page.grey, quarterTurns) };
  },
};

/** Quarter turns clockwise that make the page upright. */
export async function findQuarterTurns(grey: GreyImage, lines?: TextLines): Promise<WorkingPage['quarterTurns']> {
  const { onSide, upright } = lines ?? (await linesOfText(grey));
  const isOnHead =
    Math.abs(upright) < WEAK_LEAD ? await readsUpsideDown(onSide ? await turn(grey, 1) : grey) : upright < 0;
  return ((onSide ? 1 : 0) + (isOnHead ? 2 : 0)) as WorkingPage['quarterTurns'];
}

function turn(page: GreyImage, quarterTurns: number): Promise<GreyImage> {
  return reworked(page, (image) => image.rotate(quarterTurns * 90));
}
