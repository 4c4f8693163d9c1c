import { describe, expect, it } from 'vitest';
import { placeWords } from './place-words.js';

const word = { text: 'luminaria', confidence: 96, box: [100, 40, 200, 60] as [number, number, number, number] };

describe('a box moved to the display image', () => {
  it('is scaled with the page', () => {
    expect(placeWords([word], [0.5, 0, 0, 0, 0.5, 0])[0]?.box).toEqual([50, 20, 100, 30]);
  });

  it('keeps its size about its moved centre on a page that was straightened', () => {
    const angle = (3 * Math.PI) / 180;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    const [x0, y0, x1, y1] = placeWords([word], [cos, -sin, 10, sin, cos, 5])[0]!.box;
    expect([x1 - x0, y1 - y0]).toEqual([100, 20]);
    expect((x0 + x1) / 2).toBeCloseTo(cos * 150 - sin * 50 + 10, -0.5);
    expect((y0 + y1) / 2).toBeCloseTo(sin * 150 + cos * 50 + 5, -0.5);
  });
});
