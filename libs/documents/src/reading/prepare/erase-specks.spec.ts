import { describe, expect, it } from 'vitest';
import { drawnPage, letterN } from './drawn-page.fixture.js';
import type { Rectangle } from './drawn-page.fixture.js';
import { withoutSpecks } from './erase-specks.js';

/** The word nnnı, whose last letter is a stem at 160 without its dot. */
const word: Rectangle[] = [...[100, 120, 140].flatMap((left) => letterN(left, 80)), [160, 62, 3, 18]];

const drawn = (...spots: Rectangle[]) => drawnPage(300, 120, [...word, ...spots]);
const erased = (...spots: Rectangle[]) => withoutSpecks(drawn(...spots), 18).data;

describe('dirt of a fax', () => {
  it.each<[string, ...Rectangle[]]>([
    ['a pixel in the paper', [30, 30, 1, 1]],
    ['a spot in the paper', [30, 30, 4, 4]],
    ['a spot over a letter', [106, 52, 3, 3]],
    ['a spot higher over a letter', [106, 46, 4, 4]],
    ['a spot beside a word at half its height', [168, 68, 4, 4]],
    ['a spot under a word', [110, 88, 4, 4]],
    ['a spot at the foot of the line, far from its last letter', [190, 76, 4, 4]],
    ['many of them', [30, 30, 2, 2], [40, 33, 3, 2], [90, 40, 4, 3], [200, 100, 4, 4]],
  ])('goes: %s', (_what, ...spots) => {
    expect(erased(...spots)).toEqual(drawn().data);
  });

  it.each<[string, ...Rectangle[]]>([
    ['a full stop', [167, 76, 4, 4]],
    ['a colon', [167, 64, 4, 4], [167, 76, 4, 4]],
    ['a semicolon', [167, 64, 4, 4], [168, 76, 3, 7]],
    ['the dot of an i', [160, 53, 3, 4]],
    ['the dots of a ü', [103, 54, 3, 3], [110, 54, 3, 3]],
    ['a small accent', [109, 54, 2, 2], [107, 56, 2, 2]],
    ['a comma', [167, 76, 3, 7]],
    ['a hyphen', [168, 70, 7, 2]],
  ])('leaves what is written: %s', (_what, ...spots) => {
    expect(erased(...spots)).toEqual(drawn(...spots).data);
  });

  it('goes with the grey around it, and the page it was given stays', () => {
    const page = drawnPage(60, 60, [[30, 30, 2, 2]]);
    for (let x = 29; x < 33; x += 1) page.data[29 * 60 + x] = 180;
    const before = Uint8Array.from(page.data);
    expect(withoutSpecks(page, 18).data.every((value) => value === 255)).toBe(true);
    expect(page.data).toEqual(before);
  });

  it('is not the dots of which a picture is made', () => {
    const picture = drawnPage(800, 600, []);
    for (let y = 10; y < 590; y += 4) for (let x = 10 + (y % 8); x < 790; x += 4) picture.data[y * 800 + x] = 0;
    expect(withoutSpecks(picture, 18).data).toEqual(picture.data);
  });

  it('does not look beyond the page', () => {
    const corners: Rectangle[] = [
      [0, 0, 2, 2],
      [58, 0, 2, 2],
      [0, 58, 2, 2],
      [57, 57, 2, 2],
    ];
    expect(() => withoutSpecks(drawnPage(60, 60, corners), 18)).not.toThrow();
  });
});
