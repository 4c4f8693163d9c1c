import { stat } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { fileSentences } from './failures.js';
import type { FailureStatus } from './failures.js';
import { MAX_FILE_BYTES, PAGE_VIEW_LIMIT_MS } from './limits.js';
import type { DocumentType, PageView } from './reading.types.js';
import type { OpenedFile } from './pages/page.thread.js';
import { TaskError, TaskThread, threadFile } from './threads/task-thread.js';
import { ThreadPool } from './threads/thread-pool.js';

export interface OpenedDocument {
  status: 'readable';
  /** A Spanish sentence. */
  message: string;
  pageCount: number;
  /** Spanish sentences about what else the file holds. */
  remarks: string[];
  /** Page by number from 1: its text layer, or its prepared image. Throws TaskError; the other pages stay readable. */
  page(number: number): Promise<PageView>;
}

export interface RefusedDocument {
  status: FailureStatus;
  /** A Spanish sentence. */
  message: string;
}

/** Pages are prepared in a quarter of the time in which they are read, and a thread that does it takes 100 MB. */
const CORES_A_THREAD = 3;
/** Longer than the largest photographs take: who still waits then does so for a page that hangs. */
const SPARE_AFTER_MS = 5_000;
const RECYCLE_AFTER_TASKS = 400;
const END_AFTER_IDLE_MS = 20_000;

const newThread = () =>
  new TaskThread(threadFile('pages/page.thread'), {
    timeLimitMs: PAGE_VIEW_LIMIT_MS,
    recycleAfter: RECYCLE_AFTER_TASKS,
    endAfterIdleMs: END_AFTER_IDLE_MS,
  });

/** Threads that open files and prepare pages, for all files of the process: they start with work and end without it. */
const threads = new ThreadPool(Array.from({ length: Math.ceil(availableParallelism() / CORES_A_THREAD) }, newThread), {
  thread: newThread(),
  afterMs: SPARE_AFTER_MS,
});

/**
 * Opens a stored file in a thread that is shared with other files. Never throws for what is in the file: a
 * broken, protected or monstrous one is a RefusedDocument. Throws when the file is not there.
 */
export async function openDocument(
  path: string,
  type: DocumentType,
  timeLimitMs = PAGE_VIEW_LIMIT_MS,
): Promise<OpenedDocument | RefusedDocument> {
  const { size } = await stat(path);
  if (size === 0) return refused('empty');
  if (size > MAX_FILE_BYTES) return refused('too-large');
  try {
    const { pageCount, remarks } = await threads.run<OpenedFile>('open', { path, type }, timeLimitMs);
    return {
      status: 'readable',
      message: fileSentences.readable,
      pageCount,
      remarks,
      page: (page) => threads.run<PageView>('view', { path, type, page }, timeLimitMs),
    };
  } catch (error) {
    return refused(statusOf(error));
  }
}

function refused(status: FailureStatus): RefusedDocument {
  return { status, message: fileSentences[status] };
}

function statusOf(error: unknown): FailureStatus {
  if (!(error instanceof TaskError)) throw error;
  const known: readonly string[] = ['empty', 'protected', 'unreadable', 'too-large'] satisfies FailureStatus[];
  return known.includes(error.code ?? '') ? (error.code as FailureStatus) : 'unreadable';
}
