import sharp from 'sharp';
import { UnreadableError } from '../failures.js';
import { MAX_PIXELS, scaleForEngine } from '../limits.js';
import type { ColourImage, DocumentType } from '../reading.types.js';
import { readHeic } from './heic-file.js';

/** A page as pixels, no larger than the engine likes. */
export interface DecodedPage {
  image: ColourImage;
  /** Only black and white in the file: a fax, a photocopy. */
  bilevel: boolean;
}

/** Number of pages; more than one for TIFF only. Throws UnreadableError. */
export async function countImagePages(path: string, type: DocumentType): Promise<number> {
  if (type === 'image/heic') return readHeic(path, () => 1);
  const first = await readMetadata(path, 0);
  return first.pages;
}

/** Decodes one page: EXIF turned, flattened on white, made smaller. Cut files give what they have. */
export async function decodeImagePage(path: string, page: number, type: DocumentType): Promise<DecodedPage> {
  if (type === 'image/heic') return decodeHeicPage(path);
  const { width, height, turned, format } = await readMetadata(path, page);
  // A JPEG is never purely black and white, and to look would decode it twice.
  const bilevel = format !== 'jpeg' && (await isBilevel(path, page, width, height));
  const size = sizeOf(width, height, bilevel);
  const [targetWidth, targetHeight] = turned ? [size[1], size[0]] : size;
  try {
    const { data, info } = await open(path, page)
      .autoOrient()
      .flatten({ background: 'white' })
      .resize(targetWidth, targetHeight, { fit: 'fill', kernel: 'linear' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    const image = { data: firstThree(data, info.channels), width: info.width, height: info.height };
    return { image, bilevel };
  } catch (error) {
    throw new UnreadableError('unreadable', (error as Error).message);
  }
}

async function decodeHeicPage(path: string): Promise<DecodedPage> {
  return readHeic(path, async ({ width, height }, pixels) => {
    const [targetWidth, targetHeight] = sizeOf(width, height, false);
    const { data } = await pixels();
    const resized = await sharp(data, { raw: { width, height, channels: 4 } })
      .flatten({ background: 'white' })
      .resize(targetWidth, targetHeight, { fit: 'fill' })
      .raw()
      .toBuffer();
    return { image: { data: resized, width: targetWidth, height: targetHeight }, bilevel: false };
  });
}

function sizeOf(width: number, height: number, bilevel: boolean): readonly [width: number, height: number] {
  const scale = Math.min(1, scaleForEngine(width, height, bilevel));
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
}

/** Scanners and layout programs write channels that are neither colour nor transparency. */
function firstThree(data: Uint8Array, channels: number): Uint8Array {
  if (channels === 3) return data;
  const colour = new Uint8Array((data.length / channels) * 3);
  const [green, blue] = channels < 3 ? [0, 0] : [1, 2];
  for (let from = 0, to = 0; from < data.length; from += channels, to += 3) {
    colour[to] = data[from]!;
    colour[to + 1] = data[from + green]!;
    colour[to + 2] = data[from + blue]!;
  }
  return colour;
}

function open(path: string, page: number) {
  return sharp(path, { page, failOn: 'none', limitInputPixels: MAX_PIXELS, sequentialRead: true });
}

async function readMetadata(path: string, page: number) {
  // The limit is checked here and not by sharp, so that a bomb is told from a broken file.
  const metadata = await sharp(path, { page, failOn: 'none', limitInputPixels: false })
    .metadata()
    .catch((error: Error) => {
      throw new UnreadableError('unreadable', error.message);
    });
  const { width, height, format, pages = 1, orientation = 1 } = metadata;
  if (!width || !height) throw new UnreadableError('unreadable', 'no size');
  if (width * height > MAX_PIXELS) throw new UnreadableError('too-large', `${width} x ${height}`);
  return { width, height, format, pages, turned: orientation >= 5 };
}

/** Looks at the middle of the page only. */
async function isBilevel(path: string, page: number, width: number, height: number): Promise<boolean> {
  const side = { width: Math.min(width, 1024), height: Math.min(height, 1024) };
  const left = Math.floor((width - side.width) / 2);
  const top = Math.floor((height - side.height) / 2);
  try {
    const pixels = await open(path, page)
      .extract({ left, top, ...side })
      .greyscale()
      .raw({ depth: 'uchar' })
      .toBuffer();
    let extreme = 0;
    for (const value of pixels) if (value < 16 || value > 239) extreme += 1;
    return extreme > pixels.length * 0.99 && hasBlack(pixels);
  } catch {
    return false;
  }
}

/** A clean born-digital page has grey edges around its letters; a blank one has no black at all. */
function hasBlack(pixels: Uint8Array): boolean {
  let black = 0;
  for (const value of pixels) if (value < 16) black += 1;
  return black > pixels.length * 0.002;
}
