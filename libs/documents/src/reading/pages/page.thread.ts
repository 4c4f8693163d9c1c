import sharp from 'sharp';
import { release } from '../grey-image.js';
import { placementBySize, placeWords } from '../place-words.js';
import { preparePage } from '../prepare/prepare-page.js';
import { toGrey } from '../prepare/working-page.js';
import type { ColourImage, DocumentType, PageView, Placement } from '../reading.types.js';
import { serveTasks } from '../threads/serve-tasks.js';
import { makePageImage, makeThumbnail } from './display.js';
import { countImagePages, decodeImagePage } from './image-file.js';
import { factsOf } from './page-facts.js';
import { openPdf } from './pdf-file.js';
import type { PdfFile } from './pdf-file.js';

/* Thread that opens files, renders and prepares their pages. Every task names the file, so that any thread, also a fresh
   one after an abort, can go on with it; the PDF of the last task stays open for its next pages. */

interface FileRequest {
  path: string;
  type: DocumentType;
}

export interface OpenedFile {
  pageCount: number;
  /** Spanish sentences for the clerk. */
  remarks: string[];
}

sharp.cache(false);
sharp.concurrency(1);

/** An open PDF holds some 50 MB. Its next page is asked for within the time in which another is read. */
const CLOSE_AFTER_MS = 5_000;

let opened: { path: string; pdf: Promise<PdfFile> } | undefined;
let closing: NodeJS.Timeout | undefined;

serveTasks({
  open: async ({ path, type }: FileRequest): Promise<OpenedFile> => {
    if (type !== 'application/pdf') return { pageCount: await countImagePages(path, type), remarks: [] };
    return withPdf(path, ({ pageCount, remarks }) => ({ pageCount, remarks }));
  },
  view: ({ page, ...file }: FileRequest & { page: number }) => {
    return file.type === 'application/pdf' ? viewPdfPage(file.path, page - 1) : viewImagePage(file, page - 1);
  },
});

async function withPdf<T>(path: string, use: (pdf: PdfFile) => T | Promise<T>): Promise<T> {
  clearTimeout(closing);
  if (opened?.path !== path) {
    await closePdf();
    opened = { path, pdf: openPdf(path) };
  }
  try {
    return await use(await opened!.pdf);
  } finally {
    closing = setTimeout(() => void closePdf(), CLOSE_AFTER_MS);
  }
}

async function closePdf(): Promise<void> {
  const before = await opened?.pdf.catch(() => undefined);
  opened = undefined;
  before?.close();
}

async function viewPdfPage(path: string, index: number): Promise<PageView> {
  const { image, bilevel, textLayer } = await withPdf(path, (pdf) => pdf.page(index));
  if (!textLayer) return viewScan(image, bilevel);
  const shown = await shownPage(image);
  const facts = await factsOf(toGrey(image), { quarterTurns: 0, hasText: true });
  const words = placeWords(textLayer.words, placementBySize(image, shown));
  return { source: 'text-layer', text: textLayer.text, words, facts, ...shown };
}

async function viewImagePage({ path, type }: FileRequest, index: number): Promise<PageView> {
  const { image, bilevel } = await decodeImagePage(path, index, type);
  return viewScan(image, bilevel);
}

async function viewScan(image: ColourImage, bilevel: boolean): Promise<PageView> {
  const prepared = await preparePage(image, bilevel);
  const upright = prepared.quarterTurns === 0 ? image : await turn(image, prepared.quarterTurns);
  const shown = await shownPage(upright);
  release(image);
  release(upright);
  const { quarterTurns } = prepared;
  const facts = await factsOf(prepared.grey, { upright: prepared.image, quarterTurns, hasText: false });
  if (prepared.grey.data !== prepared.image.data) release(prepared.grey);
  return {
    source: 'ocr',
    facts,
    ...shown,
    prepared: prepared.image,
    placement: scaled(prepared.placement, shown.width / upright.width, shown.height / upright.height),
    warp: prepared.warp,
    steps: prepared.steps,
  };
}

async function shownPage(page: ColourImage) {
  const { data, width, height } = await makePageImage(page);
  return { width, height, image: data, thumbnail: await makeThumbnail(page) };
}

async function turn({ data, width, height }: ColourImage, quarterTurns: number): Promise<ColourImage> {
  const turned = await sharp(data, { raw: { width, height, channels: 3 } })
    .rotate(quarterTurns * 90)
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data: turned.data, width: turned.info.width, height: turned.info.height };
}

function scaled([a, b, c, d, e, f]: Placement, byX: number, byY: number): Placement {
  return [a * byX, b * byX, c * byX, d * byY, e * byY, f * byY];
}
