import sharp from 'sharp';
import { UnreadableError } from '../failures.js';
import { MAX_LONG_SIDE, MAX_PIXELS, SHORT_SIDE, SHORT_SIDE_BILEVEL } from '../limits.js';
import type { ColourImage } from '../reading.types.js';

/** A page as pixels at the size that the engine likes. */
export interface DecodedPage {
  image: ColourImage;
  /** Only black and white in the file: a fax, a photocopy. */
  bilevel: boolean;
  /** Width before scaling, EXIF turned. */
  originalWidth: number;
}

/** Number of pages; more than one for TIFF only. Throws UnreadableError. */
export async function countImagePages(path: string): Promise<number> {
  const first = await readMetadata(path, 0);
  return first.pages;
}

/** Decodes one page: EXIF turned, flattened on white, scaled to the engine's size. Cut files give what they have. */
export async function decodeImagePage(path: string, page: number): Promise<DecodedPage> {
  const { width, height, turned } = await readMetadata(path, page);
  const bilevel = await isBilevel(path, page, width, height);
  const short = bilevel ? SHORT_SIDE_BILEVEL : SHORT_SIDE;
  const scale = Math.min(short / Math.min(width, height), MAX_LONG_SIDE / Math.max(width, height));
  const size = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))] as const;
  const [targetWidth, targetHeight] = turned ? [size[1], size[0]] : size;
  try {
    const { data, info } = await open(path, page)
      .autoOrient()
      .flatten({ background: 'white' })
      .resize(targetWidth, targetHeight, { fit: 'fill' })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${info.channels} channels`);
    const image = { data, width: info.width, height: info.height };
    return { image, bilevel, originalWidth: turned ? height : width };
  } catch (error) {
    throw new UnreadableError('unreadable', (error as Error).message);
  }
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
  const { width, height, pages = 1, orientation = 1 } = metadata;
  if (!width || !height) throw new UnreadableError('unreadable', 'no size');
  if (width * height > MAX_PIXELS) throw new UnreadableError('too-large', `${width} x ${height}`);
  return { width, height, pages, turned: orientation >= 5 };
}

/** Looks at the middle of the page only; a JPEG is never purely black and white. */
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
