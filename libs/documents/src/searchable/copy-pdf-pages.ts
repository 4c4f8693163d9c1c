import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { openPdf, type PdfFile } from '../reading/pages/pdf-file.js';
import { addPicturePage } from './add-picture-page.js';
import { jpegObject } from './jpeg-object.js';
import type { PageSource } from './pages-as-pdf.js';

const RENDERED_DPI = 300;

/** What a page needs to look as it does; actions, threads, thumbnails and private data stay behind. */
const PAGE_KEYS = new Set(
  ['Type', 'Parent', 'Resources', 'MediaBox', 'CropBox', 'Rotate', 'Contents', 'Annots', 'Group', 'UserUnit'].map(name),
);
/** What a mark on a page needs to look as it does; without actions, targets and the way to its form. */
const MARK_KEYS = new Set(
  ['Type', 'Subtype', 'Rect', 'AP', 'AS', 'F', 'C', 'BS', 'Border', 'Contents', 'QuadPoints', 'InkList'].map(name),
);
/** These only do something when clicked, or carry a file. */
const LEFT_OUT = new Set(
  ['Link', 'Popup', 'FileAttachment', 'Movie', 'Sound', 'Screen', 'RichMedia', '3D', 'PrinterMark', 'TrapNet'].map(
    name,
  ),
);

function name(text: string): PDFName {
  return PDFName.of(text);
}

/** Copies pages of a PDF into `target`, in the order given, not yet added. Renders them when the PDF is in disorder. */
export async function copyPdfPages(target: PDFDocument, path: string, wanted: PageSource[]): Promise<PDFPage[]> {
  const numbers = wanted.map((source) => source.page - 1);
  const file = await openPdf(path);
  try {
    const source = await load(path);
    // A page that is missing in the file would shift the numbers of those behind it.
    if (source.getPageCount() !== file.pageCount) throw new Error('pages missing');
    for (const number of new Set(numbers)) quieten(source.getPage(number));
    return await target.copyPages(source, numbers);
  } catch {
    return target.copyPages(await rendered(file, numbers), [...numbers.keys()]);
  }
}

async function load(path: string): Promise<PDFDocument> {
  const options = { updateMetadata: false, parseSpeed: Infinity, throwOnInvalidObject: false };
  const bytes = await readFile(path);
  try {
    return await PDFDocument.load(bytes, options);
  } catch {
    // Many a PDF is encrypted with no password, only to forbid printing.
    return PDFDocument.load(bytes, { ...options, password: '' });
  }
}

/** Takes away what a page could do. */
function quieten(page: PDFPage): void {
  for (const key of page.node.keys()) if (!PAGE_KEYS.has(key)) page.node.delete(key);
  const marks = page.node.Annots();
  if (!marks) return;
  const kept = PDFArray.withContext(page.doc.context);
  for (let index = 0; index < marks.size(); index += 1) {
    const mark = marks.lookup(index);
    if (!(mark instanceof PDFDict)) continue;
    const kind = mark.get(name('Subtype'));
    if (!(kind instanceof PDFName) || LEFT_OUT.has(kind)) continue;
    for (const key of mark.keys()) if (!MARK_KEYS.has(key)) mark.delete(key);
    // A field of a form without its form is a stamp.
    if (kind === name('Widget')) mark.set(name('Subtype'), name('Stamp'));
    kept.push(marks.get(index));
  }
  page.node.set(name('Annots'), kept);
}

/** The pages as pictures. */
async function rendered(file: PdfFile, numbers: number[]): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  for (const number of numbers) {
    const { data, width, height } = await file.picture(number, RENDERED_DPI);
    const jpeg = await sharp(data, { raw: { width, height, channels: 3 } })
      .jpeg({ quality: 88 })
      .toBuffer();
    const ref = jpegObject(document.context, jpeg);
    addPicturePage(document, { ref, width, height, orientation: 1, dpi: RENDERED_DPI });
  }
  return document;
}
