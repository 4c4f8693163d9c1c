import type { TaskThread } from './task-thread.js';

/** A thread that helps when a task has waited so long for one of the others: they may all hang. */
interface SpareThread {
  thread: TaskThread;
  afterMs: number;
}

/** Threads of one kind: a task goes to the first that is free, and waits in order while none is. */
export class ThreadPool {
  private readonly free: TaskThread[];
  private readonly waiting: ((thread: TaskThread) => void)[] = [];
  private readonly threads: readonly TaskThread[];
  private readonly spare: SpareThread | undefined;
  private isSpareBusy = false;

  constructor(threads: readonly TaskThread[], spare?: SpareThread) {
    this.threads = threads;
    this.free = [...threads];
    this.spare = spare;
  }

  /** Throws TaskError only, as the thread does. */
  async run<T>(task: string, input: unknown, timeLimitMs?: number): Promise<T> {
    const thread = await this.take();
    try {
      return await thread.run<T>(task, input, timeLimitMs);
    } finally {
      this.giveBack(thread);
    }
  }

  /** Fails the tasks under way and those that wait. */
  async close(): Promise<void> {
    const threads = this.spare ? [...this.threads, this.spare.thread] : this.threads;
    await Promise.all(threads.map((thread) => thread.close()));
  }

  private take(): Promise<TaskThread> {
    const thread = this.free.shift();
    return thread ? Promise.resolve(thread) : new Promise((resolve) => this.wait(resolve));
  }

  private wait(resolve: (thread: TaskThread) => void): void {
    this.waiting.push(resolve);
    if (this.spare) setTimeout(() => this.useSpareFor(resolve), this.spare.afterMs).unref();
  }

  private useSpareFor(resolve: (thread: TaskThread) => void): void {
    const at = this.waiting.indexOf(resolve);
    if (!this.spare || this.isSpareBusy || at < 0) return;
    this.isSpareBusy = true;
    this.waiting.splice(at, 1);
    resolve(this.spare.thread);
  }

  private giveBack(thread: TaskThread): void {
    const next = this.waiting.shift();
    if (next) return next(thread);
    if (thread === this.spare?.thread) this.isSpareBusy = false;
    // The one used last goes first, so that the others can end when there is little to do.
    else this.free.unshift(thread);
  }
}
