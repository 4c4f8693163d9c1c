import sharp from 'sharp';
import { DISPLAY_WIDTH, THUMBNAIL_WIDTH } from '../limits.js';
import type { ColourImage } from '../reading.types.js';

export interface DisplayImage {
  data: Uint8Array;
  width: number;
  height: number;
}

/** The page for the viewer: WebP, at most 1700 px wide and never wider than `maxWidth`. */
export function makePageImage(page: ColourImage, maxWidth = DISPLAY_WIDTH): Promise<DisplayImage> {
  return toWebp(page, Math.min(DISPLAY_WIDTH, maxWidth, page.width), 70);
}

/** WebP, 240 px wide. */
export async function makeThumbnail(page: ColourImage): Promise<Uint8Array> {
  return (await toWebp(page, Math.min(THUMBNAIL_WIDTH, page.width), 60)).data;
}

async function toWebp(
  { data, width, height }: ColourImage,
  targetWidth: number,
  quality: number,
): Promise<DisplayImage> {
  // WebP ends at 16,383 pixels a side.
  const scale = Math.min(targetWidth / width, 16_000 / height);
  const page = sharp(data, { raw: { width, height, channels: 3 } });
  const size = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  const sized = scale === 1 ? page : page.resize(...size, { fit: 'fill', kernel: 'linear' });
  // Effort 0 takes half the time of 2, for a tenth more bytes.
  const result = await sized.webp({ quality, effort: 0 }).toBuffer({ resolveWithObject: true });
  return { data: result.data, width: result.info.width, height: result.info.height };
}
