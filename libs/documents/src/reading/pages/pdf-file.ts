import { readFile } from 'node:fs/promises';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import type { PDFiumDocument, PDFiumPage } from '@hyzyla/pdfium';
import { UnreadableError } from '../failures.js';
import { MAX_LONG_SIDE, SHORT_SIDE } from '../limits.js';
import type { ColourImage } from '../reading.types.js';
import { cleanTextLayer, isGoodTextLayer } from './text-layer.js';

/** A page of a PDF as pixels, and its text layer where that can stand for the page. */
export interface PdfPage {
  image: ColourImage;
  textLayer?: string;
}

export interface PdfFile {
  pageCount: number;
  /** Counted from 0. Throws UnreadableError. */
  page(index: number): Promise<PdfPage>;
  /** The page as pixels at this many dots per inch, or fewer when it is very large. Throws UnreadableError. */
  picture(index: number, dpi: number): Promise<ColourImage>;
}

/** Opens a PDF with pdfium. Throws UnreadableError; may abort, so only ever in a thread. */
export async function openPdf(path: string): Promise<PdfFile> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(await readFile(path)).catch((error: Error) => {
    const isLocked = /password|security/i.test(error.message);
    throw new UnreadableError(isLocked ? 'protected' : 'unreadable', error.message);
  });
  const pageCount = document.getPageCount();
  if (pageCount < 1) throw new UnreadableError('empty', 'no pages');
  return {
    pageCount,
    page: (index) => readPage(document, index),
    picture: (index, dpi) => renderAt(document.getPage(index), dpi),
  };
}

async function readPage(document: PDFiumDocument, index: number): Promise<PdfPage> {
  const page = document.getPage(index);
  const { width, height } = sizeOf(page);
  // render() closes the page: the text comes first.
  const textLayer = takeTextLayer(page);
  const scale = Math.min(SHORT_SIDE / Math.min(width, height), MAX_LONG_SIDE / Math.max(width, height));
  const image = await render(page, width * scale, height * scale);
  return { image, textLayer };
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

function takeTextLayer(page: PDFiumPage): string | undefined {
  const text = cleanTextLayer(page.getText());
  return isGoodTextLayer(text, () => hasPictures(page)) ? text : undefined;
}

function hasPictures(page: PDFiumPage): boolean {
  for (const object of page.objects()) if (object.type === 'image') return true;
  return false;
}

async function render(page: PDFiumPage, width: number, height: number): Promise<ColourImage> {
  const size = { width: Math.max(1, Math.round(width)), height: Math.max(1, Math.round(height)) };
  const rendered = await page.render({ ...size, renderFormFields: true });
  return { data: withoutAlpha(rendered.data), width: rendered.width, height: rendered.height };
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
