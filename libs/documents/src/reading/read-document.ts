import { pageSentences } from './failures.js';
import type { PageFailureStatus } from './failures.js';
import { openDocument } from './open-document.js';
import type { OpenedDocument } from './open-document.js';
import { placeWords } from './place-words.js';
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
  /** WebP, upright, at most 1600 px wide. */
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
 * Reads a stored file page by page and hands over each page as soon as it is done, in order. What is in the file never
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
  try {
    // The next page is prepared while this one is read.
    let next = viewPage(document, numbers[0]);
    for (const [i, number] of numbers.entries()) {
      const view = await next;
      next = viewPage(document, numbers[i + 1]);
      const page = view instanceof TaskError ? failure(view) : await readPage(view, reader);
      await onPage(number, total, page);
      if (page.status === 'read') outcome.pagesRead += 1;
      else outcome.pagesFailed += 1;
    }
    return { ...outcome, pageCount: total, pagesSkipped: total - numbers.length };
  } finally {
    await document.close();
  }
}

/** Never rejects, so that a page prepared ahead can fail before anybody waits for it. */
function viewPage(document: OpenedDocument, number: number | undefined): Promise<PageView | TaskError> {
  if (number === undefined) return Promise.resolve(new TaskError('closed', 'no such page'));
  return document.page(number).catch((error: TaskError) => error);
}

async function readPage(view: PageView, reader: Reader): Promise<ReadPage | FailedPage> {
  const { facts, width, height } = view;
  const shown = { facts, width, height, thumbnail: Buffer.from(view.thumbnail), image: Buffer.from(view.image) };
  if (view.source === 'text-layer') {
    return { status: 'read', source: 'text-layer', text: view.text, confidence: 100, words: view.words, ...shown };
  }
  try {
    const { text, confidence, words } = await reader.read(view.prepared);
    const placed = placeWords(words, view.placement);
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
