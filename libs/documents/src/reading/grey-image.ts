import sharp from 'sharp';
import type { Sharp } from 'sharp';
import type { GreyImage } from './reading.types.js';

/** A grey page for sharp to work on. */
export function sharpOf({ data, width, height }: GreyImage): Sharp {
  return sharp(data, { raw: { width, height, channels: 1 } });
}

/** What sharp makes of a grey page, as grey. */
export async function reworked(page: GreyImage, work: (page: Sharp) => Sharp): Promise<GreyImage> {
  const { data, info } = await work(sharpOf(page)).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/**
 * Gives the memory of pixels back at once: until the garbage collector comes, those of several pages would pile up.
 * They read as an empty picture then.
 */
export function release({ data }: Pick<GreyImage, 'data'>): void {
  const { buffer } = data;
  // What lies in a larger buffer is not alone in it.
  const isWhole = buffer instanceof ArrayBuffer && buffer.byteLength === data.byteLength;
  if (isWhole && !buffer.detached) buffer.transfer(0);
}

/** Darker is ink, on a page whose paper was made white. */
export const INK = 128;

/** Whether a column of the page has a pixel darker than `ink` in the rows from `top` to `bottom`, the last one left out. */
export function hasInkInColumn({ data, width }: GreyImage, x: number, top: number, bottom: number, ink = INK): boolean {
  for (let y = top; y < bottom; y += 1) if (data[y * width + x]! < ink) return true;
  return false;
}

/** The page with its sides multiplied by these; `cubic` is sharper and slower. */
export function resized(page: GreyImage, [byX, byY]: [number, number], kernel: 'linear' | 'cubic'): Promise<GreyImage> {
  const width = Math.max(1, Math.round(page.width * byX));
  const height = Math.max(1, Math.round(page.height * byY));
  return reworked(page, (image) => image.resize(width, height, { fit: 'fill', kernel }));
}

/** The page with a short side of so many pixels. */
export function shrunk(page: GreyImage, shortSide: number): Promise<GreyImage> {
  const scale = shortSide / Math.min(page.width, page.height);
  return resized(page, [scale, scale], 'linear');
}
