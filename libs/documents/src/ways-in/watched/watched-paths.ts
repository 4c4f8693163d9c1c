import { randomUUID } from 'node:crypto';
import { link, mkdir, readdir, rename, rmdir, unlink, writeFile } from 'node:fs/promises';
import { basename, dirname, extname, join, relative, sep } from 'node:path';

export const TAKEN = 'tomados';
export const REFUSED = 'rechazados';
/** Hidden: files that a worker is about to receive. */
const CLAIMS = '.tomando';

const UNFINISHED =
  /^[.~$]|\.(tmp|temp|part|partial|crdownload|download|filepart|lock|swp|bak)$|^(thumbs\.db|desktop\.ini)$/i;

/** A file that this process, or one that was killed, has taken for itself. */
export interface Claim {
  id: string;
  /** Where it lies now. */
  path: string;
  /** As the scanner called it. */
  name: string;
  /** The folder it lay in, below the watched one; empty: the watched one itself. */
  folder: string;
}

/** Whether a path below `root` is none of ours: our own folders, deeper ones, hidden and unfinished files. */
export function isIgnored(root: string, path: string): boolean {
  const parts = relative(root, path).split(sep).filter(Boolean);
  if (parts.length === 0) return false;
  if (parts[0] === TAKEN || parts[0] === REFUSED) return true;
  return parts.length > 2 || parts.some((part) => UNFINISHED.test(part));
}

/** Takes a file for this process; of several that try, one succeeds. */
export async function claim(root: string, path: string): Promise<Claim | undefined> {
  const id = randomUUID();
  const inside = relative(root, path);
  const target = join(root, CLAIMS, id, inside);
  await mkdir(dirname(target), { recursive: true });
  try {
    await rename(path, target);
    return claimOf(root, id, inside);
  } catch (error) {
    await removeEmpty(join(root, CLAIMS, id));
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Gives a claimed file back to the folder: it was still being written. */
export async function giveBack(root: string, { id, path, name, folder }: Claim): Promise<void> {
  await moveBeside(path, join(root, folder), name);
  await removeEmpty(join(root, CLAIMS, id));
}

/** Files that were claimed and not moved on: by this process, by others, or by one that was killed. */
export async function openClaims(root: string): Promise<Claim[]> {
  const found: Claim[] = [];
  for (const id of await readdir(join(root, CLAIMS)).catch(() => [])) {
    const folder = join(root, CLAIMS, id);
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    const files = entries.filter((entry) => entry.isFile());
    for (const file of files) found.push(claimOf(root, id, relative(folder, join(file.parentPath, file.name))));
    if (files.length === 0) await removeEmpty(folder);
  }
  return found;
}

/** Moves a claimed file to where it stays, with a note beside it when there is something to say; its new path. */
export async function putAway(
  root: string,
  { id, path, name }: Claim,
  place: { folder: string; note?: string },
): Promise<string | undefined> {
  const folder = join(root, place.folder);
  await mkdir(folder, { recursive: true });
  const moved = await moveBeside(path, folder, name);
  if (moved && place.note) await writeFile(`${moved}.txt`, `${place.note}\n`);
  await removeEmpty(join(root, CLAIMS, id));
  return moved;
}

/** Moves without ever replacing: a name that is taken gets a number. Undefined: somebody else has moved it. */
async function moveBeside(path: string, folder: string, name: string): Promise<string | undefined> {
  const ending = extname(name);
  for (let count = 1; ; count++) {
    const target = join(folder, count === 1 ? name : `${basename(name, ending)} (${count})${ending}`);
    try {
      await link(path, target);
      await unlink(path);
      return target;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      if (code !== 'EEXIST') return moveWithoutLinks(path, target);
    }
  }
}

/** Network shares may have no hard links; there a name that is taken in the same instant would be replaced. */
async function moveWithoutLinks(path: string, target: string): Promise<string | undefined> {
  const ending = extname(target);
  const beside = `${target.slice(0, target.length - ending.length)} ${randomUUID().slice(0, 8)}${ending}`;
  await rename(path, beside);
  return beside;
}

function claimOf(root: string, id: string, inside: string): Claim {
  const folder = dirname(inside) === '.' ? '' : dirname(inside);
  return { id, path: join(root, CLAIMS, id, inside), name: basename(inside), folder };
}

async function removeEmpty(folder: string): Promise<void> {
  for (const entry of await readdir(folder).catch(() => [])) await rmdir(join(folder, entry)).catch(() => undefined);
  await rmdir(folder).catch(() => undefined);
}
