import { createReadStream, createWriteStream } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { Measure, measureFile } from './measure.js';

/** What became of a file whose content is known by its SHA-256: its bytes, or why there are none. */
export type FileOutcome = number | 'missing' | 'altered';

/**
 * Copies a file and checks its content on the way; one that is not what it should be leaves nothing at `to`. With `twin`, a
 * copy of the same on the disk of `to`, a whole one is linked to that instead of being written once more.
 */
export async function copyChecked(from: string, to: string, sha256: string, twin?: string): Promise<FileOutcome> {
  await mkdir(dirname(to), { recursive: true });
  const linked = twin ? await linkChecked(from, to, sha256, twin) : undefined;
  if (linked !== undefined) return linked;
  const measure = new Measure();
  try {
    await pipeline(createReadStream(from), measure, createWriteStream(to, { mode: 0o600, flags: 'wx', flush: true }));
  } catch (error) {
    await rm(to, { force: true });
    return unreadable(error, from);
  }
  const taken = measure.taken();
  if (taken.sha256 === sha256) return taken.bytes;
  await rm(to);
  return 'altered';
}

/** The same without copying. */
export async function checkFile(path: string, sha256: string): Promise<FileOutcome> {
  try {
    const taken = await measureFile(path);
    return taken.sha256 === sha256 ? taken.bytes : 'altered';
  } catch (error) {
    return unreadable(error, path);
  }
}

async function linkChecked(from: string, to: string, sha256: string, twin: string): Promise<number | undefined> {
  if (typeof (await checkFile(twin, sha256)) !== 'number') return undefined;
  const outcome = await checkFile(from, sha256);
  if (typeof outcome !== 'number') return undefined;
  // Disks without links, or with no more of them for this file, get a copy.
  return link(twin, to).then(
    () => outcome,
    () => undefined,
  );
}

/** A file that is not there or that the disk does not give; whatever else went wrong is thrown. */
function unreadable(error: unknown, path: string): FileOutcome {
  const { code, syscall, path: where } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' && where === path) return 'missing';
  if (syscall === 'read') return 'altered';
  throw error;
}
