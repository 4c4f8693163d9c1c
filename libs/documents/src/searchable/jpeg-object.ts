import type { PDFContext, PDFRef } from '@cantoo/pdf-lib';
import { UnreadableError } from '../reading/failures.js';

export interface JpegFrame {
  width: number;
  height: number;
  components: number;
  bits: number;
  /** Photoshop writes CMYK the other way round, and marks it. */
  hasAdobeMark: boolean;
}

const COLOURS: Record<number, string> = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' };

/** The bytes of a JPEG as an image object, untouched. Throws UnreadableError when they are none. */
export function jpegObject(context: PDFContext, bytes: Buffer): PDFRef {
  const frame = readJpegFrame(bytes);
  const colours = frame && COLOURS[frame.components];
  if (!frame || !colours) throw new UnreadableError('unreadable', 'not a JPEG that a PDF can hold');
  const isInverted = frame.components === 4 && frame.hasAdobeMark;
  const object = {
    Type: 'XObject',
    Subtype: 'Image',
    Width: frame.width,
    Height: frame.height,
    ColorSpace: colours,
    BitsPerComponent: frame.bits,
    Filter: 'DCTDecode',
    ...(isInverted ? { Decode: [1, 0, 1, 0, 1, 0, 1, 0] } : {}),
  };
  return context.register(context.stream(bytes, object));
}

/** Walks the segments up to the frame header (ITU T.81, B.1). */
export function readJpegFrame(bytes: Buffer): JpegFrame | undefined {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return undefined;
  let hasAdobeMark = false;
  for (let at = 2; at + 10 < bytes.length;) {
    const marker = bytes[at + 1]!;
    if (bytes[at] !== 0xff) return undefined;
    if (marker === 0xff) at += 1;
    else if (marker >= 0xd0 && marker <= 0xd8) at += 2;
    else if (isFrame(marker)) {
      const [bits, components] = [bytes[at + 4]!, bytes[at + 9]!];
      return { bits, height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7), components, hasAdobeMark };
    } else {
      hasAdobeMark ||= marker === 0xee && bytes.toString('latin1', at + 4, at + 9) === 'Adobe';
      at += 2 + bytes.readUInt16BE(at + 2);
    }
  }
  return undefined;
}

/** SOF0 to SOF15, without the tables that lie among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}
