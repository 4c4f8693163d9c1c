import { Injectable } from '@nestjs/common';
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Config } from '../config/config.js';

/** A file that was received and synced, not yet named by any row. */
export interface StoredBlob {
  /** SHA-256 of the content, 64 hexadecimal digits: its address. */
  sha256: string;
  /** Bytes. */
  size: number;
}

/** Where `folder` keeps the file with this address. */
export function contentPath(folder: string, sha256: string): string {
  if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256 address');
  return join(folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
}

const HALF_DAY_MS = 12 * 60 * 60 * 1000;

/** Removes the files of a folder that nobody has written to since `before`; returns how many. There may be no folder. */
export async function removeOlder(folder: string, before: Date): Promise<number> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  let removed = 0;
  for (const name of names) {
    const path = join(folder, name);
    // What is being finished at this moment may be gone by now.
    const changed = await stat(path).catch(() => undefined);
    if (!changed || changed.mtime >= before) continue;
    await rm(path, { force: true });
    removed += 1;
  }
  return removed;
}

/**
 * Files by content: the same bytes are kept once, under their SHA-256, and are never altered or removed.
 * A file is complete and synced to disk before `keep` returns, so a row that names it can commit.
 */
@Injectable()
export class Storage {
  private readonly incoming: string;
  private readonly drafts: string;

  constructor(private readonly config: Config) {
    this.incoming = join(config.filesDir, 'incoming');
    this.drafts = join(config.filesDir, 'drafts');
  }

  /** Writes `content` to the disk. A stream that breaks, or that `isWhole` denies when it has ended, leaves nothing behind. */
  async keep(content: Readable, isWhole = () => true): Promise<StoredBlob> {
    const temporary = await this.freeName(this.incoming);
    const hash = createHash('sha256');
    let size = 0;
    const measure = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        size += chunk.length;
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, measure, createWriteStream(temporary, { flush: true, mode: 0o600 }));
      if (!isWhole()) throw new Error('the content is not whole');
      const sha256 = hash.digest('hex');
      await this.settle(temporary, this.path(sha256));
      return { sha256, size };
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  /** A free name for a file that is being made, and that its maker removes; what a killed process leaves is swept. */
  draftPath(): Promise<string> {
    return this.freeName(this.drafts);
  }

  /** Where the file with this address is on the disk of this machine. */
  path(sha256: string): string {
    return contentPath(this.config.filesDir, sha256);
  }

  open(sha256: string): Readable {
    return createReadStream(this.path(sha256));
  }

  async has(sha256: string): Promise<boolean> {
    return access(this.path(sha256)).then(
      () => true,
      () => false,
    );
  }

  /** Free bytes of the disk that holds the files. */
  async freeBytes(): Promise<number> {
    await mkdir(this.incoming, { recursive: true });
    const { bavail, bsize } = await statfs(this.incoming);
    return bavail * bsize;
  }

  /** Removes files that a killed process left half-written; returns how many. */
  async sweep(now: Date): Promise<number> {
    const before = new Date(now.getTime() - HALF_DAY_MS);
    return (await removeOlder(this.incoming, before)) + (await removeOlder(this.drafts, before));
  }

  private async freeName(folder: string): Promise<string> {
    // Whoever writes there may not think of the mode of the file: it is a citizen's paper.
    await mkdir(folder, { recursive: true, mode: 0o700 });
    return join(folder, randomUUID());
  }

  private async settle(temporary: string, path: string): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    await rename(temporary, path);
    // The new name must survive a power cut as surely as the bytes do.
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
  }
}
