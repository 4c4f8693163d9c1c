import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium';
import { UnreadableError } from '../failures.js';
import { release } from '../grey-image.js';
import { MAX_LONG_SIDE, scaleForEngine } from '../limits.js';
import type { ColourImage, Word } from '../reading.types.js';
import { pdfRemarks } from './pdf-remarks.js';
import { rawPage, withMemory, type Pdfium } from './raw-pdfium.js';
import { cleanTextLayer, isGoodTextLayer } from './text-layer.js';
import { textWords } from './text-words.js';

/** A page of a PDF as pixels, and its text layer where that can stand for the page. */
export interface PdfPage {
  image: ColourImage;
  /** Only pictures of black and white. */
  bilevel: boolean;
  /** Boxes in pixels of `image`. */
  textLayer?: { text: string; words: Word[] };
}

export interface PdfFile {
  pageCount: number;
  /** Spanish sentences about what else the file holds. */
  remarks: string[];
  /** Counted from 0. Throws UnreadableError. */
  page(index: number): Promise<PdfPage>;
  /** The page as pixels at this many dots per inch, or fewer when it is very large. Throws UnreadableError. */
  picture(index: number, dpi: number): Promise<ColourImage>;
  close(): void;
}

/** The first instance is held by what it hangs on globalThis, with all its memory: it stays without work. */
let spare: Promise<unknown> | undefined;

/** Opens a PDF with pdfium. Throws UnreadableError; may abort, so only ever in a thread. */
export async function openPdf(path: string): Promise<PdfFile> {
  await (spare ??= PDFiumLibrary.init());
  // An instance for each file: what a hostile one does to its memory must not reach the next.
  const library = await PDFiumLibrary.init();
  const bytes = await readFile(path);
  const document = await library.loadDocument(bytes).catch((error: Error) => {
    const isLocked = /password|security/i.test(error.message);
    throw new UnreadableError(isLocked ? 'protected' : 'unreadable', error.message);
  });
  const pageCount = document.getPageCount();
  if (pageCount < 1) throw new UnreadableError('empty', 'no pages');
  const remarks = pdfRemarks(document, bytes);
  // The document has a copy of its own.
  release({ data: bytes });
  return {
    pageCount,
    remarks,
    page: (index) => readPage(document, index),
    picture: (index, dpi) => renderAt(document.getPage(index), dpi),
    close: () => document.destroy(),
  };
}

async function readPage(document: PDFiumDocument, index: number): Promise<PdfPage> {
  const page = document.getPage(index);
  const { width, height } = sizeOf(page);
  const bilevel = isBilevel(page);
  const scale = scaleForEngine(width, height, bilevel);
  // render() closes the page: the text comes first.
  const textLayer = takeTextLayer(page, width * scale, height * scale);
  const image = await render(page, width * scale, height * scale);
  // A picture that cannot be decoded is left out of the drawing: what was on that page must not pass for a blank back.
  if (!textLayer && isWhite(image) && hasDamagedPicture(document.getPage(index))) {
    throw new UnreadableError('unreadable', 'damaged picture');
  }
  return { image, bilevel, textLayer };
}

function isWhite({ data }: ColourImage): boolean {
  return data.every((value) => value === 255);
}

function hasDamagedPicture(page: PDFiumPage): boolean {
  return picturesOf(page).some(({ pdfium, object }) => {
    const bitmap = pdfium._FPDFImageObj_GetBitmap(object);
    if (bitmap) pdfium._FPDFBitmap_Destroy(bitmap);
    return !bitmap;
  });
}

function renderAt(page: PDFiumPage, dpi: number): Promise<ColourImage> {
  const { width, height } = sizeOf(page);
  const scale = Math.min(dpi / 72, MAX_LONG_SIDE / Math.max(width, height));
  return render(page, width * scale, height * scale);
}

/** In points, turned as the page says. */
function sizeOf(page: PDFiumPage): { width: number; height: number } {
  const { originalWidth: width, originalHeight: height } = page.getOriginalSize();
  if (width > 0 && height > 0 && Number.isFinite(width * height)) return { width, height };
  throw new UnreadableError('unreadable', `page size ${width} x ${height}`);
}

function takeTextLayer(page: PDFiumPage, width: number, height: number): PdfPage['textLayer'] {
  const text = cleanTextLayer(page.getText());
  if (!isGoodTextLayer(text, () => hasPictures(page))) return undefined;
  return { text, words: textWords(page, Math.round(width), Math.round(height)) };
}

function hasPictures(page: PDFiumPage): boolean {
  for (const object of page.objects()) if (object.type === 'image') return true;
  return false;
}

const IMAGE_OBJECT = 3;
/** Of pdfium's description of a picture: seven numbers of four bytes, of which the fifth is the bits a pixel. */
const METADATA_BYTES = 28;
const BITS_AT = 4;

/** True when the page has pictures, all of one bit a pixel. */
function isBilevel(page: PDFiumPage): boolean {
  const { pdfium, pointer } = rawPage(page);
  const pictures = picturesOf(page);
  return withMemory(pdfium, METADATA_BYTES, (memory) => {
    const isOneBit = (object: number) =>
      pdfium._FPDFImageObj_GetImageMetadata(object, pointer, memory) !== 0 &&
      pdfium.HEAPU32[(memory >> 2) + BITS_AT] === 1;
    return pictures.length > 0 && pictures.every(({ object }) => isOneBit(object));
  });
}

function picturesOf(page: PDFiumPage): { pdfium: Pdfium; object: number }[] {
  const { pdfium, pointer } = rawPage(page);
  const objects = Array.from({ length: pdfium._FPDFPage_CountObjects(pointer) }, (_, index) =>
    pdfium._FPDFPage_GetObject(pointer, index),
  );
  const pictures = objects.filter((object) => pdfium._FPDFPageObj_GetType(object) === IMAGE_OBJECT);
  return pictures.map((object) => ({ pdfium, object }));
}

async function render(page: PDFiumPage, width: number, height: number): Promise<ColourImage> {
  const size = { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  const rendered = await page.render({ ...size, renderFormFields: true });
  const data = withoutAlpha(rendered.data);
  release(rendered);
  return { data, width: rendered.width, height: rendered.height };
}

function withoutAlpha(rgba: Uint8Array): Uint8Array {
  const rgb = new Uint8Array((rgba.length / 4) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    rgb[to] = rgba[from]!;
    rgb[to + 1] = rgba[from + 1]!;
    rgb[to + 2] = rgba[from + 2]!;
  }
  return rgb;
}
