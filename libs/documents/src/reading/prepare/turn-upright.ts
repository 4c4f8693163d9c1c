import sharp from 'sharp';
import type { GreyImage } from '../reading.types.js';
import { readsUpsideDown } from './read-both-ways.js';
import { findSlope, inkMap, quarterTurned, rowProfile } from './row-profile.js';
import type { InkMap } from './row-profile.js';
import { isRibbon } from './working-page.js';
import type { PreparationStep, WorkingPage } from './working-page.js';

const STRIPS = 6;
/** Below this lead of the vote a strip of the page is read both ways. */
const WEAK_LEAD = 0.2;

/** Turns a page that lies on its side or stands on its head. */
export const turnUpright: PreparationStep = {
  name: 'turn-upright',
  applies: ({ grey }) => !isRibbon(grey),
  run: async (page) => {
    const quarterTurns = await findQuarterTurns(page.grey);
    return quarterTurns === 0 ? page : { ...page, quarterTurns, grey: await turn(page.grey, quarterTurns) };
  },
};

/** Quarter turns clockwise that make the page upright. */
export async function findQuarterTurns(grey: GreyImage): Promise<WorkingPage['quarterTurns']> {
  const portrait = grey.width <= grey.height;
  const map = await inkMap(grey, portrait ? 500 : Math.round((500 * grey.width) / grey.height));
  const side = quarterTurned(map);
  const asIs = findSlope(map, 15, [1, 0.25]);
  const turned = findSlope(side, 15, [1, 0.25]);
  // The energies are of profiles of different length and ink per row; the sum of ink is the same.
  const isOnSide = turned.energy > asIs.energy * 1.1;
  const full = await inkMap(grey, portrait ? 1000 : Math.round((1000 * grey.width) / grey.height));
  const lead = uprightLead(isOnSide ? quarterTurned(full) : full, (isOnSide ? turned : asIs).degrees);
  const isOnHead = Math.abs(lead) < WEAK_LEAD ? await isOnHeadByReading(grey, isOnSide) : lead < 0;
  return ((isOnSide ? 1 : 0) + (isOnHead ? 2 : 0)) as WorkingPage['quarterTurns'];
}

async function isOnHeadByReading(grey: GreyImage, isOnSide: boolean): Promise<boolean> {
  return readsUpsideDown(isOnSide ? await turn(grey, 1) : grey);
}

/**
 * Above 0 when more ink rises above the small letters than hangs below them, as in every Latin text:
 * (ascenders - descenders) / (ascenders + descenders) over the lines of all strips.
 */
export function uprightLead(map: InkMap, degrees: number): number {
  let above = 0;
  let below = 0;
  for (let strip = 0; strip < STRIPS; strip += 1) {
    const left = Math.floor((strip * map.width) / STRIPS);
    const right = Math.floor(((strip + 1) * map.width) / STRIPS);
    const profile = rowProfile(map, degrees, left, right);
    for (const [start, end] of linesOf(profile)) {
      const line = sidesOfCore(profile, start, end);
      above += line.above;
      below += line.below;
    }
  }
  return above + below === 0 ? 0 : (above - below) / (above + below);
}

/** Runs of rows with ink that are as high as a line of text. */
function linesOf(profile: Float64Array): [number, number][] {
  const floor = Math.max(...profile) * 0.02;
  const lines: [number, number][] = [];
  let start = -1;
  for (let y = 0; y <= profile.length; y += 1) {
    const hasInk = y < profile.length && profile[y]! > floor;
    if (hasInk && start < 0) start = y;
    if (hasInk || start < 0) continue;
    if (y - start >= 7 && y - start <= 60) lines.push([start, y]);
    start = -1;
  }
  return lines;
}

/** The core is the band of small letters: the rows with at least half of the line's fullest row. */
function sidesOfCore(profile: Float64Array, start: number, end: number): { above: number; below: number } {
  let peak = 0;
  for (let y = start; y < end; y += 1) peak = Math.max(peak, profile[y]!);
  let first = start;
  let last = end - 1;
  while (profile[first]! < peak * 0.5) first += 1;
  while (profile[last]! < peak * 0.5) last -= 1;
  let above = 0;
  let below = 0;
  for (let y = start; y < first; y += 1) above += profile[y]!;
  for (let y = last + 1; y < end; y += 1) below += profile[y]!;
  return { above, below };
}

async function turn({ data, width, height }: GreyImage, quarterTurns: number): Promise<GreyImage> {
  const turned = await sharp(data, { raw: { width, height, channels: 1 } })
    .rotate(quarterTurns * 90)
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: turned.data, width: turned.info.width, height: turned.info.height };
}
