import sharp, { type Sharp } from 'sharp';
import { DISPLAY_WIDTH, THUMBNAIL_WIDTH } from '../limits.js';
import type { ColourImage } from '../reading.types.js';

export interface DisplayImage {
  data: Uint8Array;
  width: number;
  height: number;
}

/** The page for the viewer: JPEG, at most 1700 px wide. */
export async function makePageImage(page: ColourImage): Promise<DisplayImage> {
  // WebP would be a third smaller, and add a thirtieth to the time of a page.
  const image = sized(page, DISPLAY_WIDTH).jpeg({ quality: 65, optimiseCoding: false });
  const { data, info } = await image.toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** WebP, 240 px wide. */
export function makeThumbnail(page: ColourImage): Promise<Uint8Array> {
  return sized(page, THUMBNAIL_WIDTH).webp({ quality: 60, effort: 0 }).toBuffer();
}

function sized({ data, width, height }: ColourImage, maxWidth: number): Sharp {
  // WebP ends at 16,383 pixels a side.
  const scale = Math.min(1, maxWidth / width, 16_000 / height);
  const page = sharp(data, { raw: { width, height, channels: 3 } });
  const size = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number];
  return scale === 1 ? page : page.resize(...size, { fit: 'fill', kernel: 'linear' });
}
