import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { projectPath } from '@oficialia/platform';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { textWords } from '../reading/pages/text-words.js';
import type { DocumentType, Word } from '../reading/reading.types.js';
import { SearchablePdf, type SearchablePage } from './searchable-pdf.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'oficialia-searchable-'))));
afterAll(() => rm(folder, { recursive: true }));

const sample = (name: string) => projectPath('test/samples/documents', name);
const word = (text: string, box: Word['box']): Word => ({ text, confidence: 90, box });
let made = 0;

async function make(path: string, type: DocumentType, pages: SearchablePage[]): Promise<Buffer> {
  const target = join(folder, `${(made += 1)}.pdf`);
  const start = { path, type, target, title: 'Petición <1>.pdf', createdAt: new Date('2026-11-21T10:00:00Z') };
  const pdf = await SearchablePdf.begin(start);
  for (const page of pages) await pdf.add(page);
  expect(await pdf.end()).toBe((await readFile(target)).length);
  return readFile(target);
}

const page = (more: Partial<SearchablePage>): SearchablePage => ({
  page: 1,
  quarterTurns: 0,
  words: [],
  width: 850,
  height: 1100,
  text: '',
  ...more,
});

/** Text of each page, its words by place at the given size, and its pixels. */
async function look(pdf: Buffer, [width, height]: [number, number] = [850, 1100]) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [];
  for (const sheet of document.pages()) {
    const text = sheet.getText().replaceAll('\r\n', '\n');
    const words = textWords(sheet, width, height);
    const shown = await sheet.render({ width, height });
    pages.push({ text, words, at: (x: number, y: number) => shown.data[(y * width + x) * 4]! });
  }
  document.destroy();
  library.destroy();
  return pages;
}

describe('the searchable PDF', { timeout: 60_000 }, () => {
  it('holds the words at their boxes, in any script, over the picture as it came', async () => {
    const words = [
      word('Güemes', [100, 200, 260, 230]),
      word('ñandú', [300, 204, 380, 230]),
      word('Ωμέγα', [100, 900, 200, 940]),
    ];
    const pdf = await make(sample('carta-bacheo.jpg'), 'image/jpeg', [page({ words })]);
    const [shown] = await look(pdf);
    expect(shown!.text.split(/\s+/).filter(Boolean)).toEqual(['Güemes', 'ñandú', 'Ωμέγα']);
    for (const [index, { text, box }] of words.entries()) {
      const found = shown!.words[index]!;
      expect(found.text).toBe(text);
      for (const side of [0, 1, 2, 3]) expect(Math.abs(found.box[side]! - box[side]!)).toBeLessThanOrEqual(4);
    }
    expect(pdf.includes(await readFile(sample('carta-bacheo.jpg')))).toBe(true);
  });

  it('is PDF/A-2b by its structure: description, colours, font and identity are inside, nothing is encrypted', async () => {
    const pdf = await make(sample('carta-bacheo.jpg'), 'image/jpeg', [page({ words: [word('uno', [9, 9, 50, 20])] })]);
    const raw = pdf.toString('latin1');
    expect(raw).toMatch(/^%PDF-1\.7\n%[\x80-\xff]{4}/);
    expect(raw).toMatch(/<pdfaid:part>2<[\s\S]*<pdfaid:conformance>B</);
    expect(raw).toContain('Petici\u00c3\u00b3n &#60;1&#62;.pdf');
    expect(raw).toMatch(/\/S \/GTS_PDFA1[^>]*\/DestOutputProfile \d+ 0 R/);
    expect(raw).toMatch(/\/ID \[<[0-9a-f]{32}> <[0-9a-f]{32}>\]/);
    expect(raw).toMatch(/\/FontFile2 \d+ 0 R/);
    expect(raw).not.toMatch(/\/Encrypt|\/JavaScript|\/EmbeddedFile|\/AA\b/);
    const read = await PDFDocument.load(pdf, { throwOnInvalidObject: true, updateMetadata: false });
    expect(read.getTitle()).toBe('Petición <1>.pdf');
    expect(read.catalog.get(PDFName.of('Metadata'))).toBeDefined();
  });

  it('stands upright when the sheet lay on its side or the telephone was turned', async () => {
    const corner = { create: { width: 100, height: 150, channels: 3 as const, background: 'black' } };
    const sheet = sharp({ create: { width: 300, height: 200, channels: 3, background: 'white' } });
    const lying = sheet.composite([{ input: corner, left: 200, top: 0 }]).withMetadata({ orientation: 3 });
    const path = join(folder, 'lying.jpg');
    await writeFile(path, await lying.jpeg().toBuffer());
    const words = [word('arriba', [20, 20, 90, 40])];
    const [shown] = await look(
      await make(path, 'image/jpeg', [page({ quarterTurns: 1, width: 200, height: 300, words })]),
      [200, 300],
    );
    // Stored: right end, upper three quarters. Turned half: left, lower. Turned a quarter more: top, left.
    expect([shown!.at(20, 20), shown!.at(180, 20), shown!.at(20, 280)].map((value) => value > 128)).toEqual([
      false,
      true,
      true,
    ]);
    expect(shown!.words[0]!.box[0]).toBeLessThan(25);
    expect(shown!.words[0]!.box[1]).toBeLessThan(25);
  });
});

describe('a searchable PDF of other files', { timeout: 60_000 }, () => {
  it('has all pages of a black-and-white TIFF and of a PDF, also one that is broken', async () => {
    const text = 'Escrito a mano:\nlo que una persona tecleó';
    const fax = await make(sample('carta-agua.tif'), 'image/tiff', [page({ text }), page({ page: 2 })]);
    const typed = (await look(fax))[0]!.text;
    expect(typed).toContain('lo que una persona tecleó');
    expect(fax.length).toBeLessThan(400_000);
    const damaged = [1, 2, 3].map((number) => page({ page: number, words: [word(`hoja${number}`, [9, 9, 90, 30])] }));
    const pages = await look(await make(sample('hoja-danada.pdf'), 'application/pdf', damaged));
    expect(pages.map(({ text: shown }) => shown.trim())).toEqual(['hoja1', 'hoja2', 'hoja3']);
  });
});
