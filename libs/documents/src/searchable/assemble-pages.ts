import { degrees, PDFDocument } from '@cantoo/pdf-lib';
import type { PDFPage } from '@cantoo/pdf-lib';
import { addPicturePage } from './add-picture-page.js';
import { copyPdfPages } from './copy-pdf-pages.js';
import { loadPicture } from './load-picture.js';
import type { PageSource } from './pages-as-pdf.js';

/** See `pagesAsPdf`. Pages of one PDF are copied together, so that what they share goes in once. */
export async function assemblePages(sources: PageSource[]): Promise<Uint8Array> {
  const target = await PDFDocument.create();
  const copied = new Map<PageSource, PDFPage>();
  for (const [path, wanted] of Map.groupBy(sources.filter(isPdf), (source) => source.path)) {
    const pages = await copyPdfPages(target, path, wanted);
    for (const [index, source] of wanted.entries()) copied.set(source, pages[index]!);
  }
  for (const source of sources) {
    const page = copied.get(source);
    if (page) target.addPage(page);
    const added = page ?? addPicturePage(target, await loadPicture(target.context, source));
    const before = added.getRotation().angle;
    added.setRotation(degrees((before + source.quarterTurns * 90) % 360));
  }
  target.setProducer('Oficialía');
  return target.save({ useObjectStreams: true, addDefaultPage: false, objectsPerTick: Infinity });
}

function isPdf(source: PageSource): boolean {
  return source.type === 'application/pdf';
}
