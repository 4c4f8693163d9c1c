import { projectPath } from '@oficialia/platform';
import type { EngineOptions } from './engine/engine.thread.js';
import { PAGE_READ_LIMIT_MS } from './limits.js';
import type { GreyImage, PageText } from './reading.types.js';
import { TaskThread, threadFile } from './threads/task-thread.js';

/** The memory of an engine only ever grows. */
const RECYCLE_AFTER_PAGES = 150;

const END_AFTER_IDLE_MS = 60_000;

export interface ReaderOptions {
  /** `spax+spa` also writes `@ # ü º ª` and takes 1.35 times as long. */
  models?: 'spa' | 'spax+spa';
  modelsFolder?: string;
  pageTimeLimitMs?: number;
  recycleAfterPages?: number;
}

export interface Reader {
  /** Reads one prepared page; boxes are in its pixels. Throws TaskError; the next page gets a fresh engine. */
  read(image: GreyImage): Promise<PageText>;
  close(): Promise<void>;
}

/** One Tesseract engine in a thread of its own, started with the first page. Pages are read one after the other. */
export function createReader(options: ReaderOptions = {}): Reader {
  const engine: EngineOptions = {
    models: options.models ?? 'spax+spa',
    modelsFolder: options.modelsFolder ?? projectPath('libs/documents/models'),
  };
  const thread = new TaskThread(threadFile('engine/engine.thread'), {
    timeLimitMs: options.pageTimeLimitMs ?? PAGE_READ_LIMIT_MS,
    recycleAfter: options.recycleAfterPages ?? RECYCLE_AFTER_PAGES,
    endAfterIdleMs: END_AFTER_IDLE_MS,
    options: engine,
  });
  return { read: (image) => thread.run<PageText>('read', image), close: () => thread.close() };
}
