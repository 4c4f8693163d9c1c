import { PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { projectPath } from '@oficialia/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DocumentType } from '../reading/reading.types.js';
import { pagesAsPdf, type PageSource } from './pages-as-pdf.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oficialia-pages-'))));
afterAll(() => rm(folder, { recursive: true }));

const sample = (name: string) => projectPath('test/samples/documents', name);
const from = (path: string, type: DocumentType, page = 1, quarterTurns: PageSource['quarterTurns'] = 0) => ({
  path,
  type,
  page,
  quarterTurns,
});

async function keep(name: string, content: Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Each page as grey pixels, with its text. */
async function look(pdf: Uint8Array) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [];
  for (const page of document.pages()) {
    const text = page.getText();
    const { data, width, height } = await page.render({ scale: 1 });
    pages.push({ text, width, height, at: (x: number, y: number) => data[(y * width + x) * 4]! });
  }
  document.destroy();
  library.destroy();
  return pages;
}

/** White, with the top left quarter black: shows how it lies. */
function cornered(): Sharp {
  const black = { create: { width: 100, height: 150, channels: 3 as const, background: 'black' } };
  return sharp({ create: { width: 200, height: 300, channels: 3, background: 'white' } }).composite([
    { input: black, left: 0, top: 0 },
  ]);
}

async function streams(pdf: Uint8Array): Promise<Buffer[]> {
  const { context } = await PDFDocument.load(pdf);
  const objects = context.enumerateIndirectObjects().map(([, object]) => object);
  return objects.filter((object) => object instanceof PDFRawStream).map((stream) => Buffer.from(stream.contents));
}

describe('pages of several files as one PDF', { timeout: 60_000 }, () => {
  it('keeps their order, their text, and the size of the paper', async () => {
    const pdf = await pagesAsPdf([
      from(sample('expediente-escaneado.pdf'), 'application/pdf', 2),
      from(sample('carta-agua.tif'), 'image/tiff', 2),
      from(sample('carta-alumbrado.pdf'), 'application/pdf', 1, 1),
    ]);
    const [scan, fax, letter] = await look(pdf);
    expect([scan!.width, scan!.height]).toEqual([612, 792]);
    expect([fax!.width, fax!.height].map((side) => Math.round(side / 10))).toEqual([61, 79]);
    expect(letter).toMatchObject({ width: 792, height: 612, text: expect.stringContaining('seis luminarias') });
  });

  it('holds a JPEG and a PNG byte by byte', async () => {
    const jpeg = sample('carta-bacheo.jpg');
    const bytes = await readFile(jpeg);
    const png = await keep('hoja.png', await cornered().removeAlpha().png().toBuffer());
    const inside = await streams(await pagesAsPdf([from(jpeg, 'image/jpeg'), from(png, 'image/png')]));
    expect(inside.some((stream) => stream.equals(bytes))).toBe(true);
    const pixels = (await readFile(png)).indexOf('IDAT') + 4;
    const start = (await readFile(png)).subarray(pixels, pixels + 40);
    expect(inside.some((stream) => stream.subarray(0, 40).equals(start))).toBe(true);
  });

  it('takes the right page of a PDF with a missing one', async () => {
    const damaged = (page: number) => from(sample('hoja-danada.pdf'), 'application/pdf', page);
    const [third] = await look(await pagesAsPdf([damaged(3)]));
    const ink = (y: number) =>
      Array.from({ length: 500 }, (_, x) => third!.at(x + 60, y)).filter((value) => value < 128);
    // "Tercera hoja" stands at the height of 92 points; only a picture of it can be had.
    expect(Math.max(...[84, 86, 88, 90].map((y) => ink(y).length))).toBeGreaterThan(20);
    await expect(pagesAsPdf([damaged(2)])).rejects.toMatchObject({ kind: 'failed' });
  });
});

