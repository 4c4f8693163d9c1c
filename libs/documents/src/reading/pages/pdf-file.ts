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
  return { pageCount, page: (index) => readPage(document, index) };
}

async function readPage(document: PDFiumDocument, index: number): Promise<PdfPage> {
  const page = document.getPage(index);
  const { originalWidth, originalHeight } = page.getOriginalSize();
  const isSized = originalWidth > 0 && originalHeight > 0 && Number.isFinite(originalWidth * originalHeight);
  if (!isSized) throw new UnreadableError('unreadable', `page size ${originalWidth} x ${originalHeight}`);
  // render() closes the page: the text comes first.
  const textLayer = takeTextLayer(page);
  const image = await render(page, originalWidth, originalHeight);
  return { image, textLayer };
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
  const scale = Math.min(SHORT_SIDE / Math.min(width, height), MAX_LONG_SIDE / Math.max(width, height));
  const size = { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
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
