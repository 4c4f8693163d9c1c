// Makes the TrueType fonts of the printed paper from the WOFF files of @fontsource/atkinson-hyperlegible.
// Run it again only when that package changes: node libs/platform/assets/fonts-print/unpack-woff.mjs
// With the path of DejaVuSans.ttf (2.37) it also makes the font of all other scripts and signs, OficialiaPaperRest.ttf.
// The families are renamed so that a font installed on the machine can never take their place.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

const source = dirname(createRequire(import.meta.url).resolve('@fontsource/atkinson-hyperlegible/package.json'));
const subsets = { latin: 'Oficialia Paper', 'latin-ext': 'Oficialia Paper Ext' };
const styles = { '400-normal': 'Regular', '400-italic': 'Italic', '700-normal': 'Bold', '700-italic': 'Bold Italic' };

for (const [subset, family] of Object.entries(subsets)) {
  for (const [variant, style] of Object.entries(styles)) {
    const woff = readFileSync(join(source, 'files', `atkinson-hyperlegible-${subset}-${variant}.woff`));
    const name = `${family} ${style}`.replaceAll(' ', '');
    writeFileSync(join(import.meta.dirname, `${name}.ttf`), unpack(woff, family, style));
  }
}
copyFileSync(join(source, 'LICENSE'), join(import.meta.dirname, 'OFL.txt'));

const [dejavu] = process.argv.slice(2);
if (dejavu)
  writeFileSync(
    join(import.meta.dirname, 'OficialiaPaperRest.ttf'),
    rename(readFileSync(dejavu), 'Oficialia Paper Rest', 'Regular'),
  );

function rename(ttf, family, style) {
  const tables = Array.from({ length: ttf.readUInt16BE(4) }, (_, index) => {
    const entry = 12 + index * 16;
    const [offset, size] = [8, 12].map((at) => ttf.readUInt32BE(entry + at));
    return { tag: ttf.toString('latin1', entry, entry + 4), data: ttf.subarray(offset, offset + size) };
  });
  return rebuilt(ttf.subarray(0, 4), tables, family, style);
}

function unpack(woff, family, style) {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF 1 file');
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, index) => {
    const entry = 44 + index * 20;
    const [offset, packed, size] = [4, 8, 12].map((at) => woff.readUInt32BE(entry + at));
    const bytes = woff.subarray(offset, offset + packed);
    return { tag: woff.toString('latin1', entry, entry + 4), data: packed < size ? inflateSync(bytes) : bytes };
  });
  return rebuilt(woff.subarray(4, 8), tables, family, style);
}

function rebuilt(flavor, tables, family, style) {
  const names = tables.find((table) => table.tag === 'name');
  names.data = renamed(names.data, family, style);
  return sfnt(flavor, tables);
}

function renamed(table, family, style) {
  const replacements = {
    1: family,
    2: style,
    3: `${family} ${style}`,
    4: `${family} ${style}`,
    6: `${family}-${style}`.replaceAll(' ', ''),
  };
  const storage = table.readUInt16BE(4);
  const records = [];
  for (let index = 0; index < table.readUInt16BE(2); index++) {
    const at = 6 + index * 12;
    const [platform, encoding, language, id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) =>
      table.readUInt16BE(at + field),
    );
    if (platform !== 3 || id > 14) continue;
    const text = replacements[id]
      ? Buffer.from(replacements[id], 'utf16le').swap16()
      : table.subarray(storage + offset, storage + offset + length);
    records.push({ fields: [platform, encoding, language, id], text });
  }
  const header = Buffer.alloc(6 + records.length * 12);
  header.writeUInt16BE(records.length, 2);
  header.writeUInt16BE(header.length, 4);
  let offset = 0;
  records.forEach(({ fields, text }, index) => {
    [...fields, text.length, offset].forEach((value, field) => header.writeUInt16BE(value, 6 + index * 12 + field * 2));
    offset += text.length;
  });
  return Buffer.concat([header, ...records.map((record) => record.text)]);
}

function sfnt(flavor, tables) {
  const power = 2 ** Math.floor(Math.log2(tables.length));
  const header = Buffer.alloc(12 + tables.length * 16);
  flavor.copy(header);
  [tables.length, power * 16, Math.log2(power), (tables.length - power) * 16].forEach((value, index) =>
    header.writeUInt16BE(value, 4 + index * 2),
  );
  const head = tables.find((table) => table.tag === 'head');
  head.data = Buffer.from(head.data);
  head.data.writeUInt32BE(0, 8);
  let offset = header.length;
  tables.forEach(({ tag, data }, index) => {
    const at = 12 + index * 16;
    header.write(tag, at, 'latin1');
    [checksum(data), offset, data.length].forEach((value, field) => header.writeUInt32BE(value, at + 4 + field * 4));
    offset += padded(data).length;
  });
  const parts = [header, ...tables.map(({ data }) => padded(data))];
  head.data.writeUInt32BE((0xb1b0afba - checksum(Buffer.concat(parts))) >>> 0, 8);
  return Buffer.concat([header, ...tables.map(({ data }) => padded(data))]);
}

function padded(data) {
  return Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)]);
}

function checksum(data) {
  const bytes = padded(data);
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) >>> 0;
  return sum;
}
