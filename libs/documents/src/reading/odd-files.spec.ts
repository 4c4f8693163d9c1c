import { PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';
import { projectPath } from '@oficialia/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { detectFileType } from './file-type.js';
import { openDocument, type OpenedDocument } from './open-document.js';
import type { DocumentType } from './reading.types.js';
import type { TaskError } from './threads/task-thread.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oficialia-odd-'))));
afterAll(() => rm(folder, { recursive: true }));

async function opened(name: string, content: Uint8Array, type: DocumentType) {
  const path = join(folder, name);
  await writeFile(path, content);
  return openDocument(path, type);
}

/** Opens the file and answers what it says of one page. */
async function pageOf(name: string, content: Uint8Array, type: DocumentType, number = 1) {
  const file = (await opened(name, content, type)) as OpenedDocument;
  expect(file.status).toBe('readable');
  const page = await file.page(number);
  return { ...page, pageCount: file.pageCount, remarks: file.remarks };
}

const plain = (width: number, height: number, background = '#ffffff') =>
  sharp({ create: { width, height, channels: 3, background } });

describe('an odd picture', { timeout: 120_000 }, () => {
  it.each<[string, DocumentType, (base: Sharp) => Sharp, boolean]>([
    ['CMYK', 'image/jpeg', (base) => base.toColourspace('cmyk').jpeg(), true],
    ['16 bit', 'image/png', (base) => base.toColourspace('rgb16').png(), true],
    ['one pixel', 'image/png', () => plain(1, 1).png(), true],
    ['long as a ribbon', 'image/png', () => plain(50_000, 40).png(), true],
    ['black', 'image/png', () => plain(850, 1100, '#000000').png(), false],
  ])('is opened: %s', async (name, type, make, blank) => {
    const page = await pageOf(`${name}.img`, await make(plain(850, 1100)).toBuffer(), type);
    expect(page.source).toBe('ocr');
    expect(page.facts).toMatchObject({ blank, codes: [] });
  });

  it('is opened when it has five channels', async () => {
    const extra = { raw: { width: 200, height: 300, channels: 1 as const } };
    const one = Buffer.alloc(200 * 300, 255);
    const five = plain(200, 300).toColourspace('cmyk').joinChannel(one, extra);
    const tiff = await five.tiff({ compression: 'deflate' }).toBuffer();
    expect((await sharp(tiff).metadata()).channels).toBeGreaterThan(3);
    expect((await pageOf('five.tif', tiff, 'image/tiff')).source).toBe('ocr');
  });
});

describe('a picture of a telephone', { timeout: 60_000 }, () => {
  const HEIC = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypmif1\0\0\0\0mif1heic'), Buffer.alloc(64)]);

  it('is known by its content, and said to be damaged when it is', async () => {
    const file = await opened('foto.heic', HEIC, 'image/heic');
    expect(file).toMatchObject({ status: 'unreadable', message: expect.stringContaining('dañado') });
    expect(await detectFileType(join(folder, 'foto.heic'))).toBe('image/heic');
  });
});

describe('an odd PDF', { timeout: 120_000 }, () => {
  it('says what it brings besides its pages, and runs none of it', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([300, 300]).drawText('Solicito la poda de un arbol en el parque');
    pdf.addJavaScript('al abrir', 'app.alert(1)');
    await pdf.attach(Buffer.from('MZ'), 'programa.exe');
    const form = { Fields: [], XFA: [] };
    const packets = pdf.context.obj(form);
    pdf.catalog.set(PDFName.of('NeedsRendering'), pdf.context.obj(true));
    pdf.catalog.set(PDFName.of('AcroForm'), packets);
    const { remarks, source } = await pageOf(
      'armado.pdf',
      await pdf.save({ useObjectStreams: false }),
      'application/pdf',
    );
    expect(source).toBe('text-layer');
    expect(remarks.slice(0, 2)).toEqual([
      'El PDF trae un programa (JavaScript); no se ejecuta y no cambia lo que se lee.',
      expect.stringContaining('un archivo incrustado'),
    ]);
  });

  it('has a page whose picture is damaged, which is not a blank back, and one that is', async () => {
    const pdf = await PDFDocument.create();
    for (const background of ['#eeeeee', '#ffffff']) {
      const picture = await pdf.embedJpg(await plain(850, 1100, background).jpeg().toBuffer());
      pdf.addPage([612, 792]).drawImage(picture, { width: 612, height: 792 });
      await picture.embed();
      const { dict, contents } = pdf.context.lookup(picture.ref) as PDFRawStream;
      if (background === '#eeeeee')
        pdf.context.assign(picture.ref, PDFRawStream.of(dict, contents.slice(0, 40).fill(0)));
    }
    const file = (await opened('danada.pdf', await pdf.save(), 'application/pdf')) as OpenedDocument;
    // Not `rejects`: of a page that was shown after all, its millions of pixels would be printed.
    const damaged = await file.page(1).then(
      () => 'shown',
      ({ code }: TaskError) => code,
    );
    expect([damaged, (await file.page(2)).facts.blank]).toEqual(['unreadable', true]);
  });

  it('has 3,000 pages, and gives the last one', async () => {
    const pdf = await PDFDocument.create();
    for (let number = 1; number <= 3000; number += 1) pdf.addPage([300, 400]);
    pdf.getPage(2999).drawText('Hoja tres mil del expediente', { x: 20, y: 200, size: 12 });
    const page = await pageOf('tres-mil.pdf', await pdf.save(), 'application/pdf', 3000);
    expect(page).toMatchObject({ pageCount: 3000, source: 'text-layer', text: 'Hoja tres mil del expediente' });
  });

  it('tells where its words are, on the picture of the page', async () => {
    const bytes = await readFile(projectPath('test/samples/documents/carta-alumbrado.pdf'));
    const page = await pageOf('carta.pdf', bytes, 'application/pdf');
    if (page.source !== 'text-layer') throw new Error('no text layer');
    expect(page.words.map(({ text }) => text).join(' ')).toBe(page.text.replace(/\s+/g, ' '));
    const [x0, y0, x1, y1] = page.words.find(({ text }) => text === 'Asunto:')!.box;
    expect(x0).toBeGreaterThan(page.width * 0.4);
    expect(x1 - x0).toBeLessThan(page.width * 0.12);
    expect(y0).toBeGreaterThan(page.height * 0.08);
    expect(y1).toBeLessThan(page.height * 0.2);
  });
});
