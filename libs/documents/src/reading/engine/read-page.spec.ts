import { projectPath } from '@oficialia/platform';
import { beforeAll, describe, expect, it } from 'vitest';
import { reworked } from '../grey-image.js';
import { decodeImagePage } from '../pages/image-file.js';
import { preparePage } from '../prepare/prepare-page.js';
import type { GreyImage } from '../reading.types.js';
import { readPage } from './read-page.js';
import { blacklists } from './spanish-characters.js';
import { startEngine } from './tesseract-core.js';
import type { Engine } from './tesseract-core.js';

describe('a page that is read between its margins', () => {
  let engine: Engine;
  let letter: GreyImage;

  beforeAll(async () => {
    engine = await startEngine(['spa'], projectPath('libs/documents/models'), blacklists);
    const file = projectPath('test/samples/documents', 'carta-bacheo.jpg');
    const { image } = await decodeImagePage(file, 0, 'image/jpeg');
    ({ image: letter } = await preparePage(image));
  });

  it('gives the boxes of its words in pixels of the whole page', async () => {
    const asIs = await readPage(engine, letter);
    const moved = await readPage(
      engine,
      await reworked(letter, (page) => page.extend({ left: 150, top: 90, background: 'white' })),
    );
    expect(moved.text).toBe(asIs.text);
    expect(moved.words.map(({ box }) => box)).toEqual(
      asIs.words.map(({ box: [left, top, right, bottom] }) => [left + 150, top + 90, right + 150, bottom + 90]),
    );
  });

  it('is read where its lines are when dirt reaches from edge to edge', async () => {
    const { text } = await readPage(engine, letter);
    const { width, height } = letter;
    const data = Uint8Array.from(letter.data).fill(0, (height - 60) * width, (height - 56) * width);
    expect((await readPage(engine, { data, width, height })).text).toContain(text.split('\n')[0]);
  });
});
