import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { UnreadableError } from '../reading/failures.js';
import { MAX_PIXELS } from '../reading/limits.js';
import type { Picture } from './add-picture-page.js';
import { jpegObject } from './jpeg-object.js';
import type { PageSource } from './pages-as-pdf.js';
import { pngObject } from './png-object.js';

/** Puts the picture of a page into the document, its bytes untouched where PDF knows their form. */
export async function loadPicture(context: PDFContext, { path, type, page }: PageSource): Promise<Picture> {
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
  const bits = packBlackAndWhite(flat.data, width, height, channels);
  if (bits) {
    const form = { Type: 'XObject', Subtype: 'Image', Width: width, Height: height, ColorSpace: 'DeviceGray' };
    const object = { ...form, BitsPerComponent: 1, Filter: 'FlateDecode' };
    return context.register(context.stream(deflateSync(bits), object));
  }
  const png = await sharp(flat.data, { raw: { width, height, channels } }).png({ adaptiveFiltering: true }).toBuffer();
  return pngObject(context, png)!;
}

/** One bit a pixel, each row from a new byte; `undefined` for a page with greys or colours. */
function packBlackAndWhite(data: Buffer, width: number, height: number, channels: number): Buffer | undefined {
  const stride = Math.ceil(width / 8);
  const bits = Buffer.alloc(stride * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += channels) {
      const value = data[at]!;
      if (value !== 0 && value !== 255) return undefined;
      for (let channel = 1; channel < channels; channel += 1) if (data[at + channel] !== value) return undefined;
      if (value === 255) bits[y * stride + (x >> 3)]! |= 0x80 >> (x & 7);
    }
  }
  return bits;
}
