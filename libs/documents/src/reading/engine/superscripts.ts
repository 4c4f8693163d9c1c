import type { Box, GreyImage } from '../reading.types.js';
import type { EngineLine, EngineWord } from './parse-tsv.js';
import type { Model } from './tesseract-core.js';

/* "m?", "m*" or "m'" after a number is m² or m³: no model reads a raised figure in its word, but alone it reads well. */

const MEASURE = /^([cdk]?m)[^\p{L}\s]{1,2}?([.,;:)]?)$/u;
const RAISED: Record<string, string> = { '2': '²', '3': '³' };
const SURE_FIGURE = 60;
const INK = 128;
/** A raised figure stands in this part of the height of its word, and nothing stands under it. */
const UPPER = 0.55;
/** Paper around the figure that the engine wants; on the left stands the letter. */
const MARGIN = { left: 1, right: 7, above: 3, below: 2 };

/** The line with square and cubic measures that were told from the picture. */
export function readMeasures(line: EngineLine, image: GreyImage, model: Model): EngineLine {
  const words = line.words.map((word, i) => {
    const [, unit, end] = MEASURE.exec(word.text) ?? [];
    if (!unit || !/\d$/.test(line.words[i - 1]?.text ?? '')) return word;
    const box = raisedFigure(word, image);
    const figure = box && model.readFigure(box, Object.keys(RAISED).join(''));
    if (!figure || figure.confidence < SURE_FIGURE || !RAISED[figure.text]) return word;
    return { ...word, text: unit + RAISED[figure.text] + end };
  });
  return { ...line, words, text: words.map(({ text }) => text).join(' ') };
}

/** The last ink in the upper part of the word, up to the gap before it. */
function raisedFigure({ bbox: { x0, y0, x1, y1 } }: EngineWord, image: GreyImage): Box | undefined {
  const middle = y0 + Math.round((y1 - y0) * UPPER);
  const has = (x: number, top: number, bottom: number) => hasInk(image, x, top, bottom);
  let right = x1;
  while (right > x0 && !has(right, y0, middle)) right -= 1;
  let left = right;
  while (left > x0 && has(left - 1, y0, middle)) left -= 1;
  const isAlone = left > x0 && !has((left + right) >> 1, y0 + Math.round((y1 - y0) * 0.75), y1);
  if (!isAlone) return undefined;
  return [left - MARGIN.left, Math.max(0, y0 - MARGIN.above), right + MARGIN.right, middle + MARGIN.below];
}

function hasInk({ data, width }: GreyImage, x: number, top: number, bottom: number): boolean {
  for (let y = top; y < bottom; y += 1) if (data[y * width + x]! < INK) return true;
  return false;
}
