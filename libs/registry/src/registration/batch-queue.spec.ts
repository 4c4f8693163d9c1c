import { describe, expect, it } from 'vitest';
import { BatchQueue, type Outcome } from './batch-queue.js';

/** A queue whose batches end when the test says so; each item comes back doubled. */
function queueInHand(most = 100) {
  const batches: number[][] = [];
  const ends: ((outcomes?: Outcome<number>[]) => void)[] = [];
  const failures: ((error: Error) => void)[] = [];
  const run = (items: number[]) => {
    batches.push(items);
    return new Promise<Outcome<number>[]>((resolve, reject) => {
      ends.push((outcomes) => resolve(outcomes ?? items.map((item) => ({ value: item * 2 }))));
      failures.push(reject);
    });
  };
  return { queue: new BatchQueue(run, most), batches, ends, failures };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const messages = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) => (result.status === 'rejected' ? (result.reason as Error).message : result.value));

describe('A batch queue', () => {
  it('starts with the first item at once and gathers the next ones meanwhile', async () => {
    const { queue, batches, ends } = queueInHand();
    const results = [queue.add(1), queue.add(2), queue.add(3)];
    expect(batches).toEqual([[1]]);
    ends[0]?.();
    await settled();
    expect(batches).toEqual([[1], [2, 3]]);
    ends[1]?.();
    expect(await Promise.all(results)).toEqual([2, 4, 6]);
  });

  it('never runs two batches at the same time', async () => {
    let inFlight = 0;
    let most = 0;
    const queue = new BatchQueue<number, number>(async (items) => {
      most = Math.max(most, ++inFlight);
      await settled();
      inFlight--;
      return items.map((value) => ({ value }));
    }, 3);
    const items = Array.from({ length: 20 }, (_, index) => index);
    const results = items.map(async (item) => {
      if (item % 4 === 0) await settled();
      return queue.add(item);
    });
    expect([await Promise.all(results), most]).toEqual([items, 1]);
  });

  it('takes no more than it may into one batch, in the order in which they came', async () => {
    const { queue, batches, ends } = queueInHand(2);
    const results = [1, 2, 3, 4].map((item) => queue.add(item));
    for (let batch = 0; batch < 3; batch++) {
      ends[batch]?.();
      await settled();
    }
    expect(batches).toEqual([[1], [2, 3], [4]]);
    expect(await Promise.all(results)).toEqual([2, 4, 6, 8]);
  });

  it('starts again after it was idle', async () => {
    const { queue, batches, ends } = queueInHand();
    for (const item of [1, 2]) {
      const result = queue.add(item);
      ends[item - 1]?.();
      expect(await result).toBe(item * 2);
    }
    expect(batches).toEqual([[1], [2]]);
  });
});

describe('What fails in a batch queue', () => {
  it('is one item when its outcome is an error', async () => {
    const { queue, ends } = queueInHand();
    const first = queue.add(0);
    const rest = Promise.allSettled([queue.add(1), queue.add(2), queue.add(3)]);
    ends[0]?.();
    await first;
    ends[1]?.([{ value: 2 }, { error: new Error('bad row') }, { value: 6 }]);
    expect(messages(await rest)).toEqual([2, 'bad row', 6]);
  });

  it('is the whole batch when the batch throws, and only that batch', async () => {
    const { queue, ends, failures } = queueInHand();
    const results = Promise.allSettled([queue.add(1), queue.add(2), queue.add(3)]);
    ends[0]?.();
    await settled();
    failures[1]?.(new Error('no database'));
    expect(messages(await results)).toEqual([2, 'no database', 'no database']);
    const later = queue.add(4);
    ends[2]?.();
    expect(await later).toBe(8);
  });

  it('is the item for which the batch returned nothing', async () => {
    const { queue, ends } = queueInHand();
    const result = Promise.allSettled([queue.add(1)]);
    ends[0]?.([]);
    expect(messages(await result)).toEqual(['the batch returned no outcome for an item']);
  });
});
