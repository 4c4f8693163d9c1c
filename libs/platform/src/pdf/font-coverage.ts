import { readFileSync } from 'node:fs';

/** The code points that a TrueType font can draw, read from its `cmap` table (formats 4 and 12). */
export function fontCoverage(path: string): Set<number> {
  const font = readFileSync(path);
  const cmap = tableOffset(font, 'cmap', path);
  const covered = new Set<number>();
  for (let index = 0; index < font.readUInt16BE(cmap + 2); index++) {
    const table = cmap + font.readUInt32BE(cmap + 4 + index * 8 + 4);
    const format = font.readUInt16BE(table);
    if (format === 4) addFormat4(font, table, covered);
    if (format === 12) addFormat12(font, table, covered);
  }
  return covered;
}

function tableOffset(font: Buffer, tag: string, path: string): number {
  for (let index = 0; index < font.readUInt16BE(4); index++) {
    const entry = 12 + index * 16;
    if (font.toString('latin1', entry, entry + 4) === tag) return font.readUInt32BE(entry + 8);
  }
  throw new Error(`Font without a ${tag} table: ${path}`);
}

function addFormat4(font: Buffer, table: number, covered: Set<number>): void {
  const width = font.readUInt16BE(table + 6);
  const [ends, starts, deltas, ranges] = [14, 16 + width, 16 + 2 * width, 16 + 3 * width].map((at) => table + at);
  for (let at = 0; at < width; at += 2) {
    const start = font.readUInt16BE(starts! + at);
    const end = font.readUInt16BE(ends! + at);
    const delta = font.readUInt16BE(deltas! + at);
    const range = font.readUInt16BE(ranges! + at);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph = range === 0 ? code + delta : font.readUInt16BE(ranges! + at + range + (code - start) * 2);
      if (glyph % 0x10000 !== 0) covered.add(code);
    }
  }
}

function addFormat12(font: Buffer, table: number, covered: Set<number>): void {
  for (let group = 0; group < font.readUInt32BE(table + 12); group++) {
    const entry = table + 16 + group * 12;
    const end = font.readUInt32BE(entry + 4);
    for (let code = font.readUInt32BE(entry); code <= end; code++) covered.add(code);
  }
}
