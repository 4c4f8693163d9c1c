import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform, type TransformCallback } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

/** What went through a stream; two streams with the same measure carried the same bytes. */
export interface Measured {
  lines: number;
  bytes: number;
  sha256: string;
}

const LINE_FEED = 10;

/** Lets everything through and measures it, however much it is. */
export class Measure extends Transform {
  private readonly hash = createHash('sha256');
  private lines = 0;
  private bytes = 0;

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    this.hash.update(chunk);
    this.bytes += chunk.length;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) this.lines++;
    done(null, chunk);
  }

  /** To be asked once, when all has gone through. */
  taken(): Measured {
    return { lines: this.lines, bytes: this.bytes, sha256: this.hash.digest('hex') };
  }
}

/** The measure of a file. Fails when it cannot be read. */
export async function measureFile(path: string): Promise<Measured> {
  const measure = new Measure();
  await pipeline(createReadStream(path), measure, nowhere);
  return measure.taken();
}

/** The measure of what a compressed file holds; undefined when it is damaged so that nothing can be made of it. */
export async function measureCompressed(path: string): Promise<Measured | undefined> {
  const measure = new Measure();
  try {
    await pipeline(createReadStream(path), createGunzip(), measure, nowhere);
  } catch (error) {
    if (/^(Z_|ENOENT$|EIO$)/.test((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
  return measure.taken();
}

/** The end of a pipeline of which only the measure is wanted. */
export async function nowhere(source: AsyncIterable<unknown>): Promise<void> {
  for await (const _chunk of source);
}
