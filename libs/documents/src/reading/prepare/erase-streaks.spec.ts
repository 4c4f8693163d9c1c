import { describe, expect, it } from 'vitest';
import { drawnPage, letterN } from './drawn-page.fixture.js';
import type { Rectangle } from './drawn-page.fixture.js';
import { withoutStreaks } from './erase-streaks.js';

const letters = [100, 120, 140].flatMap((left) => letterN(left, 80));
const drawn = (...lines: Rectangle[]) => drawnPage(300, 120, [...letters, ...lines]);
const erased = (...lines: Rectangle[]) => withoutStreaks(drawn(...lines), 3).data;

/** Strokes of 14 pixels and gaps of 6 from one edge to the other. */
const dashed = (top: number, high: number): Rectangle[] =>
  Array.from({ length: 15 }, (_, i) => [i * 20, top, 14, high]);

describe('a streak of a fax', () => {
  it.each([
    ['beside the lines', 30],
    ['through the letters', 72],
  ])('goes %s, and the letters stay', (_where, top) => {
    expect(erased([0, top, 300, 2])).toEqual(drawn().data);
    expect(erased(...dashed(top, 1))).toEqual(drawn().data);
  });

  it.each<[string, ...Rectangle[]]>([
    ['a ruled line, which ends before the edge of the paper', [20, 30, 260, 2]],
    ['a bar', [0, 30, 300, 6]],
    ['a short dash at either edge', [0, 30, 20, 2], [280, 30, 20, 2]],
  ])('is not %s', (_what, ...lines) => {
    expect(erased(...lines)).toEqual(drawn(...lines).data);
  });
});
