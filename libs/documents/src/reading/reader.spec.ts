import { afterEach, describe, expect, it } from 'vitest';
import { createReader } from './reader.js';
import type { Reader, ReaderOptions } from './reader.js';

const blank = { data: new Uint8Array(400 * 300).fill(255), width: 400, height: 300 };
const started: Reader[] = [];

function start(options: ReaderOptions): Reader {
  const reader = createReader({ models: 'spa', ...options });
  started.push(reader);
  return reader;
}

afterEach(() => Promise.all(started.splice(0).map((reader) => reader.close())));

describe('the reader', { timeout: 60_000 }, () => {
  it('finds no words on a blank page', async () => {
    expect(await start({}).read(blank)).toEqual({ text: '', confidence: 0, words: [] });
  });

  it('goes on after a page that the engine refuses', async () => {
    const reader = start({});
    await expect(reader.read({ data: new Uint8Array(3), width: 0, height: 0 })).rejects.toMatchObject({
      kind: 'failed',
    });
    expect((await reader.read(blank)).text).toBe('');
  });

  it('says so when the models are not there, and does not fetch them from elsewhere', async () => {
    const reader = start({ modelsFolder: '/no-such-folder' });
    await expect(reader.read(blank)).rejects.toMatchObject({
      kind: 'failed',
      message: expect.stringContaining('ENOENT'),
    });
  });

  it('does not leave a page pending when it is closed', async () => {
    const reader = start({});
    const page = reader.read(blank);
    setTimeout(() => void reader.close(), 100);
    await expect(page).rejects.toMatchObject({ kind: 'closed' });
  });
});
