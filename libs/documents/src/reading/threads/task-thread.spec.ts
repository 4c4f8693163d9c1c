import { afterEach, describe, expect, it } from 'vitest';
import { TaskThread } from './task-thread.js';

const misbehaving = `
  import { parentPort, threadId } from 'node:worker_threads';
  const tasks = {
    thread: () => threadId,
    hang: () => { for (;;); },
    exit: () => process.exit(3),
    crash: () => { setImmediate(() => { throw new Error('boom'); }); return new Promise(() => {}); },
    flood: () => { const all = []; for (;;) all.push(new Array(1e6).fill(all.length)); },
    foreseen: () => { throw Object.assign(new Error('locked'), { code: 'protected' }); },
    surprise: () => { throw new Error('abort'); },
  };
  parentPort.on('message', async ({ id, task }) => {
    try { parentPort.postMessage({ id, output: await tasks[task]() }); }
    catch (error) { parentPort.postMessage({ id, error: { message: error.message, code: error.code } }); }
  });
`;

const entry = `data:text/javascript,${encodeURIComponent(misbehaving)}`;
const started: TaskThread[] = [];

function start(settings: { timeLimitMs?: number; recycleAfter?: number; endAfterIdleMs?: number } = {}): TaskThread {
  const thread = new TaskThread(entry, { timeLimitMs: 10_000, ...settings });
  started.push(thread);
  return thread;
}

afterEach(() => Promise.all(started.splice(0).map((thread) => thread.close())));

describe('a thread that misbehaves', () => {
  it('is ended when it hangs, and the next task gets a fresh one', async () => {
    const thread = start({ timeLimitMs: 400 });
    const first = await thread.run<number>('thread', {});
    await expect(thread.run('hang', {})).rejects.toMatchObject({ kind: 'time-limit' });
    expect(await thread.run<number>('thread', {})).not.toBe(first);
  });

  it.each(['exit', 'crash', 'flood'])('that dies by %s fails its task only', { timeout: 30_000 }, async (way) => {
    const thread = start({ timeLimitMs: 30_000 });
    const tasks = [thread.run('thread', {}), thread.run(way, {}), thread.run('thread', {})];
    const results = await Promise.allSettled(tasks);
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(tasks[1]).rejects.toMatchObject({ kind: 'crashed' });
  });

  it('is kept after an error that it foresaw, and replaced after any other', async () => {
    const thread = start();
    const first = await thread.run<number>('thread', {});
    await expect(thread.run('foreseen', {})).rejects.toMatchObject({ kind: 'failed', code: 'protected' });
    expect(await thread.run<number>('thread', {})).toBe(first);
    await expect(thread.run('surprise', {})).rejects.toMatchObject({ kind: 'failed', message: 'abort' });
    expect(await thread.run<number>('thread', {})).not.toBe(first);
  });
});

describe('a thread that behaves', () => {
  it('is recycled after its number of tasks', async () => {
    const thread = start({ recycleAfter: 2 });
    const ids = [];
    for (let i = 0; i < 4; i += 1) ids.push(await thread.run<number>('thread', {}));
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).toBe(ids[3]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  it('is ended when there was nothing to do, and started again when there is', async () => {
    const thread = start({ endAfterIdleMs: 50 });
    const first = await thread.run<number>('thread', {});
    expect(await thread.run<number>('thread', {})).toBe(first);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await thread.run<number>('thread', {})).not.toBe(first);
  });

  it('fails the task under way and those that wait when it is closed', async () => {
    const thread = start();
    await thread.run('thread', {});
    const tasks = [thread.run('hang', {}), thread.run('thread', {})];
    setTimeout(() => void thread.close(), 50);
    const results = await Promise.allSettled(tasks);
    expect(results).toMatchObject([{ reason: { kind: 'closed' } }, { reason: { kind: 'closed' } }]);
  });
});
