import type { PdfWriter, Ref } from './pdf-writer.js';

const UNITS = 1000;
/** Each letter is half as wide as high. */
export const LETTER_WIDTH = 0.5;

/**
 * A font for words that are searched and never seen: every character of Unicode is the same empty letter. Its program is
 * embedded because PDF/A wants the fonts of its text in the file, and because some viewers complain without.
 */
export async function writeGlyphlessFont(pdf: PdfWriter): Promise<Ref> {
  const program = trueType();
  const file = await pdf.deflated(`/Length1 ${program.length}`, program);
  const descriptor = await pdf.object(
    `<< /Type /FontDescriptor /FontName /SinTrazo /Flags 5 /FontBBox [0 0 ${UNITS / 2} ${UNITS}] /ItalicAngle 0
/Ascent ${UNITS} /Descent 0 /CapHeight ${UNITS} /StemV 80 /FontFile2 ${file} >>`,
  );
  const glyphs = Buffer.alloc(2 * 65_536);
  for (let code = 0; code < 65_536; code += 1) glyphs.writeUInt16BE(1, 2 * code);
  const map = await pdf.deflated('', glyphs);
  const descendant = await pdf.object(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /SinTrazo /CIDToGIDMap ${map} /DW ${UNITS * LETTER_WIDTH}
/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${descriptor} >>`,
  );
  const unicode = await pdf.deflated('', Buffer.from(toUnicode()));
  return pdf.object(
    `<< /Type /Font /Subtype /Type0 /BaseFont /SinTrazo /Encoding /Identity-H /DescendantFonts [${descendant}] /ToUnicode ${unicode} >>`,
  );
}

/** Every code is the character of that number. A range must not cross a first byte, a block has at most 100. */
function toUnicode(): string {
  const ranges = Array.from({ length: 256 }, (_, high) => {
    const byte = high.toString(16).padStart(2, '0').toUpperCase();
    return `<${byte}00> <${byte}FF> <${byte}00>`;
  });
  const blocks = [ranges.slice(0, 100), ranges.slice(100, 200), ranges.slice(200)];
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
${blocks.map((block) => `${block.length} beginbfrange\n${block.join('\n')}\nendbfrange`).join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end`;
}

/** The least that is a TrueType font: two empty glyphs (OpenType 1.9, chapters of the tables named). */
function trueType(): Buffer {
  const words = (...values: number[]) => {
    const bytes = Buffer.alloc(values.length * 2);
    values.forEach((value, index) => bytes.writeUInt16BE(value & 0xffff, index * 2));
    return bytes;
  };
  const advance = UNITS * LETTER_WIDTH;
  const head = words(
    1,
    0,
    1,
    0,
    0,
    0,
    0x5f0f,
    0x3cf5,
    3,
    UNITS,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
    advance,
    UNITS,
    0,
    8,
    2,
    0,
    0,
  );
  const hhea = words(1, 0, UNITS, 0, 0, advance, 0, 0, advance, 1, 0, 0, 0, 0, 0, 0, 0, 1);
  const maxp = words(1, 0, 2, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0);
  const tables: [string, Buffer][] = [
    ['glyf', words(0)],
    ['head', head],
    ['hhea', hhea],
    ['hmtx', words(advance, 0, 0)],
    ['loca', words(0, 0, 0)],
    ['maxp', maxp],
    ['post', words(3, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0)],
  ];
  return assemble(tables, words(1, 0, tables.length, 64, 2, tables.length * 16 - 64));
}

function assemble(tables: [string, Buffer][], start: Buffer): Buffer {
  const directory: Buffer[] = [];
  const bodies: Buffer[] = [];
  let offset = start.length + tables.length * 16;
  for (const [tag, body] of tables) {
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    let sum = 0;
    for (let at = 0; at < padded.length; at += 4) sum = (sum + padded.readUInt32BE(at)) >>> 0;
    const entry = Buffer.alloc(16);
    entry.write(tag, 0, 'latin1');
    entry.writeUInt32BE(sum, 4);
    entry.writeUInt32BE(offset, 8);
    entry.writeUInt32BE(body.length, 12);
    directory.push(entry);
    bodies.push(padded);
    offset += padded.length;
  }
  return Buffer.concat([start, ...directory, ...bodies]);
}
