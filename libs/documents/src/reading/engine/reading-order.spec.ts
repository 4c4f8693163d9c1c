import { describe, expect, it } from 'vitest';
import type { EngineParagraph } from './parse-tsv.js';
import { inReadingOrder } from './reading-order.js';

/** A paragraph of one line for each top, 20 pixels high. */
function paragraph(text: string, left: number, right: number, ...tops: number[]): EngineParagraph {
  const lines = tops.map((y0) => ({ text, confidence: 90, bbox: { x0: left, x1: right, y0, y1: y0 + 20 }, words: [] }));
  return { lines };
}

const texts = (paragraphs: EngineParagraph[]) => paragraphs.map(({ lines }) => lines[0]!.text);

describe('the order of paragraphs', () => {
  it('of a letter is from top to bottom, also when the date stands at the right', () => {
    const found = [
      paragraph('JEFATURA', 100, 450, 170, 195),
      paragraph('a 3 de julio', 490, 830, 95),
      paragraph('INCONFORMIDAD', 100, 470, 130),
      paragraph('Presento', 100, 830, 230, 255),
    ];
    expect(texts(inReadingOrder(found))).toEqual(['a 3 de julio', 'INCONFORMIDAD', 'JEFATURA', 'Presento']);
  });

  it('is from top to bottom where letters of two lines reach into each other', () => {
    const found = [paragraph('below', 100, 400, 112), paragraph('above', 500, 800, 100)];
    expect(texts(inReadingOrder(found))).toEqual(['above', 'below']);
  });

  it('of columns is the one in which the engine read them', () => {
    const found = [
      paragraph('left', 100, 400, 100, 125, 150),
      paragraph('left below', 100, 400, 200, 225),
      paragraph('right', 450, 800, 100, 125),
      paragraph('right below', 450, 800, 175, 200),
    ];
    expect(texts(inReadingOrder(found))).toEqual(['left', 'left below', 'right', 'right below']);
  });
});
