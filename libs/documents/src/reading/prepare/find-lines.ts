import { shrunk } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import type { Warp } from '../warp.js';
import { levelled } from './dewarp.js';
import { quarterTurned, toInk } from './ink-map.js';
import type { InkMap } from './ink-map.js';
import { measureWarp } from './measure-warp.js';
import { findSlope, rowProfile, slopeOf } from './row-profile.js';
import { isRibbon } from './working-page.js';
import type { PreparationStep, TextLines } from './working-page.js';

const MAX_SKEW = 15;
const STRIPS = 6;
/** On the small copy thin strokes are grey. Without them the columns of a typewriter look more like lines than its lines. */
const THIN_STROKES = 200;

/** Looks where the lines are, for the steps behind it; the page stays as it is. */
export const findLines: PreparationStep = {
  name: 'find-lines',
  applies: ({ grey }) => !isRibbon(grey),
  run: async (page) => ({ ...page, lines: await linesOfText(page.grey, page.photographed) }),
};

/** Coarse on a small copy, fine on one twice as large. The lines of scans are straight. */
export async function linesOfText(grey: GreyImage, photographed = false): Promise<TextLines> {
  const copy = await shrunk(grey, 1000);
  // From the page itself: thin strokes that are made smaller twice are gone.
  const small = toInk(await shrunk(grey, 500), THIN_STROKES);
  const asIs = findSlope(small, MAX_SKEW, [1, 0.25]);
  const turned = findSlope(quarterTurned(small), MAX_SKEW, [1, 0.25]);
  // The energies are of profiles of different length and ink per row; the sum of ink is the same.
  const onSide = turned.energy > asIs.energy * 1.1;
  const map = onSide ? quarterTurned(toInk(copy)) : toInk(copy);
  const { degrees } = findSlope(map, 0.4, [0.05], (onSide ? turned : asIs).degrees);
  const warp = photographed ? measureWarp(map, slopeOf(degrees)) : undefined;
  const { lead, core } = warp ? shapeOfLines(levelledInk(map, warp), 0) : shapeOfLines(map, degrees);
  return { onSide, degrees, upright: lead, letterHeight: (core * grey.width) / copy.width, warped: warp !== undefined };
}

function levelledInk({ ink, width, height }: InkMap, warp: Warp): InkMap {
  return { ink: levelled({ data: ink, width, height }, warp, 0).data, width, height };
}

/** Over the lines of all strips; `core` is the height of the small letters in rows of the map. */
function shapeOfLines(map: InkMap, degrees: number): { lead: number; core: number } {
  let above = 0;
  let below = 0;
  const inkOfCores = new Map<number, number>();
  for (let strip = 0; strip < STRIPS; strip += 1) {
    const left = Math.floor((strip * map.width) / STRIPS);
    const right = Math.floor(((strip + 1) * map.width) / STRIPS);
    const profile = rowProfile(map, degrees, left, right);
    for (const [start, end] of runsOfInk(profile)) {
      const line = partsOf(profile, start, end);
      above += line.above;
      below += line.below;
      inkOfCores.set(line.core, (inkOfCores.get(line.core) ?? 0) + line.ink);
    }
  }
  return { lead: above + below === 0 ? 0 : (above - below) / (above + below), core: weightedMedian(inkOfCores) };
}

/** Runs of rows with ink that are as high as a line of text. */
function runsOfInk(profile: Int32Array): [number, number][] {
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
function partsOf(profile: Int32Array, start: number, end: number) {
  let peak = 0;
  for (let y = start; y < end; y += 1) peak = Math.max(peak, profile[y]!);
  let first = start;
  let last = end - 1;
  while (profile[first]! < peak * 0.5) first += 1;
  while (profile[last]! < peak * 0.5) last -= 1;
  let above = 0;
  let below = 0;
  let ink = 0;
  for (let y = start; y < first; y += 1) above += profile[y]!;
  for (let y = last + 1; y < end; y += 1) below += profile[y]!;
  for (let y = first; y <= last; y += 1) ink += profile[y]!;
  return { above, below, ink, core: last - first + 1 };
}

function weightedMedian(weights: Map<number, number>): number {
  let left = [...weights.values()].reduce((sum, weight) => sum + weight, 0) / 2;
  for (const [value, weight] of [...weights].sort(([a], [b]) => a - b)) {
    left -= weight;
    if (left <= 0) return value;
  }
  return 0;
}
