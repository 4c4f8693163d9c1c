import { fileURLToPath } from 'node:url';
import { startEngine } from '../engine/tesseract-core.js';
import type { Engine } from '../engine/tesseract-core.js';
import { reworked } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';

/** A word counts when the engine is as sure of it as this, and it is no scribble of one or two letters. */
const SURE_WORD = 75;
const MIN_LETTERS = 3;
/** Letters that one way must have more than the other. */
const MIN_LEAD = 10;
/** Share of the page's height that is read. */
const STRIP = 0.22;

/** In the sources also from `dist`: the build copies no models. Threads cannot ask the platform for the path. */
const modelsFolder = fileURLToPath(new URL('../../../models', import.meta.url.replace('/dist/libs/', '/libs/')));

let engine: Promise<Engine> | undefined;

/** True when a strip of the page reads better upside down: capitals and figures have no ascenders to tell by. */
export async function readsUpsideDown(page: GreyImage): Promise<boolean> {
  const strip = fullestStrip(page);
  engine ??= startEngine(['spa'], modelsFolder, {});
  const ready = await engine;
  const turned = await sureLetters(ready, await reworked(strip, (page) => page.rotate(180)));
  return turned > (await sureLetters(ready, strip)) + MIN_LEAD;
}

async function sureLetters({ show, models }: Engine, image: GreyImage): Promise<number> {
  await show(image);
  const words = models[0]!.readPage().flatMap(({ lines }) => lines.flatMap((line) => line.words));
  return words
    .filter(({ text, confidence }) => confidence >= SURE_WORD && text.length >= MIN_LETTERS)
    .reduce((letters, { text }) => letters + text.length, 0);
}

/** The part of the page with the most ink, over its whole width. */
function fullestStrip({ data, width, height }: GreyImage): GreyImage {
  const rows = Math.max(1, Math.round(height * STRIP));
  const ink = new Float64Array(height + 1);
  for (let y = 0; y < height; y += 1) {
    let dark = 0;
    for (let i = y * width; i < (y + 1) * width; i += 3) if (data[i]! < 128) dark += 1;
    // Rows that are mostly black are the frame of the scan.
    ink[y + 1] = ink[y]! + (dark > width / 6 ? 0 : dark);
  }
  let top = 0;
  for (let y = 0; y + rows <= height; y += 1) if (ink[y + rows]! - ink[y]! > ink[top + rows]! - ink[top]!) top = y;
  return { data: data.subarray(top * width, (top + rows) * width), width, height: rows };
}
