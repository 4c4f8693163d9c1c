import { dropAt, fallOf, fallParts, FLAT } from '../warp.js';
import type { Warp } from '../warp.js';
import type { InkMap } from './ink-map.js';
import { BAND, bandsOf, profileAlong, profileEnergy, slopeOf } from './row-profile.js';
import type { Bands } from './row-profile.js';

const COLUMNS = 6;
const ROWS = 8;
/** By this share of its size a window reaches into each of its neighbours. */
const OVERLAP = 0.25;
/** Below this contrast of the best slope with the others a window holds no lines. */
const NO_LINES = 0.05;
/** How much parts of a warp that few windows speak for are held back. */
const RIDGE = 0.001;
const ROUNDS = 60;
/** Rows stand out at least so much more along the lines of a warp that is none of chance. */
const SHARPER = 1.02;

/** Slopes are looked for this far from the expected one, in these steps. */
interface Look {
  reach: number;
  step: number;
}
const COARSE: Look = { reach: slopeOf(2.5), step: slopeOf(0.5) };
const FINE: Look = { reach: slopeOf(0.75), step: slopeOf(0.15) };
/** Scans stay below a quarter of a degree, and up to a third the engine minds nothing. */
const BENT = slopeOf(0.28);

/** A window of the map, its slope, and how much that is worth. */
interface Sight {
  /** Of its centre. */
  parts: number[];
  fall: number;
  weight: number;
}

interface Window {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/**
 * How the lines of a page run that fall by about `slope`, from those in windows all over it; undefined where they are
 * straight and level with each other, or stand out no better so.
 */
export function measureWarp(map: InkMap, slope = 0): Warp | undefined {
  const bands = bandsOf(map);
  const straight: Warp = FLAT.with(0, slope);
  const sights = look(bands, straight, COARSE);
  const first = fitted(sights);
  if (spread(first, sights, slope) < BENT) return undefined;
  const warp = fitted(look(bands, first, FINE));
  return energyOf(bands, warp) > energyOf(bands, straight) * SHARPER ? warp : undefined;
}

/** How far the slopes of a warp are from one, where there are lines. */
function spread(warp: Warp, sights: Sight[], slope: number): number {
  const total = sights.reduce((sum, { weight }) => sum + weight, 0);
  const square = sights.reduce((sum, { parts, weight }) => sum + weight * (fallOf(warp, parts) - slope) ** 2, 0);
  return total === 0 ? 0 : Math.sqrt(square / total);
}

function look(bands: Bands, expected: Warp, how: Look): Sight[] {
  const found = windowsOf(bands).map((window) => ({ window, ...slopeIn(bands, window, expected, how) }));
  const most = Math.max(1, ...found.map(({ energy }) => energy));
  return found.map(({ window, fall, energy, contrast }) => {
    const { u, v } = centreOf(window, bands);
    const parts = fallParts(u, v);
    const weight = Math.sqrt(energy / most) * Math.max(0, contrast - NO_LINES);
    return { parts, fall: fallOf(expected, parts) + fall, weight };
  });
}

function energyOf(bands: Bands, warp: Warp): number {
  return windowsOf(bands).reduce((sum, window) => sum + energyAlong(bands, window, warp, 0), 0);
}

function windowsOf({ upTo, height }: Bands): Window[] {
  const part = (index: number, of: number, size: number) => [
    Math.max(0, Math.floor(((index - OVERLAP) * size) / of)),
    Math.min(size, Math.ceil(((index + 1 + OVERLAP) * size) / of)),
  ];
  return Array.from({ length: ROWS * COLUMNS }, (_, i) => {
    const [left, right] = part(i % COLUMNS, COLUMNS, upTo.length - 1) as [number, number];
    const [top, bottom] = part(Math.floor(i / COLUMNS), ROWS, height) as [number, number];
    return { left, right, top, bottom };
  });
}

function centreOf({ left, right, top, bottom }: Window, { width, height }: Bands) {
  return { u: ((left + right) * BAND) / width - 1, v: (top + bottom) / height - 1 };
}

/** The slope at which the rows of a window stand out most, as its difference from the expected one. */
function slopeIn(bands: Bands, window: Window, expected: Warp, { reach, step }: Look) {
  const most = Math.round(reach / step);
  const energies = Array.from({ length: 2 * most + 1 }, (_, i) =>
    energyAlong(bands, window, expected, (i - most) * step),
  );
  const energy = Math.max(...energies);
  const at = energies.indexOf(energy);
  const [before, behind] = [energies[at - 1], energies[at + 1]];
  // At the end of the reach the true slope may be anywhere beyond.
  if (energy === 0 || before === undefined || behind === undefined) return { fall: 0, energy, contrast: 0 };
  const curve = before - 2 * energy + behind;
  const between = curve < 0 ? (before - behind) / (2 * curve) : 0;
  const usual = energies.toSorted((a, b) => a - b)[most]!;
  return { fall: (at - most + between) * step, energy, contrast: (energy - usual) / energy };
}

/** How sharply rows of text stand out in a window when they run along the warp and fall by `slope` besides. */
function energyAlong(bands: Bands, window: Window, warp: Warp, slope: number): number {
  const { upTo, width } = bands;
  const { u, v } = centreOf(window, bands);
  const middle = ((u + 1) * width) / 2;
  const there = dropAt(warp, u, v);
  const drops = Array.from({ length: window.right - window.left }, (_, i) => {
    const x = (window.left + i + 0.5) * BAND;
    return Math.round(((dropAt(warp, (2 * x) / width - 1, v) - there) * width) / 2 + (x - middle) * slope);
  });
  const margin = Math.max(...drops.map(Math.abs)) + 1;
  const inside = upTo.slice(window.left, window.right + 1);
  const profile = profileAlong(inside, drops, margin, window.top, window.bottom);
  // What lies beyond was cut off, and its edge is none.
  return profileEnergy(profile.subarray(margin, profile.length - margin));
}

/** The warp that comes nearest to what was seen: least squares, one part after the other until they agree. */
function fitted(sights: Sight[]): Warp {
  const total = sights.reduce((sum, { weight }) => sum + weight, 0);
  const warp = [...FLAT];
  for (let round = 0; total > 0 && round < ROUNDS; round += 1) {
    for (let i = 0; i < warp.length; i += 1) {
      let miss = 0;
      let weights = i === 0 ? 0 : RIDGE * total;
      for (const { parts, fall, weight } of sights) {
        miss += weight * parts[i]! * (fall - fallOf(warp, parts) + warp[i]! * parts[i]!);
        weights += weight * parts[i]! ** 2;
      }
      warp[i] = weights > 0 ? miss / weights : 0;
    }
  }
  return warp;
}