describe('a page that lies on its side', { timeout: 60_000 }, () => {
  const ORIENTATIONS = [1, 2, 3, 4, 5, 6, 7, 8];
  const stored = (orientation: number) => cornered().withMetadata({ orientation }).jpeg().toBuffer();
  let pages: Awaited<ReturnType<typeof look>>;

  beforeAll(async () => {
    const keepOne = async (orientation: number) => keep(`exif-${orientation}.jpg`, await stored(orientation));
    const paths = await Promise.all(ORIENTATIONS.map(keepOne));
    pages = await look(await pagesAsPdf(paths.map((path) => from(path, 'image/jpeg', 1, 1))));
  });

  it.each(ORIENTATIONS)('is shown as EXIF orientation %i says, and turned once more', async (orientation) => {
    const shown = pages[ORIENTATIONS.indexOf(orientation)]!;
    const upright = sharp(
      await sharp(await stored(orientation))
        .autoOrient()
        .toBuffer(),
    );
    const { data, info } = await upright.rotate(90).greyscale().raw().toBuffer({ resolveWithObject: true });
    for (const [x, y] of [
      [0.25, 0.25],
      [0.75, 0.25],
      [0.25, 0.75],
      [0.75, 0.75],
    ] as const) {
      const wanted = data[Math.floor(y * info.height) * info.width + Math.floor(x * info.width)]!;
      expect(Math.abs(shown.at(Math.floor(x * shown.width), Math.floor(y * shown.height)) - wanted)).toBeLessThan(9);
    }
  });
});

describe('pictures that PDF cannot hold as they are', { timeout: 60_000 }, () => {
  it('keep their pixels: transparent, interlaced, with a palette, 16 bit', async () => {
    const clear = {
      create: { width: 60, height: 60, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } },
    };
    const files = [
      sharp(clear).png(),
      cornered().png({ progressive: true }),
      cornered().png({ palette: true, colours: 4 }),
      cornered().toColourspace('rgb16').png(),
    ];
    const sources = [];
    for (const [index, file] of files.entries())
      sources.push(from(await keep(`${index}.png`, await file.toBuffer()), 'image/png'));
    const pages = await look(await pagesAsPdf(sources));
    expect(pages[0]!.at(20, 20)).toBe(255);
    for (const page of pages.slice(1)) expect([page.at(30, 30), page.at(page.width - 30, 30)]).toEqual([0, 255]);
  });
});

describe('what a PDF could do', () => {
  it('stays behind: scripts, attachments, links', async () => {
    const armed = await PDFDocument.create();
    const page = armed.addPage([300, 300]);
    page.drawText('Solicito la poda de un arbol');
    armed.addJavaScript('al abrir', 'app.alert(1)');
    await armed.attach(Buffer.from('MZ'), 'programa.exe');
    const action = { Type: 'Action', S: 'JavaScript', JS: 'app.alert(2)' };
    page.node.set(PDFName.of('AA'), armed.context.obj({ O: action }));
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 9, 9], A: action };
    const stamp = { Type: 'Annot', Subtype: 'Stamp', Rect: [0, 0, 9, 9], A: action, P: page.ref };
    page.node.set(PDFName.of('Annots'), armed.context.obj([link, stamp]));
    const path = await keep('armado.pdf', await armed.save());
    const result = await pagesAsPdf([from(path, 'application/pdf')]);
    const copy = await PDFDocument.load(result);
    const all = copy.context
      .enumerateIndirectObjects()
      .map(([, object]) => String(object))
      .join('\n');
    expect(all).not.toMatch(/JavaScript|app\.alert|EmbeddedFile|\/Link/);
    expect(copy.getPage(0).node.Annots()!.lookup(0, PDFDict).get(PDFName.of('Subtype'))).toBe(PDFName.of('Stamp'));
    expect((await look(result))[0]!.text).toContain('poda');
  });

  it('fails for a page that is not there', async () => {
    await expect(pagesAsPdf([from(sample('carta-bacheo.jpg'), 'image/jpeg', 2)])).rejects.toMatchObject({
      kind: 'failed',
    });
  });
});
