import { hasInkInColumn } from '../grey-image.js';
import type { Box, GreyImage } from '../reading.types.js';
import type { EngineWord } from './parse-tsv.js';
import type { Model } from './tesseract-core.js';

/* "m?", "m*" or "m'" after a number is m² or m³: no model reads a raised figure in its word, but alone it reads well. */

const MEASURE = /^([cdk]?m)[^\p{L}\s]{1,2}?([.,;:)]?)$/u;
const RAISED: Record<string, string> = { '2': '²', '3': '³' };
const SURE_FIGURE = 60;
/** A raised figure stands in this part of the height of its word, and nothing stands under it. */
const UPPER = 0.55;
/** It rises so far above the letter that it may touch. */
const CROWN = 0.33;
/** Paper around the figure that the engine wants; on the left stands the letter. */
const MARGIN = { left: 2, right: 4, above: 3, below: 2 };

/** The words of a line, square and cubic measures as the picture tells them. */
export function readMeasures(words: EngineWord[], image: GreyImage, model: Model): EngineWord[] {
  return words.map((word, i) => {
    const [, unit, end] = MEASURE.exec(word.text) ?? [];
    if (!unit || !/\d$/.test(words[i - 1]?.text ?? '')) return word;
    const box = raisedFigure(word, image);
    const figure = box && model.readSign(box, Object.keys(RAISED).join(''));
    if (!figure || figure.confidence < SURE_FIGURE || !RAISED[figure.text]) return word;
    return { ...word, text: unit + RAISED[figure.text] + end };
  });
}

/** The last ink in the upper part of the word, up to the gap before it: beside the letter there may be none. */
function raisedFigure({ bbox: { x0, y0, x1, y1 } }: EngineWord, image: GreyImage): Box | undefined {
  const middle = y0 + Math.round((y1 - y0) * UPPER);
  const crown = y0 + Math.round((y1 - y0) * CROWN);
  const has = (x: number, top: number, bottom: number) => hasInkInColumn(image, x, top, bottom);
  let right = x1;
  while (right > x0 && !has(right, y0, crown)) right -= 1;
  let left = right;
  while (left > x0 && has(left - 1, y0, crown)) left -= 1;
  const isAlone = left > x0 && !has((left + right) >> 1, y0 + Math.round((y1 - y0) * 0.75), y1);
  if (!isAlone) return undefined;
  return [left - MARGIN.left, Math.max(0, y0 - MARGIN.above), right + MARGIN.right, middle + MARGIN.below];
}
