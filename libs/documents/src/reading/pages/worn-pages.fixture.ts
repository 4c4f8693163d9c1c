/* Pages with a sticker or a separator's code on them, worn as paper is that passed through many hands and machines.
   Everything is drawn from a seed, so a page can be made again. */
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { Sharp } from 'sharp';

type Random = () => number;

/** Page at 200 dpi. */
const WIDTH = 1700;
const HEIGHT = 2200;
const DPI = 200;

/** Numbers from 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The first page of a PDF as PNG. */
export async function pictureOf(pdf: Uint8Array, dpi = DPI): Promise<Buffer> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const { data, width, height } = await document.getPage(0).render({ scale: dpi / 72 });
  document.destroy();
  library.destroy();
  return sharp(data, { raw: { width, height, channels: 4 } })
    .flatten({ background: 'white' })
    .png()
    .toBuffer();
}

/** A letter with a sticker put on it by hand: anywhere, a little askew. */
export async function withSticker(letter: Buffer, sticker: Buffer, random: Random): Promise<Buffer> {
  const angle = Math.floor(random() * 4) * (random() < 0.3 ? 90 : 0) + (random() - 0.5) * 16;
  const input = await sharp(sticker).rotate(angle, { background: 'white' }).png().toBuffer();
  const { width, height } = await sharp(input).metadata();
  const left = Math.round(random() * (WIDTH - width - 80)) + 40;
  const top = Math.round(random() * (HEIGHT - height - 80)) + 40;
  return sharp(letter)
    .resize(WIDTH, HEIGHT, { fit: 'fill' })
    .flatten({ background: 'white' })
    .composite([{ input, left, top }])
    .removeAlpha()
    .png()
    .toBuffer();
}

/** Each kind of wear makes an image file out of a clean page. */
export const WEARS: Record<string, (page: Sharp, random: Random) => Sharp | Promise<Sharp>> = {
  clean: (page) => page.jpeg({ quality: 88 }),
  'skew-2': (page, random) => turned(page, 1 + random()).then(jpeg(80)),
  'skew-4': (page, random) => turned(page, -3 - random()).then(jpeg(80)),
  'skew-12': (page, random) => turned(page, 8 + random() * 5).then(jpeg(80)),
  'turn-90': (page) => page.rotate(90).jpeg({ quality: 75 }),
  'turn-180': (page) => page.rotate(180).jpeg({ quality: 75 }),
  'turn-270': (page) => page.rotate(270).jpeg({ quality: 75 }),
  '150-dpi': (page) => page.resize(1275).jpeg({ quality: 70 }),
  '100-dpi': (page) => page.resize(850).jpeg({ quality: 75 }),
  'jpeg-15': (page) => page.jpeg({ quality: 15 }),
  noise: (page, random) => altered(page, (v) => salted(v + gauss(random) * 40, random, 0.05)).then(jpeg(85)),
  'low-contrast': (page, random) => altered(page, (v) => 165 + v * 0.16 + gauss(random) * 3).then(jpeg(75)),
  grey: (page, random) => altered(page, (v) => 60 + v * 0.4 + gauss(random) * 5).then(jpeg(70)),
  yellow: async (page) => page.tint({ r: 235, g: 215, b: 150 }).jpeg({ quality: 75 }),
  shadow: (page, random) => shadowed(page, random).then(jpeg(70)),
  phone: (page, random) => photographed(page, random),
  bleed: async (page, random) => bled(page, random),
  'stamp-over': (page, random) => stamped(page, random, '#3a3aa8', 0.75),
  'black-stamp': (page, random) => stamped(page, random, '#181818', 0.85),
  fax: async (page, random) => faxed(page, random, 1),
  'coarse-fax': async (page, random) => faxed(page, random, 2),
  photocopy: (page, random) => photocopied(page, random),
  blur: async (page, random) => (await settled(page.blur(1.6 + random() * 0.6))).jpeg({ quality: 70 }),
  'pen-over': (page, random) => penned(page, random),
};

const jpeg = (quality: number) => (page: Sharp) => page.jpeg({ quality });
const settled = async (page: Sharp) => sharp(await page.png({ compressionLevel: 1 }).toBuffer());
const turned = (page: Sharp, degrees: number) => settled(page.rotate(degrees, { background: 'white' }));

/** Twelve uniform numbers are nearly normal. */
function gauss(random: Random): number {
  return random() + random() + random() + random() - 2;
}

function salted(value: number, random: Random, share: number): number {
  const draw = random();
  if (draw < share / 2) return 0;
  return draw > 1 - share / 2 ? 255 : value;
}

