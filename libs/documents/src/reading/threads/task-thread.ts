import { existsSync } from 'node:fs';
import { basename } from 'node:path';
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
  private lastId = 0;
  private done = 0;
  private closed = false;

  /** `entry` is the name of a file below `reading/`, without its ending. */
  constructor(
    private readonly entry: string,
    private readonly settings: TaskThreadOptions,
  ) {}

  /** Runs one task; input and output are copied. Throws TaskError only. */
  run<T>(task: string, input: unknown): Promise<T> {
    const result = this.queue.then(() => this.start(task, input));
    this.queue = result.catch(() => undefined);
    return result as Promise<T>;
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.end(new TaskError('closed', 'the thread was closed'));
  }

  private start(task: string, input: unknown): Promise<unknown> {
    if (this.closed) throw new TaskError('closed', 'the thread was closed');
    const worker = (this.worker ??= this.spawn());
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        void this.end(new TaskError('time-limit', `${task} took over ${this.settings.timeLimitMs} ms`));
      }, this.settings.timeLimitMs);
      this.current = { resolve, reject, timer };
      worker.ref();
      worker.postMessage({ id, task, input } satisfies TaskRequest);
    });
  }

  private spawn(): Worker {
    const worker = new Worker(projectPath('libs/documents/src/reading/threads/start.mjs'), {
      workerData: { entry: entryUrl(this.entry), options: this.settings.options },
      name: basename(this.entry),
    });
    worker.on('message', (answer: TaskAnswer) => this.receive(answer));
    worker.on('error', (error: Error) => this.lost(worker, error.message));
    worker.on('exit', (code) => this.lost(worker, `exit code ${code}`));
    this.done = 0;
    return worker;
  }

  private receive(answer: TaskAnswer): void {
    const pending = this.settle();
    if (!pending || answer.id !== this.lastId) return;
    if (answer.error) pending.reject(new TaskError('failed', answer.error.message, answer.error.code));
    else pending.resolve(answer.output);
    // An idle thread must not keep the process from ending.
    this.worker?.unref();
    this.done += 1;
    if (this.done >= (this.settings.recycleAfter ?? Infinity)) void this.end();
  }

  private lost(worker: Worker, reason: string): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    this.settle()?.reject(new TaskError('crashed', reason));
  }

  private async end(error?: TaskError): Promise<void> {
    const worker = this.worker;
    this.worker = undefined;
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

function entryUrl(entry: string): string {
  const built = new URL(`../${entry}.js`, import.meta.url);
  return existsSync(built) ? built.href : new URL(`../${entry}.ts`, import.meta.url).href;
}
