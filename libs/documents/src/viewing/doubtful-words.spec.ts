import { describe, expect, it } from 'vitest';
import { doubtfulParts } from './doubtful-words.js';

const word = (text: string, confidence: number) => ({
  text,
  confidence,
  box: [0, 0, 1, 1] as [number, number, number, number],
});

describe('doubtful words', () => {
  it('are cut out of the text, which stays whole', () => {
    const text = 'Luminaria apagada\nen la luminarla 4';
    const parts = doubtfulParts(text, [
      word('Luminaria', 95),
      word('apagada', 96),
      word('en', 90),
      word('la', 90),
      word('luminarla', 41),
      word('4', 20),
    ]);
    expect(parts).toEqual([
      { text: 'Luminaria apagada\nen la ' },
      { text: 'luminarla', confidence: 41 },
      { text: ' ' },
      { text: '4', confidence: 20 },
    ]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it('that repeat are marked where the engine doubted, not where it was sure', () => {
    expect(doubtfulParts('la calle la', [word('la', 95), word('calle', 95), word('la', 10)])).toEqual([
      { text: 'la calle ' },
      { text: 'la', confidence: 10 },
    ]);
  });

  it('that the text does not have are passed over', () => {
    expect(doubtfulParts('agua', [word('aqua', 10)])).toEqual([{ text: 'agua' }]);
    expect(doubtfulParts('', [])).toEqual([]);
  });
});
