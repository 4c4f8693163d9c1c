import { readFile } from 'node:fs/promises';
import heic from 'heic-decode';
import { UnreadableError } from '../failures.js';
import { MAX_PIXELS } from '../limits.js';

export interface HeicPixels {
  /** Four bytes a pixel, turned as the telephone says. */
  data: Uint8Array;
  width: number;
  height: number;
}

/** Size of the first picture of a HEIC file, and its pixels when they are wanted. Throws UnreadableError. */
export async function readHeic<T>(
  path: string,
  use: (size: { width: number; height: number }, pixels: () => Promise<HeicPixels>) => T | Promise<T>,
): Promise<T> {
  const images = await heic.all({ buffer: await readFile(path) }).catch(unreadable);
  try {
    const [image] = images;
    if (!image || image.width < 1 || image.height < 1) throw new UnreadableError('unreadable', 'no picture');
    const { width, height } = image;
    if (width * height > MAX_PIXELS) throw new UnreadableError('too-large', `${width} x ${height}`);
    return await use({ width, height }, async () => {
      const { data } = await image.decode().catch(unreadable);
      return { data: new Uint8Array(data.buffer, data.byteOffset, data.length), width, height };
    });
  } finally {
    images.dispose();
  }
}

function unreadable(error: unknown): never {
  throw new UnreadableError('unreadable', error instanceof Error ? error.message : 'not a HEIC picture');
}
