import { availableParallelism } from 'node:os';
import { projectPath } from '@oficialia/platform';
import type { EngineOptions } from './engine/engine.thread.js';
import { PAGE_READ_LIMIT_MS } from './limits.js';
import type { GreyImage, PageText } from './reading.types.js';
import { Gate } from './threads/gate.js';
import { TaskThread, threadFile } from './threads/task-thread.js';
import { ThreadPool } from './threads/thread-pool.js';

/** The memory of an engine only ever grows. */
const RECYCLE_AFTER_PAGES = 150;

/** An engine starts in a third of a second, and idle holds 100 MB. */
const END_AFTER_IDLE_MS = 20_000;

export interface ReaderOptions {
  /** `spax+spa`: `spa` reads the page, and `spax` looks again where that is in doubt; also writes `@ # ü º ª`. */
  models?: 'spa' | 'spax+spa';
  /** Pages read at the same time; as many as there are cores when it is not said. */
  engines?: number;
  modelsFolder?: string;
  pageTimeLimitMs?: number;
  recycleAfterPages?: number;
}

export interface Reader {
  /** Pages that are read at the same time. */
  readonly engines: number;
  /**
   * Runs the work on one page, from the file to the end, as soon as there is a place for it: one page more than there
   * are engines, so that the next one is prepared while they read, however many files are read at once.
   */
  place<T>(work: () => Promise<T>): Promise<T>;
  /** Reads one prepared page; boxes are in its pixels. Throws TaskError; the next page gets a fresh engine. */
  read(image: GreyImage): Promise<PageText>;
  close(): Promise<void>;
}

/** Tesseract engines, each in a thread of its own, started with the first page that needs it. */
export function createReader(options: ReaderOptions = {}): Reader {
  const engine: EngineOptions = {
    models: options.models ?? 'spax+spa',
    modelsFolder: options.modelsFolder ?? projectPath('libs/documents/models'),
  };
  const engines = Math.max(1, options.engines ?? availableParallelism());
  const start = () =>
    new TaskThread(threadFile('engine/engine.thread'), {
      timeLimitMs: options.pageTimeLimitMs ?? PAGE_READ_LIMIT_MS,
      recycleAfter: options.recycleAfterPages ?? RECYCLE_AFTER_PAGES,
      endAfterIdleMs: END_AFTER_IDLE_MS,
      options: engine,
    });
  const pool = new ThreadPool(Array.from({ length: engines }, start));
  const places = new Gate(engines + 1);
  return {
    engines,
    place: (work) => places.pass(work),
    read: (image) => pool.run<PageText>('read', image),
    close: () => pool.close(),
  };
}
