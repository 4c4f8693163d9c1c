import { describe, expect, it } from 'vitest';
import type { EngineLine, EngineWord } from './parse-tsv.js';
import { endSentence, isSpeck, joinWords, markBullets, partWords, spaceCapitals } from './typography.js';

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
    expect(parted('Ala')).toBe('A la');
  });

  it.each(['C.P.', 'correo.example', 'para.', 'S.C.JOSÉ', "O'Higgins", "D'Angelo", "At'n.", 'C.UR', '17:30'])(
    '%s is one',
    (text) => {
      expect(parted(text)).toBe(text);
    },
  );
});

describe('one word that was read as two', () => {
  const joined = (...texts: string[]) =>
    joinWords(texts.map((text, i) => word(text, i * 50, i * 50 + 40))).map(({ text, bbox }) => [
      text,
      bbox.x0,
      bbox.x1,
    ]);

  it('is joined in the number of a document or a norm', () => {
    expect(joined('oficio', 'SIN', '/2835/2027,')).toEqual([
      ['oficio', 0, 40],
      ['SIN/2835/2027,', 50, 140],
    ]);
    expect(joined('NOM-081-SEMARNAT-', '1994')).toEqual([['NOM-081-SEMARNAT-1994', 0, 90]]);
  });

  it('stays two elsewhere', () => {
    expect(joined('y', '/2835/2027')).toHaveLength(2);
    expect(joined('CALLE-', '1994')).toHaveLength(2);
    expect(joined('DE', '2/3')).toHaveLength(2);
  });
});

describe('a doubtful comma', () => {
  /** The word and, three pixels behind it, a mark of so many pixels. */
  const ended = (high: number, { confidence = 90, next = 'Favor', text = 'anexos,' } = {}) => {
    const page = print(2, 8);
    for (let y = 16; y < Math.min(20, 16 + high); y += 1) page.data.fill(0, y * WIDTH + 40, y * WIDTH + 42);
    return endSentence({ ...word(text, 0, 42), confidence }, next, page).text;
  };

  it('is a point when it is as round as one and a capital comes next', () => {
    expect(ended(2)).toBe('anexos.');
    expect(ended(2, { next: '«Favor' })).toBe('anexos.');
  });

  it('is a comma when it is long, sure, or inside a sentence', () => {
    expect(ended(4)).toBe('anexos,');
    expect(ended(2, { confidence: 96 })).toBe('anexos,');
    expect(ended(2, { next: 'favor' })).toBe('anexos,');
    expect(ended(2, { next: '' })).toBe('anexos,');
    expect(ended(2, { text: 'anexos' })).toBe('anexos');
  });
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
