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
    if (head.subarray(0, 5).toString('latin1') === '%PDF-') return await pdfIsWhole(file, size);
    if (head.readUInt16BE(0) === 0xff_d8) return (await tail(file, size)).includes(Buffer.from([0xff, 0xd9]));
    if (head.toString('latin1') === '\x89PNG\r\n\x1A\n') return (await tail(file, size)).includes('IEND');
    if (['II*\0', 'MM\0*'].includes(head.subarray(0, 4).toString('latin1'))) return await tiffIsWhole(file, head, size);
    return true;
  } finally {
    await file.close();
  }
}

/** A PDF may end more than once: made for the network it says how long it will be, else nothing follows the last end. */
async function pdfIsWhole(file: FileHandle, size: number): Promise<boolean> {
  const head = (await slice(file, 0, Math.min(size, TAIL))).toString('latin1');
  const promised = /\/Linearized\b[^>]*?\/L\s+(\d+)/.exec(head)?.[1];
  return Number(promised ?? 0) <= size && /%%EOF[\s\0]*$/.test((await tail(file, size)).toString('latin1'));
}

const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8];
/** Tags that say where the pieces of a picture begin, and those of their lengths. */
const [STARTS, LENGTHS] = [new Set([273, 324]), new Set([279, 325])];

/** Each page of a TIFF has a directory that names the next one, its long values, and the pieces of its picture. */
async function tiffIsWhole(file: FileHandle, head: Buffer, size: number): Promise<boolean> {
  const little = head[0] === 0x49;
  const number = (from: Buffer, at: number, bytes: number) =>
    little ? from.readUIntLE(at, bytes) : from.readUIntBE(at, bytes);
  let at = number(head, 4, 4);
  if (at === 0) return false;
  for (let page = 0; at !== 0 && page < MOST_PAGES; page++) {
    if (at + 2 > size) return false;
    const count = number(await slice(file, at, 2), 0, 2);
    if (at + 2 + count * 12 + 4 > size) return false;
    const directory = await slice(file, at + 2, count * 12 + 4);
    at = number(directory, count * 12, 4);
    let [start, length] = [0, 0];
    for (let entry = 0; entry < count * 12; entry += 12) {
      const [tag, type, values] = [
        number(directory, entry, 2),
        number(directory, entry + 2, 2),
        number(directory, entry + 4, 4),
      ];
      const bytes = TYPE_BYTES[type] ?? 1;
      const isLong = bytes * values > 4;
      const end = isLong ? number(directory, entry + 8, 4) + bytes * values : 0;
      if (end > size) return false;
      if (!STARTS.has(tag) && !LENGTHS.has(tag)) continue;
      const width = Math.min(bytes, 4);
      const last = isLong
        ? number(await slice(file, end - bytes, width), 0, width)
        : number(directory, entry + 8, width);
      if (STARTS.has(tag)) start = last;
      else length = last;
    }
    if (start + length > size) return false;
  }
  return true;
}

const tail = (file: FileHandle, size: number) => slice(file, Math.max(0, size - TAIL), Math.min(size, TAIL));

async function slice(file: FileHandle, from: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, from);
  return bytes;
}
