import { open, type FileHandle } from 'node:fs/promises';

const TAIL = 2048;
const MOST_PAGES = 10_000;

/**
 * Whether a file has the end that its kind must have. A scanner may stand still in the middle of a page for longer than
 * any pause one waits for; what has no known end counts as whole.
 */
export async function seemsWhole(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    if (size === 0) return false;
    const head = await slice(file, 0, 8);
    if (head.subarray(0, 5).toString('latin1') === '%PDF-') return (await tail(file, size)).includes('%%EOF');
    if (head.readUInt16BE(0) === 0xff_d8) return (await tail(file, size)).includes(Buffer.from([0xff, 0xd9]));
    if (head.toString('latin1') === '\x89PNG\r\n\x1A\n') return (await tail(file, size)).includes('IEND');
    if (['II*\0', 'MM\0*'].includes(head.subarray(0, 4).toString('latin1'))) return await tiffIsWhole(file, head, size);
    return true;
  } finally {
    await file.close();
  }
}

/** Writers of TIFF put the directory of a page behind its picture: the chain must stay inside of the file and end. */
async function tiffIsWhole(file: FileHandle, head: Buffer, size: number): Promise<boolean> {
  const little = head[0] === 0x49;
  const short = (from: Buffer) => (little ? from.readUInt16LE(0) : from.readUInt16BE(0));
  const long = (from: Buffer) => (little ? from.readUInt32LE(0) : from.readUInt32BE(0));
  let at = long(head.subarray(4));
  if (at === 0) return false;
  for (let page = 0; at !== 0 && page < MOST_PAGES; page++) {
    if (at + 2 > size) return false;
    const next = at + 2 + short(await slice(file, at, 2)) * 12;
    if (next + 4 > size) return false;
    at = long(await slice(file, next, 4));
  }
  return true;
}

const tail = (file: FileHandle, size: number) => slice(file, Math.max(0, size - TAIL), Math.min(size, TAIL));

async function slice(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, from);
  return bytes;
}
