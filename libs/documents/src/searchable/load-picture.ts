import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { UnreadableError } from '../reading/failures.js';
import { readHeic } from '../reading/pages/heic-file.js';
import { MAX_PIXELS } from '../reading/limits.js';
import type { Picture } from './add-picture-page.js';
import { bitsOf, isBlackAndWhite } from './black-and-white.js';
import { jpegObject } from './jpeg-object.js';
import type { PageSource } from './pages-as-pdf.js';
import { pngObject } from './png-object.js';

/** Puts the picture of a page into the document, its bytes untouched where PDF knows their form. */
export async function loadPicture(context: PDFContext, { path, type, page }: PageSource): Promise<Picture> {
  if (type === 'image/heic') return fromHeic(context, path);
  const image = sharp(path, { page: page - 1, failOn: 'none', limitInputPixels: MAX_PIXELS });
  const { width, height, orientation = 1, density, pages = 1 } = await image.metadata();
  if (page > pages) throw new UnreadableError('unreadable', `page ${page} of ${pages}`);
  const dpi = density !== undefined && density >= 90 && density <= 1200 ? density : undefined;
  const stored = { width, height, orientation, dpi };
  if (type === 'image/jpeg') return { ref: jpegObject(context, await readFile(path)), ...stored };
  const untouched = type === 'image/png' ? pngObject(context, await readFile(path)) : undefined;
  return { ref: untouched ?? (await fromPixels(context, image)), ...stored };
}

/** Without loss; black and white takes one bit a pixel. */
async function fromPixels(context: PDFContext, image: Sharp): Promise<PDFRef> {
  const flat = await image
    .flatten({ background: 'white' })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = flat.info;
  if (isBlackAndWhite(flat.data, channels)) {
    const bits = bitsOf(flat.data, width, height, channels);
    const form = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, ColorSpace: 'DeviceGray' };
    const object = { ...form, BitsPerComponent: 1, Filter: 'FlateDecode' };
    return context.register(context.stream(deflateSync(bits), object));
  }
  const png = await sharp(flat.data, { raw: { width, height, channels } }).png({ adaptiveFiltering: true }).toBuffer();
  return pngObject(context, png)!;
}

/** No PDF holds the form of a telephone's picture; a JPEG of high quality stands for it. */
function fromHeic(context: PDFContext, path: string): Promise<Picture> {
  return readHeic(path, async ({ width, height }, pixels) => {
    const { data } = await pixels();
    const picture = sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: 'white' });
    const jpeg = await picture.jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();
    return { ref: jpegObject(context, jpeg), width, height, orientation: 1 };
  });
}
