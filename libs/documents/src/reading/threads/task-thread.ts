import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { projectPath } from '@oficialia/platform';
import type { TaskAnswer, TaskRequest } from './serve-tasks.js';

/** `failed`: the task threw (its `code` is kept); `crashed`: the thread died; `time-limit`: it was ended by us. */
export class TaskError extends Error {
  constructor(
    readonly kind: 'failed' | 'crashed' | 'time-limit' | 'closed',
    message: string,
    readonly code?: string,
  ) {
    super(message);
  }
}

interface Pending {
  resolve: (output: unknown) => void;
  reject: (error: TaskError) => void;
  timer: NodeJS.Timeout;
}

interface TaskThreadOptions {
  timeLimitMs: number;
  /** Start a fresh thread after this many tasks, before its memory grows. */
  recycleAfter?: number;
  /** End the thread when it had nothing to do for so long: an idle engine holds 200 MB. */
  endAfterIdleMs?: number;
  /** Handed to the thread, see `threadOptions`. */
  options?: unknown;
}

/**
 * A worker thread that may abort, hang or run out of memory without harm to the process: the task that was under way
 * fails with a TaskError, and the next task gets a fresh thread. Tasks run one at a time, in order.
 */
export class TaskThread {
  private worker: Worker | undefined;
  private current: Pending | undefined;
  private queue: Promise<unknown> = Promise.resolve();
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;
  private done = 0;
  private closed = false;

  /** `entry` is the URL of the thread's module, see `threadFile`. */
  constructor(
    private readonly entry: string,
    private readonly settings: TaskThreadOptions,
  ) {}

  /** Runs one task; input and output are copied. Throws TaskError only. */
  run<T>(task: string, input: unknown, timeLimitMs = this.settings.timeLimitMs): Promise<T> {
    const result = this.queue.then(() => this.start(task, input, timeLimitMs));
    this.queue = result.catch(() => undefined);
    return result as Promise<T>;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.end(new TaskError('closed', 'the thread was closed'));
  }

  private start(task: string, input: unknown, timeLimitMs: number): Promise<unknown> {
    if (this.closed) throw new TaskError('closed', 'the thread was closed');
    const worker = (this.worker ??= this.spawn());
    const id = ++this.lastId;
    clearTimeout(this.idle);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void this.end(new TaskError('time-limit', `${task} took over ${timeLimitMs} ms`));
      }, timeLimitMs);
      this.current = { resolve, reject, timer };
      worker.ref();
      worker.postMessage({ id, task, input } satisfies TaskRequest);
    });
  }

  private spawn(): Worker {
    const worker = new Worker(projectPath('libs/documents/src/reading/threads/start.mjs'), {
      resourceLimits: { maxOldGenerationSizeMb: 512 },
      workerData: { entry: this.entry, options: this.settings.options },
    });
    worker.on('message', (answer: TaskAnswer) => this.receive(worker, answer));
    worker.on('error', (error: Error) => this.lost(worker, error.message));
    worker.on('exit', (code) => this.lost(worker, `exit code ${code}`));
    this.done = 0;
    return worker;
  }

  private receive(worker: Worker, { id, output, error }: TaskAnswer): void {
    // A thread that was ended may still have had an answer under way.
    if (this.worker !== worker || id !== this.lastId) return;
    const pending = this.settle();
    // An idle thread must not keep the process from ending.
    worker.unref();
    this.done += 1;
    // An error without a code is none that the task foresaw: an abort inside pdfium leaves its memory in disorder.
    const isInDoubt = error !== undefined && error.code === undefined;
    if (isInDoubt || this.done >= (this.settings.recycleAfter ?? Infinity)) void this.end();
    else this.waitForWork();
    if (error) pending?.reject(new TaskError('failed', error.message, error.code));
    else pending?.resolve(output);
  }

  private waitForWork(): void {
    const { endAfterIdleMs } = this.settings;
    if (endAfterIdleMs !== undefined) this.idle = setTimeout(() => void this.end(), endAfterIdleMs).unref();
  }

  private lost(worker: Worker, reason: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.settle()?.reject(new TaskError('crashed', reason));
  }

  private async end(error?: TaskError): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
    clearTimeout(this.idle);
    // The promise of a task never settles by itself once its thread is ended.
    if (error) this.settle()?.reject(error);
    await worker?.terminate();
  }

  private settle(): Pending | undefined {
    const pending = this.current;
    this.current = undefined;
    clearTimeout(pending?.timer);
    return pending;
  }
}

/** URL of a file below `reading/` by its name without ending: TypeScript in the sources, JavaScript in `dist`. */
export function threadFile(name: string): string {
  const built = new URL(`../${name}.js`, import.meta.url);
  return existsSync(built) ? built.href : new URL(`../${name}.ts`, import.meta.url).href;
}
