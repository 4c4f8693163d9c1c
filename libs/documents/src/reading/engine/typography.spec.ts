import { describe, expect, it } from 'vitest';
import type { EngineLine, EngineWord } from './parse-tsv.js';
import { isSpeck, markBullets, partWords, spaceCapitals } from './typography.js';

const WIDTH = 200;

/** White paper with black letters of 14 × 20 pixels, `gap` pixels apart, from the left edge. */
function print(letters: number, gap: number) {
  const data = new Uint8Array(WIDTH * 20).fill(255);
  for (let i = 0; i < letters; i += 1) {
    for (let y = 0; y < 20; y += 1) data.fill(0, y * WIDTH + i * (14 + gap), y * WIDTH + i * (14 + gap) + 14);
  }
  return { data, width: WIDTH, height: 20 };
}

function word(text: string, x0: number, x1: number, y0 = 0, y1 = 20): EngineWord {
  return { text, confidence: 95, bbox: { x0, y0, x1, y1 } };
}

describe('capitals', () => {
  it('are written apart when there is paper between all of them', () => {
    expect(spaceCapitals(word('FOLIO', 0, 110), print(5, 8)).text).toBe('F O L I O');
    expect(spaceCapitals(word('FOLIO', 0, 82), print(5, 3)).text).toBe('FOLIO');
  });

  it('are written apart when two of many touch, and no more', () => {
    const slanted = print(9, 8);
    for (let y = 0; y < 20; y += 1) slanted.data.fill(0, y * WIDTH + 14, y * WIDTH + 22);
    expect(spaceCapitals(word('PRESENTES', 0, 190), slanted).text).toBe('P R E S E N T E S');
    for (let y = 0; y < 20; y += 1) slanted.data.fill(0, y * WIDTH + 36, y * WIDTH + 44);
    expect(spaceCapitals(word('PRESENTES', 0, 190), slanted).text).toBe('PRESENTES');
  });

  it('are left alone when the paper parts other letters than were read', () => {
    expect(spaceCapitals(word('FOLIOS', 0, 110), print(5, 8)).text).toBe('FOLIOS');
    expect(spaceCapitals(word('Folio', 0, 110), print(5, 8)).text).toBe('Folio');
  });
});

describe('two words that were read as one', () => {
  const parted = (text: string) => partWords(word(text, 0, 100)).text;

  it('are parted where no word has such a sign', () => {
    expect(parted('C.JOSÉ')).toBe('C. JOSÉ');
    expect(parted("de'una")).toBe('de una');
    expect(parted('de.domicilio.')).toBe('de domicilio.');
  });

  it.each(['C.P.', 'correo.example', 'para.', 'S.C.JOSÉ', "O'Higgins", "D'Angelo", "At'n.", 'C.UR', '17:30'])(
    '%s is one',
    (text) => {
      expect(parted(text)).toBe(text);
    },
  );
});

describe('a small mark', () => {
  const line = (...words: EngineWord[]): EngineLine => {
    return { text: '', confidence: 90, bbox: { x0: 0, y0: 0, x1: 190, y1: 20 }, words };
  };
  const texts = (marked: EngineLine) => marked.words.map(({ text }) => text);

  it('is a bullet when it is round, whatever it was taken for', () => {
    expect(texts(markBullets(line(word('+', 0, 8, 6, 14), word('Equipo', 20, 100))))).toEqual(['•', 'Equipo']);
    expect(texts(markBullets(line(word('A', 0, 14), word('-', 20, 26, 8, 14), word('Turno', 40, 100))))).toEqual([
      'A',
      '·',
      'Turno',
    ]);
  });

  it('is no bullet when it is a dash, or as high as a letter', () => {
    expect(texts(markBullets(line(word('-', 0, 12, 8, 11), word('Equipo', 20, 100))))).toEqual(['-', 'Equipo']);
    expect(texts(markBullets(line(word('e', 0, 12, 6, 20), word('Ignacio', 20, 100))))).toEqual(['e', 'Ignacio']);
  });

  it('is dirt when it is a point that stands alone', () => {
    expect(isSpeck({ ...word('.', 0, 4), confidence: 40 })).toBe(true);
    expect(isSpeck({ ...word('a', 0, 4), confidence: 40 })).toBe(false);
  });
});
