import { PDFHexString } from '@cantoo/pdf-lib';
import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';

const GREY = 0;
const COLOUR = 2;
const PALETTE = 3;

interface PngParts {
  header: Buffer;
  palette?: Buffer;
  /** The compressed pixels, which PDF takes as they are. */
  data: Buffer;
  isTransparent: boolean;
}

/** A PNG as an image object with its compressed pixels untouched; `undefined` when it is interlaced or transparent. */
export function pngObject(context: PDFContext, bytes: Buffer): PDFRef | undefined {
  const parts = takeApart(bytes);
  if (!parts || parts.isTransparent) return undefined;
  const { header, palette, data } = parts;
  const [width, height] = [header.readUInt32BE(0), header.readUInt32BE(4)];
  const [bits, colours, , , interlaced] = header.subarray(8);
  if (bits === undefined || interlaced !== 0) return undefined;
  if (colours !== GREY && colours !== COLOUR && !(colours === PALETTE && palette)) return undefined;
  const space =
    colours === PALETTE
      ? ['Indexed', 'DeviceRGB', palette!.length / 3 - 1, PDFHexString.of(palette!.toString('hex'))]
      : colours === GREY
        ? 'DeviceGray'
        : 'DeviceRGB';
  const components = colours === COLOUR ? 3 : 1;
  const stream = context.stream(data, {
    Type: 'XObject',
    Subtype: 'Image',
    Width: width,
    Height: height,
    BitsPerComponent: bits,
    ColorSpace: space,
    Filter: 'FlateDecode',
    DecodeParms: { Predictor: 15, Colors: components, BitsPerComponent: bits, Columns: width },
  });
  return context.register(stream);
}

function takeApart(bytes: Buffer): PngParts | undefined {
  const data: Buffer[] = [];
  let header: Buffer | undefined;
  let palette: Buffer | undefined;
  let isTransparent = false;
  for (let at = 8; at + 12 <= bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const content = bytes.subarray(at + 8, at + 8 + length);
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (kind === 'IHDR') header = content;
    if (kind === 'PLTE') palette = content;
    if (kind === 'IDAT') data.push(content);
    isTransparent ||= kind === 'tRNS';
    at += 12 + length;
  }
  return header?.length === 13 ? { header, palette, data: Buffer.concat(data), isTransparent } : undefined;
}
