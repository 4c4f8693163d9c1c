import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Kept } from './kept.js';

describe('What is kept', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('is read once for all who ask meanwhile, and anew when its time is over', async () => {
    const kept = new Kept<number>(1000);
    let reads = 0;
    const read = () => Promise.resolve(++reads);
    expect(await Promise.all([kept.of('a', read), kept.of('a', read), kept.of('b', read)])).toEqual([1, 1, 2]);
    vi.advanceTimersByTime(999);
    expect(await kept.of('a', read)).toBe(1);
    vi.advanceTimersByTime(1);
    expect(await kept.of('a', read)).toBe(3);
  });

  it('is read anew after a failure, and when it is told to forget', async () => {
    const kept = new Kept<string>(1000);
    await expect(kept.of('a', () => Promise.reject(new Error('gone')))).rejects.toThrow('gone');
    expect(await kept.of('a', () => Promise.resolve('back'))).toBe('back');
    kept.forget();
    expect(await kept.of('a', () => Promise.resolve('newer'))).toBe('newer');
  });
});
