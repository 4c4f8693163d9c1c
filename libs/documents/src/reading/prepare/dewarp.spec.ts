import { projectPath } from '@oficialia/platform';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { warpWords } from '../place-words.js';
import type { GreyImage } from '../reading.types.js';
import { dropAt, FLAT } from '../warp.js';
import type { Warp } from '../warp.js';
import { dewarp, levelled } from './dewarp.js';
import { linesOfText } from './find-lines.js';
import { toInk } from './ink-map.js';
import { measureWarp } from './measure-warp.js';
import { preparePage } from './prepare-page.js';
import type { WorkingPage } from './working-page.js';

/** Falls to the right below and rises above, and hangs through: a sheet that was photographed from the side. */
const FAN: Warp = [0.01, 0, 0.05, 0.01, 0.05, 0];
const letter = projectPath('test/samples/documents/carta-bacheo.jpg');

/** A letter whose lines are level. */
let level: GreyImage;

beforeAll(async () => {
  const { data, info } = await sharp(letter).raw().toBuffer({ resolveWithObject: true });
  level = (await preparePage({ data, width: info.width, height: info.height })).image;
});

/** The letter as if its paper had been bent. */
function bent(warp: Warp): GreyImage {
  const against = warp.map((part) => -part);
  return levelled(level, against, 255);
}

async function pageOf(grey: GreyImage): Promise<WorkingPage> {
  const colour = { data: new Uint8Array(3), width: 1, height: 1 };
  const lines = await linesOfText(grey, true);
  return { colour, grey, bilevel: false, quarterTurns: 0, lines, placement: [1, 0, 0, 0, 1, 0] };
}

/** How far a picture is from the level letter: the mean difference of its pixels. */
function difference({ data }: GreyImage): number {
  return data.reduce((sum, value, i) => sum + Math.abs(value - level.data[i]!), 0) / data.length;
}

const halfWidths = (pixels: number) => pixels / (level.width / 2);

describe('a photographed page whose lines fan out and bow', () => {
  it('is known from a scan, also from one that lay askew', async () => {
    expect(dewarp.applies(await pageOf(bent(FAN)))).toBe(true);
    expect(dewarp.applies(await pageOf(level))).toBe(false);
    expect(dewarp.applies(await pageOf(bent(FLAT.with(0, 0.05))))).toBe(false);
  });

  it('is measured as it was bent', async () => {
    const warp = measureWarp(toInk(bent(FAN)))!;
    for (const u of [-0.7, 0.7]) {
      for (const v of [-0.5, -0.3, -0.15]) {
        expect(Math.abs(dropAt(warp, u, v) - dropAt(FAN, u, v))).toBeLessThan(halfWidths(4));
      }
    }
  });

  it('gets level lines, and each word its place on the picture', async () => {
    const page = await pageOf(bent(FAN));
    const { grey, warp } = await dewarp.run(page);
    expect(difference(grey)).toBeLessThan(0.6 * difference(page.grey));
    const [u, v] = [0.7, -0.5];
    const [x, y] = [((1 + u) * level.width) / 2, ((1 + v) * level.height) / 2];
    const word = {
      text: 'bache',
      confidence: 90,
      box: [x - 20, y - 6, x + 20, y + 6] as [number, number, number, number],
    };
    const [moved] = warpWords([word], { warp, prepared: grey });
    const there = y + (dropAt(FAN, u, v) * level.width) / 2;
    expect(Math.abs(moved!.box[3] - 6 - there)).toBeLessThan(3);
    expect(moved!.box[3] - moved!.box[1]).toBeCloseTo(12);
  });

  it('is left alone where there are no lines', async () => {
    const blank = { ...level, data: new Uint8Array(level.data.length).fill(255) };
    expect(measureWarp(toInk(blank))).toBeUndefined();
    expect(warpWords([], { prepared: blank })).toEqual([]);
  });
});
