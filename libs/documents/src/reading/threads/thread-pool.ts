import type { TaskThread } from './task-thread.js';

/** Threads of one kind: a task goes to the first that is free, and waits in order while none is. */
export class ThreadPool {
  private readonly free: TaskThread[];
  private readonly waiting: ((thread: TaskThread) => void)[] = [];
  private readonly threads: readonly TaskThread[];

  constructor(threads: readonly TaskThread[]) {
    this.threads = threads;
    this.free = [...threads];
  }

  get size(): number {
    return this.threads.length;
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
    await Promise.all(this.threads.map((thread) => thread.close()));
  }

  private take(): Promise<TaskThread> {
    const thread = this.free.shift();
    return thread ? Promise.resolve(thread) : new Promise((resolve) => this.waiting.push(resolve));
  }

  private giveBack(thread: TaskThread): void {
    const next = this.waiting.shift();
    if (next) return next(thread);
    // The one used last goes first, so that the others can end when there is little to do.
    this.free.unshift(thread);
  }
}
