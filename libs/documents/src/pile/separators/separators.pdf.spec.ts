import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readCodes } from '../../reading/pages/read-codes.js';
import { marksOf } from '../splitting/marks.js';
import { renderSeparators } from './separators.pdf.js';

const letterhead = {
  institution: 'H. Ayuntamiento de Tultitlán',
  office: 'Oficialía de Partes',
  lines: [],
  accent: '#8a2846',
};

async function printed(): Promise<{ data: Buffer; width: number; height: number }[]> {
  const departments = [{ key: 'SOPDU', name: 'Secretaría de Obras Públicas y Desarrollo Urbano' }];
  const sheets = { letterhead, shortInstitution: 'Tultitlán', next: 1, departments, date: new Date('2026-11-21') };
  const pdf = await renderSeparators(sheets);
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const pages = [];
  for (const page of document.pages()) {
    const { data, width, height } = await page.render({ scale: 200 / 72 });
    pages.push({ data: Buffer.from(data), width, height });
  }
  return pages;
}

describe('A separator sheet', { timeout: 60_000 }, () => {
  it('is told by its code, upside down, askew, as a fax, blurred and faded', async () => {
    const sheets = await printed();
    expect(sheets).toHaveLength(2);
    const marks = [{ kind: 'separator' }, { kind: 'separator', department: 'SOPDU' }];
    for (const [index, { data, width, height }] of sheets.entries()) {
      const sheet = () =>
        sharp(data, { raw: { width, height, channels: 4 } })
          .flatten({ background: '#fff' })
          .greyscale();
      const bad = [
        sheet().rotate(180),
        sheet().rotate(7, { background: '#fff' }),
        sheet()
          .resize(Math.round(width / 2))
          .threshold(140)
          .resize(width),
        sheet().blur(6).linear(0.35, 150),
      ];
      for (const scan of bad) {
        const { data: pixels, info } = await scan.raw().toBuffer({ resolveWithObject: true });
        const grey = { data: new Uint8Array(pixels), width: info.width, height: info.height };
        expect(marksOf(await readCodes(grey))).toEqual([marks[index]]);
      }
    }
  });
});
