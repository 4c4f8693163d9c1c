import { readFileSync } from 'node:fs';
import { projectPath } from '@oficialia/platform';
import { afterAll, describe, expect, it } from 'vitest';
import { detectFileType } from './file-type.js';
import { readDocument } from './read-document.js';
import type { FailedPage, ReadDocumentOptions, ReadPage } from './read-document.js';
import { createReader } from './reader.js';

const sample = (name: string) => projectPath('test/samples/documents', name);
const truth = (letter: string) => plain(readFileSync(sample(`${letter}.txt`), 'utf8'));
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

const reader = createReader();
afterAll(() => reader.close());

async function read(name: string, options?: ReadDocumentOptions) {
  const pages: [number, ReadPage | FailedPage][] = [];
  const type = await detectFileType(sample(name));
  const onPage = (number: number, _total: number, page: ReadPage | FailedPage) => void pages.push([number, page]);
  const outcome = await readDocument(sample(name), type!, reader, onPage, options);
  return { outcome, pages, page: (number: number) => pages.find(([n]) => n === number)?.[1] };
}

function expectLetter(page: ReadPage | FailedPage | undefined, letter: string, source: ReadPage['source']): void {
  if (page?.status !== 'read') throw new Error(page?.message ?? 'no page');
  const words = truth(letter).split(' ');
  const found = new Set(plain(page.text).split(' '));
  expect(words.filter((word) => !found.has(word)).length / words.length).toBeLessThan(0.03);
  expect(page.source).toBe(source);
  expect(page.confidence).toBeGreaterThan(90);
  expect(page.width).toBeLessThanOrEqual(1700);
  expect(page.thumbnail.toString('latin1', 8, 12)).toBe('WEBP');
  expect(page.image.toString('hex', 0, 3)).toBe('ffd8ff');
}

describe('reading a letter', { timeout: 120_000 }, () => {
  it('takes the text of a born-digital PDF as it is', async () => {
    const { page } = await read('carta-alumbrado.pdf');
    expectLetter(page(1), 'alumbrado', 'text-layer');
  });

  it('reads a scan that lay askew in the shadow, and knows where each word is on the image', async () => {
    const { page } = await read('carta-bacheo.jpg');
    expectLetter(page(1), 'bacheo', 'ocr');
    const { words, width } = page(1) as ReadPage;
    const mail = words.find(({ text }) => text.endsWith('vecinos.example.'));
    // 600 to 967 on a page of 1600: see the letter.
    expect(mail?.box[0]).toBeGreaterThan(width * 0.36);
    expect(mail?.box[2]).toBeLessThan(width * 0.62);
  });

  it('reads the pages of a black-and-white TIFF, and goes on after those that are done', async () => {
    const { outcome, pages, page } = await read('carta-agua.tif', { skip: new Set([1]) });
    expect(pages.map(([number]) => number)).toEqual([2]);
    expectLetter(page(2), 'alumbrado', 'ocr');
    expect(outcome).toMatchObject({ status: 'readable', pageCount: 2, pagesRead: 1, pagesSkipped: 1 });
  });

  it('reads a PDF of pictures, also a page that lies on its side', async () => {
    const { page } = await read('expediente-escaneado.pdf');
    expectLetter(page(1), 'agua', 'ocr');
    expectLetter(page(2), 'bacheo', 'ocr');
  });
});

describe('reading what is broken', { timeout: 120_000 }, () => {
  it('fails one page and goes on with the next', async () => {
    const { outcome, page } = await read('hoja-danada.pdf');
    expect(page(1)).toMatchObject({ status: 'read', text: expect.stringContaining('poda de árboles') });
    expect(page(2)).toMatchObject({ status: 'unreadable', message: expect.stringContaining('Esta página') });
    expect(page(3)).toMatchObject({ status: 'read', text: expect.stringContaining('lista de firmas') });
    expect(outcome).toMatchObject({ status: 'readable', pagesRead: 2, pagesFailed: 1 });
  });

  it('shows what there is of a cut picture', async () => {
    const { page } = await read('carta-cortada.jpg');
    expect(page(1)).toMatchObject({ status: 'read', text: expect.stringContaining('Dirección de Obras Públicas') });
  });

  it('shows a page that the engine could not read in time', async () => {
    const slow = createReader({ pageTimeLimitMs: 20 });
    const pages: (ReadPage | FailedPage)[] = [];
    await readDocument(sample('carta-bacheo.jpg'), 'image/jpeg', slow, (_n, _t, page) => void pages.push(page));
    await slow.close();
    expect(pages).toMatchObject([{ status: 'time-limit', shown: { width: 1700 } }]);
  });

  it('ends with the error of the caller that could not keep a page', async () => {
    const fail = () => Promise.reject(new Error('disk full'));
    await expect(readDocument(sample('hoja-danada.pdf'), 'application/pdf', reader, fail)).rejects.toThrow('disk full');
  });
});
