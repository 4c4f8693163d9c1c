import { afterEach, describe, expect, it } from 'vitest';
import { TaskThread } from './task-thread.js';
import { ThreadPool } from './thread-pool.js';

const waiting = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ id, task, input }) => {
    if (task === 'exit') process.exit(3);
    setTimeout(() => parentPort.postMessage({ id, output: threadId }), input);
  });
`;
const entry = `data:text/javascript,${encodeURIComponent(waiting)}`;
const started: ThreadPool[] = [];

const thread = () => new TaskThread(entry, { timeLimitMs: 20_000 });

function start(size: number, spareAfterMs?: number): ThreadPool {
  const spare = spareAfterMs === undefined ? undefined : { thread: thread(), afterMs: spareAfterMs };
  const pool = new ThreadPool(Array.from({ length: size }, thread), spare);
  started.push(pool);
  return pool;
}

afterEach(() => Promise.all(started.splice(0).map((pool) => pool.close())));

describe('a pool of threads', { timeout: 30_000 }, () => {
  it('gives each task to a thread that is free', async () => {
    const pool = start(2);
    const ids = await Promise.all([pool.run('wait', 100), pool.run('wait', 100), pool.run('wait', 1)]);
    expect(new Set(ids.slice(0, 2)).size).toBe(2);
    expect(ids.slice(0, 2)).toContain(ids[2]);
  });

  it('uses one thread only when there is one task at a time', async () => {
    const pool = start(3);
    const ids = [await pool.run('wait', 1), await pool.run('wait', 1), await pool.run('wait', 1)];
    expect(new Set(ids).size).toBe(1);
  });

  it('goes on with all its threads after one of them died', async () => {
    const pool = start(2);
    await expect(pool.run('exit', 0)).rejects.toMatchObject({ kind: 'crashed' });
    const ids = await Promise.all([pool.run('wait', 50), pool.run('wait', 50)]);
    expect(new Set(ids).size).toBe(2);
  });

  it('takes its spare thread when a task has waited long for the others, and only then', async () => {
    const pool = start(1, 300);
    const inTime = await Promise.all([pool.run('wait', 100), pool.run('wait', 1)]);
    expect(new Set(inTime).size).toBe(1);
    const hanging = pool.run('wait', 2_000);
    const others = await Promise.all([pool.run('wait', 1), pool.run('wait', 1)]);
    expect(new Set(others).size).toBe(1);
    expect(others[0]).not.toBe(await hanging);
    expect(await pool.run('wait', 1)).toBe(inTime[0]);
  });

  it('fails what is under way and what waits when it is closed', async () => {
    const pool = start(1);
    const tasks = [pool.run('wait', 10_000), pool.run('wait', 1)];
    setTimeout(() => void pool.close(), 50);
    expect(await Promise.allSettled(tasks)).toMatchObject([
      { reason: { kind: 'closed' } },
      { reason: { kind: 'closed' } },
    ]);
  });
});
