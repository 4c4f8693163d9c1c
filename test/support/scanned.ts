import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { projectPath } from '@oficialia/platform';
import sharp from 'sharp';

/** Letter at 150 dpi, as an office scanner is set. */
const DPI = 150;
const [WIDTH, HEIGHT] = [8.5 * DPI, 11 * DPI];

/** A grey JPEG of one side of a sheet, as it lay on the glass. */
export type Side = Buffer;

/** A letter on paper: each text fills a page of its own. */
export async function paperLetter(texts: string[]): Promise<Side[]> {
  const typst = NodeCompiler.create({
    workspace: projectPath(),
    fontArgs: [{ fontPaths: [projectPath('libs/platform/assets/fonts-print')] }],
  });
  const pages = texts.map((text) => text.replace(/[\\#$*_@<>`~[\]]/g, '\\$&')).join('\n#pagebreak()\n');
  const source = `#set page("us-letter", margin: (x: 2.5cm, top: 4.5cm, bottom: 2.5cm))
#set text(font: "Oficialia Paper", size: 12pt, lang: "es", hyphenate: false)
#set par(justify: true, leading: 0.75em)
${pages}`;
  const pdf = typst.pdf({ mainFileContent: source }, {});
  const pictures = await picturesOf(pdf, DPI);
  return Promise.all(pictures.map(scanned));
}

/** The sheet with a printed sticker in its upper right corner. */
export async function withSticker(side: Side, sticker: Buffer): Promise<Side> {
  const [label] = await picturesOf(sticker, DPI);
  const { width } = await sharp(label).metadata();
  const pasted = sharp(side).composite([{ input: label!, top: 60, left: Math.round(WIDTH - width - 60) }]);
  return pasted.jpeg({ quality: 85 }).toBuffer();
}

/** The first page of a printed PDF on paper: a separator sheet. */
export async function printed(pdf: Buffer): Promise<Side> {
  const [picture] = await picturesOf(pdf, DPI);
  return scanned(picture!);
}

/** With a round rubber stamp and a date, struck where the oficio leaves room for it and a little beside. */
export function stamped(side: Side): Promise<Side> {
  const stamp = `<svg xmlns="http://www.w3.org/2000/svg" width="460" height="460">
    <g fill="none" stroke="#223a8f" stroke-width="7" transform="rotate(-14 230 230)" opacity="0.75">
      <circle cx="230" cy="230" r="200"/><circle cx="230" cy="230" r="150"/>
      <text x="230" y="225" font-size="64" text-anchor="middle" stroke-width="3">RECIBIDO</text>
      <text x="230" y="290" font-size="44" text-anchor="middle" stroke-width="2">22 NOV 2026</text></g></svg>`;
  return sharp(side)
    .composite([{ input: Buffer.from(stamp), top: 1130, left: 720 }])
    .jpeg({ quality: 82 })
    .toBuffer();
}

/** The back of a sheet: paper, dust and nothing else. */
export function blankBack(): Promise<Side> {
  const noise = { type: 'gaussian', mean: 240, sigma: 4 } as const;
  const paper = sharp({ create: { width: WIDTH, height: HEIGHT, channels: 3, background: '#fff', noise } });
  return paper.greyscale().jpeg({ quality: 80 }).toBuffer();
}

/** Laid on the glass with quarter turns clockwise and a slant in degrees. */
export function laid(side: Side, quarterTurns: number, slant = 0): Promise<Side> {
  const turned = sharp(side).rotate(quarterTurns * 90 + slant, { background: '#eee' });
  return turned.greyscale().jpeg({ quality: 82 }).toBuffer();
}

/** What the scanner sends: one PDF with a picture a page. `broken` names pages (from 0) whose picture is damaged. */
export async function scannedPile(sides: Side[], { broken = [] }: { broken?: number[] } = {}): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  for (const [index, side] of sides.entries()) {
    const picture = await pdf.embedJpg(side);
    const [width, height] = [(picture.width / DPI) * 72, (picture.height / DPI) * 72];
    const page = pdf.addPage([width, height]);
    page.drawImage(picture, { width, height });
    if (!broken.includes(index)) continue;
    await picture.embed();
    const stream = pdf.context.lookup(picture.ref) as PDFRawStream;
    const damaged = PDFRawStream.of(stream.dict, stream.contents.slice(0, 40).fill(0));
    damaged.dict.set(PDFName.of('Filter'), PDFName.of('JBIG2Decode'));
    pdf.context.assign(picture.ref, damaged);
  }
  return Buffer.from(await pdf.save());
}

async function scanned(picture: Buffer): Promise<Side> {
  return sharp(picture).linear(0.86, 18).blur(0.5).greyscale().jpeg({ quality: 82 }).toBuffer();
}

async function picturesOf(pdf: Buffer, dpi: number): Promise<Buffer[]> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  try {
    const pictures: Buffer[] = [];
    for (const page of document.pages()) {
      const { data, width, height } = await page.render({ scale: dpi / 72, render: 'bitmap' });
      const raw = { width, height, channels: 4 } as const;
      pictures.push(await sharp(data, { raw }).flatten({ background: '#fff' }).greyscale().png().toBuffer());
    }
    return pictures;
  } finally {
    document.destroy();
    library.destroy();
  }
}
