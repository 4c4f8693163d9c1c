import { INK } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';
import type { Spot } from './spots.js';

/* Where the dots of a text are. Lengths are in heights of small letters. */

/** From the last letter to the full stop behind it. */
const BEHIND = 0.6;
/** The line is told by so much of it to the left. */
const LINE = 3;
/** Of the fullest row of a line a row within its small letters has this much ink. */
const CORE = 0.35;
/** How far from the foot of the line a full stop may end. */
const OFF_FOOT = 0.15;
/** From the dot of an i to its stem, and how much of that must be there. */
const OVER_STEM = 0.5;
const STEM = 0.6;
/** From the upper dot of a colon to the lower one, and the paper below and beside that one. */
const OVER_DOT = 1;
const PAPER_BELOW = 0.25;
const PAPER_BESIDE = 0.15;
/** From one dot of a ü to the other. */
const APART: [least: number, most: number] = [0.3, 0.8];

/** Whether one of the `spots` of a page is where the text around it can have a dot or an accent. */
export function isDot(spot: Spot, spots: Spot[], page: GreyImage, letterHeight: number): boolean {
  return (
    isFullStop(spot, page, letterHeight) ||
    isOverStem(spot, page, letterHeight) ||
    isOverDot(spot, page, letterHeight) ||
    (isOverLetter(spot, page, letterHeight) && (isAccent(spot, page) || hasTwin(spot, spots, letterHeight)))
  );
}

function isFullStop({ left, top, bottom }: Spot, page: GreyImage, letterHeight: number): boolean {
  if (!hasInk(page, left - BEHIND * letterHeight, top - letterHeight, left - 2, bottom)) return false;
  const from = left - LINE * letterHeight;
  const [first, last] = [Math.round(top - 1.2 * letterHeight), Math.round(bottom + 0.8 * letterHeight)];
  const rows = Array.from({ length: last - first + 1 }, (_, i) => inkIn(page, from, first + i, left - 1, first + i));
  const full = Math.max(...rows) * CORE;
  const foot = first + rows.findLastIndex((ink) => ink >= full);
  return Math.abs(bottom - foot) <= Math.max(1, OFF_FOOT * letterHeight);
}

function isOverStem(spot: Spot, page: GreyImage, letterHeight: number): boolean {
  const x = Math.round((spot.left + spot.right) / 2);
  const stem = firstInkBelow(page, x, spot.bottom, OVER_STEM * letterHeight);
  return stem !== undefined && isInkDownTo(page, x, stem, stem + STEM * letterHeight);
}

function isOverDot({ left, right, bottom }: Spot, page: GreyImage, letterHeight: number): boolean {
  const dot = firstInkBelow(page, Math.round((left + right) / 2), bottom, OVER_DOT * letterHeight);
  if (dot === undefined || dot - bottom < 0.3 * letterHeight) return false;
  const size = right - left + 1;
  // Of a semicolon a comma.
  const below = dot + 3 * size;
  const paper = PAPER_BESIDE * letterHeight;
  return (
    !hasInk(page, left - 1, below, right + 1, below + PAPER_BELOW * letterHeight) &&
    !hasInk(page, left - 1 - paper, dot, left - 2, dot + size) &&
    !hasInk(page, right + 2, dot, right + 1 + paper, dot + size)
  );
}

function isOverLetter({ left, right, bottom }: Spot, page: GreyImage, letterHeight: number): boolean {
  return hasInk(page, left, bottom + 1, right, bottom + OVER_STEM * letterHeight);
}

/** It leans to the right, as dirt seldom does. */
function isAccent({ left, top, right, bottom }: Spot, { data, width }: GreyImage): boolean {
  const isInk = (x: number, y: number) => data[y * width + x]! < INK;
  return isInk(right, top) && isInk(left, bottom) && !isInk(left, top) && !isInk(right, bottom);
}

/** As an ü has two dots. */
function hasTwin(spot: Spot, spots: Spot[], letterHeight: number): boolean {
  return spots.some(({ left, top }) => {
    const apart = Math.abs(left - spot.left);
    return Math.abs(top - spot.top) <= 1 && apart >= APART[0] * letterHeight && apart <= APART[1] * letterHeight;
  });
}

/** The row of the first ink below a spot, within so many rows. */
function firstInkBelow(
  { data, width, height }: GreyImage,
  x: number,
  bottom: number,
  within: number,
): number | undefined {
  for (let y = bottom + 1; y <= Math.min(height - 1, bottom + within); y += 1) if (data[y * width + x]! < INK) return y;
  return undefined;
}

function isInkDownTo({ data, width, height }: GreyImage, x: number, from: number, to: number): boolean {
  for (let y = from; y <= to; y += 1) if (y >= height || data[y * width + x]! >= INK) return false;
  return true;
}

function hasInk(page: GreyImage, left: number, top: number, right: number, bottom: number): boolean {
  return inkIn(page, left, top, right, bottom) > 0;
}

/** Pixels of ink in a part of the page, its last column and row counted in. */
function inkIn({ data, width, height }: GreyImage, left: number, top: number, right: number, bottom: number): number {
  let ink = 0;
  const [from, to] = [Math.max(0, Math.round(left)), Math.min(width - 1, Math.round(right))];
  for (let y = Math.max(0, Math.round(top)); y <= Math.min(height - 1, Math.round(bottom)); y += 1) {
    for (let x = from; x <= to; x += 1) if (data[y * width + x]! < INK) ink += 1;
  }
  return ink;
}
