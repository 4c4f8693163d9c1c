import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Sharp } from 'sharp';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import type { ReaderOptions } from 'zxing-wasm/reader';
import { release, reworked } from '../grey-image.js';
import type { GreyImage } from '../reading.types.js';

const OPTIONS: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  tryRotate: true,
  tryInvert: false,
  tryDownscale: false,
  maxNumberOfSymbols: 8,
  returnErrors: true,
};

/** No page is searched longer, however much on it looks like a code. */
const BUDGET_MS = 1500;

type Treatment = (page: Sharp, width: number) => Sharp;

/** A little blur closes what noise, dots and broken strokes opened: it read all that the plain page read, and more. */
const first: Treatment = (page) => page.blur(1.2);

/** Darker is print; stamps and pens are paler. */
const BLACKEST = 50;
/** What a stamp in colour, too, is paler than. */
const BLACK = 80;

/** Looks below a stamp or a pen for a code that they hide. A smaller page will do for that, and takes a third of the time. */
const below: Treatment = (page, width) =>
  page.resize(Math.round(width / 2), null, { kernel: 'linear' }).threshold(BLACKEST);

/** For a page with something on it that looks like a code, from the cheapest. */
const further: Treatment[] = [
  (page, width) => page.resize(Math.round(width * 0.7), null, { kernel: 'linear' }).threshold(BLACKEST),
  (page) => page.threshold(BLACK),
  (page) => page,
  (page, width) => page.resize(Math.round(width / 2)),
  (page, width) => page.resize(Math.round(width * 0.7)),
  (page) => page.median(3),
  (page, width) => page.resize(Math.round(width * 1.5), null, { kernel: 'cubic' }),
];

/** The texts of the QR codes on a page at 200 dpi, at any turn, each once. A page without any costs about 65 ms. */
export async function readCodes(page: GreyImage): Promise<string[]> {
  const until = performance.now() + BUDGET_MS;
  const texts = new Set<string>();
  let doubtful = await search(page, first, texts);
  if (doubtful === 0 && texts.size === 0) doubtful = await search(page, below, texts);
  for (const treatment of further) {
    if (doubtful === 0 || performance.now() > until) break;
    const before = texts.size;
    await search(page, treatment, texts);
    doubtful -= texts.size - before;
  }
  return [...texts];
}

/** Adds what was read to `texts`; answers how many looked like a code and could not be read. */
async function search(page: GreyImage, treatment: Treatment, texts: Set<string>): Promise<number> {
  const treated = await reworked(page, (image) => treatment(image, page.width));
  // PGM is the one form in which the reader takes grey pixels without four bytes for each.
  const pgm = Buffer.concat([Buffer.from(`P5\n${treated.width} ${treated.height}\n255\n`), treated.data]);
  release(treated);
  await (reader ??= prepareReader());
  const found = await readBarcodes(pgm, OPTIONS);
  release({ data: pgm });
  for (const code of found) if (code.isValid && code.text !== '') texts.add(code.text);
  return found.filter((code) => !code.isValid).length;
}

let reader: Promise<unknown> | undefined;

/** The program of the reader lies in its package; nothing is fetched. */
async function prepareReader(): Promise<void> {
  const wasm = await readFile(fileURLToPath(import.meta.resolve('zxing-wasm/reader/zxing_reader.wasm')));
  const wasmBinary = wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.length);
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
}
