import type { ColourImage, GreyImage } from '../reading.types.js';
import { enlarged } from './working-page.js';
import type { PreparationStep, WorkingPage } from './working-page.js';

/** Share of the page that must be coloured ink, and dark ink, before colour is dropped. */
const MIN_COLOURED = 0.002;
const MIN_DARK = 0.01;

/**
 * A stamp or signature in colour over black text is whitened, so that the text below can be read.
 * Letters written in blue alone have no dark ink and are left as they are.
 */
export const dropColouredInk: PreparationStep = {
  name: 'drop-coloured-ink',
  applies: ({ colour, bilevel }) => !bilevel && hasStampOverText(colour),
  run: async (page) => ({ ...page, grey: await enlarged(whitenColours(page), page.bilevel) }),
};

function hasStampOverText(image: ColourImage): boolean {
  const balance = whiteBalance(image);
  let coloured = 0;
  let dark = 0;
  let seen = 0;
  for (let i = 0; i < image.data.length - 2; i += 99, seen += 1) {
    extremes(image.data, i, balance);
    const highest = pair[0];
    const lowest = pair[1];
    if (highest - lowest > 60 && lowest < 160) coloured += 1;
    else if (highest < 130) dark += 1;
  }
  return coloured > seen * MIN_COLOURED && dark > seen * MIN_DARK;
}

/** Ink this dark is text, also where a stamp lies over it; from LIGHT on, what has colour near it is the stamp. */
const DARK = 50;
const LIGHT = 110;

/**
 * JPEG keeps colour at half the size of brightness, so the rim of a stroke has less colour than its middle: every pixel
 * is whitened by the strongest colour near it, unless it is as dark as text.
 */
function whitenColours({ colour }: WorkingPage): GreyImage {
  const { width, height } = colour;
  const balance = whiteBalance(colour);
  const grey = new Uint8Array(width * height);
  const strength = new Uint8Array(width * height);
  for (let i = 0, from = 0; i < grey.length; i += 1, from += 3) {
    extremes(colour.data, from, balance);
    grey[i] = pair[0];
    strength[i] = pair[0] - pair[1];
  }
  const near = highestOfFive(highestOfFive(strength, 1), width);
  for (let i = 0; i < grey.length; i += 1) {
    const highest = grey[i]!;
    const lightness = Math.min(1, Math.max(0, (highest - DARK) / (LIGHT - DARK)));
    const whiter = Math.max(strength[i]! * 0.8, near[i]! * 0.9 * lightness);
    grey[i] = Math.min(255, highest + whiter);
  }
  return { data: grey, width, height };
}

/** The highest value among the five along a row (stride 1) or a column (stride of a row). */
function highestOfFive(values: Uint8Array, stride: number): Uint8Array {
  const result = values.slice();
  for (let i = 2 * stride; i < values.length - 2 * stride; i += 1) {
    let highest = values[i]!;
    for (let at = i - 2 * stride; at <= i + 2 * stride; at += stride) if (values[at]! > highest) highest = values[at]!;
    result[i] = highest;
  }
  return result;
}

const pair: [number, number] = [0, 0];

/** Puts the strongest and the weakest of a pixel's colours into `pair`: this runs for every pixel. */
function extremes(data: Uint8Array, at: number, balance: [number, number, number]): void {
  const r = data[at]! * balance[0];
  const g = data[at + 1]! * balance[1];
  const b = data[at + 2]! * balance[2];
  pair[0] = Math.min(255, Math.max(r, g, b));
  pair[1] = Math.min(255, Math.min(r, g, b));
}

/** Factors that make the paper white: yellow paper is not coloured ink. */
function whiteBalance({ data }: ColourImage): [number, number, number] {
  return [0, 1, 2].map((channel) => 255 / Math.max(64, brightPercentile(data, channel))) as [number, number, number];
}

function brightPercentile(data: Uint8Array, channel: number): number {
  const histogram = new Uint32Array(256);
  let count = 0;
  for (let i = channel; i < data.length; i += 153, count += 1) histogram[data[i]!]! += 1;
  let left = count * 0.3;
  let value = 255;
  while (value > 0 && (left -= histogram[value]!) > 0) value -= 1;
  return value;
}
