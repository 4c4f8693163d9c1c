import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { decodeImagePage } from '../reading/pages/image-file.js';
import { openPdf, type PdfFile } from '../reading/pages/pdf-file.js';
import type { ColourImage, DocumentType } from '../reading/reading.types.js';
import { readJpegFrame } from './jpeg-object.js';
import { bitsOf } from './black-and-white.js';
import type { PdfWriter, Ref } from './pdf-writer.js';

const DPI = 200;
const QUALITY = 80;
const LETTER_WIDTH = 612;

/** A picture in the PDF, and how it has to be shown. */
export interface PagePicture {
  ref: Ref;
  /** EXIF, 1 to 8. */
  orientation: number;
  /** Points of the paper as stored, before it is turned. */
  width: number;
  height: number;
}

let opened: { path: string; pdf: PdfFile } | undefined;

/** Puts the picture of a page into the PDF: a JPEG byte by byte, anything else at about 200 dpi. */
export async function writePicture(
  pdf: PdfWriter,
  path: string,
  type: DocumentType,
  page: number,
): Promise<PagePicture> {
  if (type === 'application/pdf') {
    if (opened?.path !== path) opened = { path, pdf: await openPdf(path) };
    const image = await opened.pdf.picture(page - 1, DPI);
    return { ref: await writeJpeg(pdf, image), ...onPaper(image, DPI) };
  }
  const untouched = type === 'image/jpeg' ? await writeUntouched(pdf, path) : undefined;
  if (untouched) return untouched;
  const { image, bilevel } = await decodeImagePage(path, page - 1, type);
  return { ref: await (bilevel ? writeBits : writeJpeg)(pdf, image), ...onPaper(image) };
}

function onPaper({ width, height }: { width: number; height: number }, dpi?: number) {
  const scale = dpi ? 72 / dpi : LETTER_WIDTH / Math.min(width, height);
  return { orientation: 1, width: width * scale, height: height * scale };
}

async function writeUntouched(pdf: PdfWriter, path: string): Promise<PagePicture | undefined> {
  const bytes = await readFile(path);
  const frame = readJpegFrame(bytes);
  // PDF/A wants its colours defined: CMYK would need a profile of its own.
  const colours = frame?.components === 1 ? '/DeviceGray' : frame?.components === 3 ? '/DeviceRGB' : undefined;
  if (!frame || !colours || frame.bits !== 8) return undefined;
  const { density = 0, orientation = 1 } = await sharp(bytes, { failOn: 'none' }).metadata();
  const entries = `${pictureEntries(frame.width, frame.height)} /ColorSpace ${colours} /BitsPerComponent 8 /Filter /DCTDecode`;
  const ref = await pdf.stream(entries, bytes);
  return { ref, ...onPaper(frame, density >= 90 && density <= 1200 ? density : undefined), orientation };
}

async function writeJpeg(pdf: PdfWriter, { data, width, height }: ColourImage): Promise<Ref> {
  const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: QUALITY })
    .toBuffer();
  const entries = `${pictureEntries(width, height)} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`;
  return pdf.stream(entries, jpeg);
}

/** Black and white takes one bit a pixel. */
function writeBits(pdf: PdfWriter, { data, width, height }: ColourImage): Promise<Ref> {
  const entries = `${pictureEntries(width, height)} /ColorSpace /DeviceGray /BitsPerComponent 1`;
  return pdf.deflated(entries, bitsOf(data, width, height, 3));
}

function pictureEntries(width: number, height: number): string {
  return `/Type /XObject /Subtype /Image /Width ${width} /Height ${height}`;
}
