import { resized } from '../grey-image.js';
import { scaleForEngine } from '../limits.js';
import { placementBySize } from '../place-words.js';
import type { ColourImage, GreyImage, Placement } from '../reading.types.js';
import type { Warp } from '../warp.js';

/** How the lines of text of a page lie. */
export interface TextLines {
  /** They run from top to bottom or from bottom to top. */
  onSide: boolean;
  /** By so much they fall to the right once the page is no longer on its side. */
  degrees: number;
  /**
   * Above 0 when more ink rises above the small letters than hangs below them, as in every Latin text:
   * (ascenders - descenders) / (ascenders + descenders). Below 0 the page stands on its head.
   */
  upright: number;
  /** Height in pixels of the small letters of most of the text; 0 when there is none. */
  letterHeight: number;
  /** They fan out or bow, as on a photograph. */
  warped: boolean;
}

/** A page on its way through the preparation. */
export interface WorkingPage {
  /** As decoded; not turned. */
  colour: ColourImage;
  grey: GreyImage;
  /** The file had black and white only: nothing to even out. */
  bilevel: boolean;
  /** Quarter turns clockwise that made the page upright. */
  quarterTurns: 0 | 1 | 2 | 3;
  /** Its light is uneven: paper before a camera, which is seldom flat. */
  photographed?: boolean;
  /** How its lines lie, once that is known. */
  lines?: TextLines;
  /** From `grey` to the upright page as it was decoded. */
  placement: Placement;
  /** How the lines of `grey` ran before they were set level. No step behind that one moves anything. */
  warp?: Warp;
}

/** One step of the preparation. It never changes what it is given; it answers a new page. */
export interface PreparationStep {
  name: string;
  applies(page: WorkingPage): boolean | Promise<boolean>;
  run(page: WorkingPage): WorkingPage | Promise<WorkingPage>;
}

export async function startPage(colour: ColourImage, bilevel: boolean): Promise<WorkingPage> {
  const grey = await enlarged(toGrey(colour), bilevel);
  return { colour, bilevel, grey, quarterTurns: 0, placement: placementBySize(grey, colour) };
}

/** The page as large as the engine likes it; colours stay as they are, which saves two thirds of the time. */
export async function enlarged(grey: GreyImage, bilevel: boolean): Promise<GreyImage> {
  const scale = scaleForEngine(grey.width, grey.height, bilevel);
  return scale <= 1 ? grey : resized(grey, [scale, scale], 'cubic');
}

/** The page with new pixels; `back` leads from them to those it had. */
export function placedBy(page: WorkingPage, grey: GreyImage, back: Placement): WorkingPage {
  const [a, b, c, d, e, f] = page.placement;
  const [ra, rb, rc, rd, re, rf] = back;
  const placement: Placement = [
    a * ra + b * rd,
    a * rb + b * re,
    a * rc + b * rf + c,
    d * ra + e * rd,
    d * rb + e * re,
    d * rc + e * rf + f,
  ];
  return { ...page, grey, placement };
}

/** Luminance of ITU-R BT.601 in whole numbers. */
export function toGrey({ data, width, height }: ColourImage): GreyImage {
  const grey = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < grey.length; i += 1, from += 3) {
    grey[i] = (77 * data[from]! + 150 * data[from + 1]! + 29 * data[from + 2]! + 128) >> 8;
  }
  return { data: grey, width, height };
}

/** Narrower than any paper: its ink map would be longer than memory is. */
export function isRibbon({ width, height }: GreyImage): boolean {
  return Math.max(width, height) > 8 * Math.min(width, height);
}