/** Grey, each pixel changed by `change(value, x, y)`. */
async function altered(page: Sharp, change: (value: number, x: number, y: number) => number): Promise<Sharp> {
  const { data, info } = await page.greyscale().toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) data[at] = Math.max(0, Math.min(255, change(data[at]!, x, y)));
  }
  return sharp(data, { raw: { width, height, channels: 1 } });
}

function shadowed(page: Sharp, random: Random): Promise<Sharp> {
  const fold = WIDTH * (0.1 + random() * 0.8);
  return altered(page, (v, x, y) => {
    const light = 0.9 - 0.55 * Math.exp(-(((x - fold) / 320) ** 2)) - (0.2 * y) / HEIGHT;
    return (20 + v * 0.9) * light + gauss(random) * 5;
  });
}

/** Lying on a table, seen from the side, by lamp light, not quite sharp. */
async function photographed(page: Sharp, random: Random): Promise<Sharp> {
  const tilt = (random() - 0.5) * 0.16;
  const matrix: [number, number, number, number] = [
    1 - random() * 0.1,
    tilt,
    (random() - 0.5) * 0.16,
    0.92 - random() * 0.12,
  ];
  const lying = await settled(page.affine(matrix, { background: '#6b5a48', interpolator: 'bicubic' }));
  const soft = await settled(lying.blur(0.9).resize({ width: 2000 }));
  const { width, height } = await soft.metadata();
  const light = (x: number, y: number) => 0.95 - 0.5 * Math.hypot(x / width - 0.3, y / height - 0.3);
  return (await altered(soft, (v, x, y) => (15 + v * 0.85) * light(x, y) + gauss(random) * 9)).jpeg({ quality: 72 });
}

/** The writing of the other side shows through. */
async function bled(page: Sharp, random: Random): Promise<Sharp> {
  const back = await (await altered(page.clone().flop().blur(1.2), (v) => 185 + v * 0.27)).png().toBuffer();
  const paper = await settled(page);
  const both = await settled(paper.composite([{ input: back, blend: 'multiply' }]));
  return (await altered(both, (v) => v * 0.95 + gauss(random) * 4)).jpeg({ quality: 75 });
}

async function drawnOver(page: Sharp, svg: string): Promise<Sharp> {
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${svg}</svg>`;
  const over = await page
    .composite([{ input: Buffer.from(drawing) }])
    .png({ compressionLevel: 1 })
    .toBuffer();
  return sharp(over).removeAlpha().jpeg({ quality: 75 });
}

/** Five stamps all over the page. */
function stamped(page: Sharp, random: Random, colour: string, opacity: number): Promise<Sharp> {
  const stamps = Array.from({ length: 5 }, () => {
    const [x, y, r] = [random() * WIDTH, random() * HEIGHT, 110 + random() * 60];
    const style = `fill="none" stroke="${colour}" stroke-opacity="${opacity}"`;
    return `<circle cx="${x}" cy="${y}" r="${r}" ${style} stroke-width="5"/>
      <circle cx="${x}" cy="${y}" r="${r * 0.7}" ${style} stroke-width="2"/>
      <text x="${x}" y="${y + 12}" font-size="34" text-anchor="middle" fill="${colour}" fill-opacity="${opacity}">RECIBIDO</text>`;
  });
  return drawnOver(page, stamps.join(''));
}

/** A pen crosses the whole page a few times. */
function penned(page: Sharp, random: Random): Promise<Sharp> {
  const lines = Array.from({ length: 4 }, () => {
    const y = () => random() * HEIGHT;
    return `<path d="M0 ${y()} C 500 ${y()} 1200 ${y()} 1700 ${y()}" fill="none" stroke="#1d2b6b" stroke-width="3.5"/>`;
  });
  return drawnOver(page, lines.join(''));
}

/** Black and white, with specks; `coarse` as the lines of an old machine. */
async function faxed(page: Sharp, random: Random, coarse: number): Promise<Sharp> {
  const soft = await settled(page.blur(0.7));
  const lines =
    coarse === 1 ? soft : await settled(soft.resize(WIDTH, HEIGHT / coarse, { fit: 'fill', kernel: 'cubic' }));
  const bits = await altered(lines, (v) => (salted(v + gauss(random) * 22, random, 0.004) > 150 ? 255 : 0));
  return bits.resize(WIDTH, HEIGHT, { fit: 'fill', kernel: 'nearest' }).png();
}

/** A copy of a copy: strokes broken or grown, dust. */
async function photocopied(page: Sharp, random: Random): Promise<Sharp> {
  const limit = 105 + random() * 110;
  const soft = await settled(page.blur(1.1));
  const bits = await altered(soft, (v) => (salted(v + gauss(random) * 45, random, 0.008) > limit ? 255 : 0));
  return (await settled(bits.blur(0.8))).threshold(140).png();
}
