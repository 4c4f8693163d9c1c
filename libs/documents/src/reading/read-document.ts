import { pageSentences } from './failures.js';
import type { PageFailureStatus } from './failures.js';
import { release } from './grey-image.js';
import { openDocument } from './open-document.js';
import type { OpenedDocument } from './open-document.js';
import { placeWords, warpWords } from './place-words.js';
import type { Reader } from './reader.js';
import type { DocumentType, FileStatus, PageFacts, PageView, Word } from './reading.types.js';
import { TaskError } from './threads/task-thread.js';

export interface ReadPage {
  status: 'read';
  facts: PageFacts;
  source: 'text-layer' | 'ocr';
  text: string;
  /** 0 to 100; a text layer has 100. */
  confidence: number;
  /** Boxes in pixels of `image`. */
  words: Word[];
  /** Size in pixels of `image`. */
  width: number;
  height: number;
  /** WebP, about 240 px wide. */
  thumbnail: Buffer;
  /** JPEG, upright, at most 1700 px wide. */
  image: Buffer;
}

export interface FailedPage {
  status: PageFailureStatus;
  /** A Spanish sentence. */
  message: string;
  /** Present when the page could be shown but not read. */
  shown?: Pick<ReadPage, 'facts' | 'width' | 'height' | 'thumbnail' | 'image'>;
}

export type OnPage = (number: number, total: number, page: ReadPage | FailedPage) => Promise<void> | void;

export interface ReadingOutcome {
  status: FileStatus;
  /** A Spanish sentence. */
  message: string;
  /** Spanish sentences about what else the file holds. */
  remarks: string[];
  pageCount: number;
  pagesRead: number;
  pagesFailed: number;
  pagesSkipped: number;
}

export interface ReadDocumentOptions {
  /** Numbers of pages that are done already, counted from 1: a job that goes on after a restart. */
  skip?: ReadonlySet<number>;
  /** For opening the file, and for rendering and preparing each page. */
  pageTimeLimitMs?: number;
}

/**
 * Reads a stored file, several pages at a time, and hands over each page as soon as it is done: not always in order. What is in the file never
 * throws: a bad file is the outcome's status, a bad page a FailedPage. Throws what `onPage` throws.
 */
export async function readDocument(
  path: string,
  type: DocumentType,
  reader: Reader,
  onPage: OnPage,
  { skip = new Set(), pageTimeLimitMs }: ReadDocumentOptions = {},
): Promise<ReadingOutcome> {
  const document = await openDocument(path, type, pageTimeLimitMs);
  const { status, message } = document;
  const remarks = document.status === 'readable' ? document.remarks : [];
  const outcome = { status, message, remarks, pagesRead: 0, pagesFailed: 0, pagesSkipped: 0 };
  if (document.status !== 'readable') return { ...outcome, pageCount: 0 };
  const total = document.pageCount;
  const numbers = Array.from({ length: total }, (_, i) => i + 1).filter((number) => !skip.has(number));
  const onDone = async (number: number, page: ReadPage | FailedPage) => {
    if (page.status === 'read') outcome.pagesRead += 1;
    else outcome.pagesFailed += 1;
    await onPage(number, total, page);
  };
  await readPages(document, numbers, reader, onDone);
  return { ...outcome, pageCount: total, pagesSkipped: total - numbers.length };
}

/** As many pages at a time as the reader lets in, of this file and of others. */
async function readPages(
  document: OpenedDocument,
  numbers: number[],
  reader: Reader,
  onDone: (number: number, page: ReadPage | FailedPage) => Promise<void>,
): Promise<void> {
  const left = [...numbers];
  let failed = false;
  const lane = async () => {
    for (let number = left.shift(); number !== undefined && !failed; number = left.shift()) {
      const page = number;
      await reader.place(async () => onDone(page, await viewAndRead(document, page, reader)));
    }
  };
  const lanes = Array.from({ length: reader.engines + 1 }, () =>
    lane().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  // All lanes have ended before the caller hears of it.
  for (const ended of await Promise.allSettled(lanes)) if (ended.status === 'rejected') throw ended.reason;
}

async function viewAndRead(document: OpenedDocument, number: number, reader: Reader): Promise<ReadPage | FailedPage> {
  const view = await document.page(number).catch((error: TaskError) => error);
  return view instanceof TaskError ? failure(view) : readPage(view, reader);
}

async function readPage(view: PageView, reader: Reader): Promise<ReadPage | FailedPage> {
  const { facts, width, height } = view;
  const shown = { facts, width, height, thumbnail: Buffer.from(view.thumbnail), image: Buffer.from(view.image) };
  if (view.source === 'text-layer') {
    return { status: 'read', source: 'text-layer', text: view.text, confidence: 100, words: view.words, ...shown };
  }
  try {
    const { text, confidence, words } = await reader.read(view.prepared);
    release(view.prepared);
    const placed = placeWords(warpWords(words, view), view.placement);
    return { status: 'read', source: 'ocr', text, confidence, words: placed, ...shown };
  } catch (error) {
    // A closed reader is a worker that is being stopped: the page is not at fault, the job runs again.
    if (!(error instanceof TaskError) || error.kind === 'closed') throw error;
    return { ...failure(error), shown };
  }
}

function failure(error: TaskError): FailedPage {
  const status = statusOf(error);
  return { status, message: pageSentences[status] };
}

function statusOf({ kind, code }: TaskError): PageFailureStatus {
  if (kind === 'time-limit') return 'time-limit';
  return code === 'too-large' ? 'too-large' : 'unreadable';
}
