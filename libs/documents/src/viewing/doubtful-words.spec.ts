import { describe, expect, it } from 'vitest';
import { alignWords } from './align-words.js';
import { textParts } from './doubtful-words.js';

const word = (text: string, confidence: number) => ({
  text,
  confidence,
  box: [0, 0, 1, 1] as [number, number, number, number],
});
const page = (text: string, words: ReturnType<typeof word>[]) => ({ text, words, verdict: null });

describe('doubtful words', () => {
  it('are cut out of the text, which stays whole', () => {
    const text = 'Luminaria apagada\nen la luminarla 4';
    const read = [word('Luminaria', 95), word('apagada', 96), word('en', 90), word('la', 90)];
    const parts = textParts(page(text, [...read, word('luminarla', 41), word('4', 70)]));
    expect(parts).toEqual([
      { text: 'Luminaria apagada\nen la ' },
      { text: 'luminarla', doubt: 'doubtful', confidence: 41, index: 4 },
      { text: ' ' },
      { text: '4', doubt: 'unsure', confidence: 70, index: 5 },
    ]);
    expect(parts.map((part) => part.text).join('')).toBe(text);
  });

  it('that repeat are marked where the engine doubted, not where it was sure', () => {
    expect(textParts(page('la calle la', [word('la', 95), word('calle', 95), word('la', 10)]))).toEqual([
      { text: 'la calle ' },
      { text: 'la', doubt: 'doubtful', confidence: 10, index: 2 },
    ]);
  });

  it('are none once a person has put them right or has confirmed the page', () => {
    expect(textParts(page('agua', [word('aqua', 10)]))).toEqual([{ text: 'agua' }]);
    expect(textParts({ ...page('aqua', [word('aqua', 10)]), verdict: 'confirmed' })).toEqual([{ text: 'aqua' }]);
    expect(textParts(page('', []))).toEqual([]);
  });

  it('are marked as found where they were looked for', () => {
    expect(textParts(page('Piden luz', [word('Piden', 90), word('luz', 50)]), ['luz'])).toEqual([
      { text: 'Piden ' },
      { text: 'luz', doubt: 'doubtful', confidence: 50, index: 1, found: true },
    ]);
  });
});

describe('a text that a person typed', () => {
  const seen = ['lo', 'casa', 'de', 'la', 'senora', 'Peña'].map((text, i) => word(text, 90 - i));
  const placed = (text: string) => alignWords(text, seen).map(({ text: own, seen: at }) => [own, at?.text]);

  it('keeps the places of the words that were read differently', () => {
    expect(placed('la casa de la señora Peña')).toEqual([
      ['la', 'lo'],
      ['casa', 'casa'],
      ['de', 'de'],
      ['la', 'la'],
      ['señora', 'senora'],
      ['Peña', 'Peña'],
    ]);
  });

  it('has no place for words that the machine did not see, and goes on behind them', () => {
    expect(placed('lo casa grande de la senora Peña').map(([, at]) => at)).toEqual([
      'lo',
      'casa',
      undefined,
      'de',
      'la',
      'senora',
      'Peña',
    ]);
    expect(placed('casa la Peña').map(([, at]) => at)).toEqual(['casa', 'la', 'Peña']);
  });

  it('of twenty thousand words that share nothing with what was seen is placed in a moment', () => {
    const words = Array.from({ length: 20_000 }, (_, i) => word(`a${i}`, 50));
    const started = performance.now();
    alignWords(Array.from({ length: 20_000 }, (_, i) => `b${i}`).join(' '), words);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
