import type { PDFiumPage } from '@hyzyla/pdfium';
import type { Box, Word } from '../reading.types.js';
import { rawPage, withMemory, type Pdfium } from './raw-pdfium.js';
import { cleanTextLayer } from './text-layer.js';

/** The words of a page of a PDF with their boxes in pixels of the page rendered at this size. */
export function textWords(page: PDFiumPage, width: number, height: number): Word[] {
  const { pdfium, pointer } = rawPage(page);
  const text = pdfium._FPDFText_LoadPage(pointer);
  if (!text) return [];
  try {
    // Four doubles of a box, then two whole numbers of a point.
    return withMemory(pdfium, 40, (memory) => collect({ pdfium, page: pointer, text, memory, width, height }));
  } finally {
    pdfium._FPDFText_ClosePage(text);
  }
}

interface TextPage {
  pdfium: Pdfium;
  page: number;
  text: number;
  memory: number;
  width: number;
  height: number;
}

function collect(page: TextPage): Word[] {
  const words: Word[] = [];
  let letters = '';
  let box: Box | undefined;
  const end = () => {
    const text = cleanTextLayer(letters);
    if (text !== '' && box) words.push({ text, confidence: 100, box });
    letters = '';
    box = undefined;
  };
  const count = page.pdfium._FPDFText_CountChars(page.text);
  for (let index = 0; index < count; index += 1) {
    const code = page.pdfium._FPDFText_GetUnicode(page.text, index);
    const letter = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    if (/^[\s\u00a0]*$/.test(letter)) end();
    else {
      letters += letter;
      box = around(box, boxOf(page, index));
    }
  }
  end();
  return words;
}

/** Where a letter is on the rendered page; nothing for one that pdfium made up itself. */
function boxOf({ pdfium, page, text, memory, width, height }: TextPage, index: number): Box | undefined {
  const [left, right, bottom, top, point] = [0, 8, 16, 24, 32].map((offset) => memory + offset) as [
    number,
    number,
    number,
    number,
    number,
  ];
  if (!pdfium._FPDFText_GetCharBox(text, index, left, right, bottom, top)) return undefined;
  const [x0, x1, y0, y1] = pdfium.HEAPF64.subarray(memory >> 3, (memory >> 3) + 4) as unknown as [
    number,
    number,
    number,
    number,
  ];
  const corner = (x: number, y: number) => {
    pdfium._FPDF_PageToDevice(page, 0, 0, width, height, 0, x, y, point, point + 4);
    return [pdfium.HEAP32[point >> 2]!, pdfium.HEAP32[(point >> 2) + 1]!] as const;
  };
  const [one, other] = [corner(x0, y1), corner(x1, y0)];
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[0], other[0]),
    Math.max(one[1], other[1]),
  ];
}

function around(one: Box | undefined, other: Box | undefined): Box | undefined {
  if (!one || !other) return one ?? other;
  return [
    Math.min(one[0], other[0]),
    Math.min(one[1], other[1]),
    Math.max(one[2], other[2]),
    Math.max(one[3], other[3]),
  ];
}
