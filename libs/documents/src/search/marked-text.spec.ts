import { describe, expect, it } from 'vitest';
import { hitWords, markedPieces, snippetOf, wordsLike } from './marked-text.js';

const drawn = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('a text with its hits', () => {
  it('keeps its capitals, accents and signs', () => {
    const pieces = markedPieces('Reparación de <b>LUMINARIA</b> 𝕏 🌧', new Set(['reparación', 'luminaria']));
    expect(drawn(pieces)).toBe('[Reparación] de <b>[LUMINARIA]</b> 𝕏 🌧');
    expect(hitWords(pieces)).toEqual(['Reparación', 'LUMINARIA']);
  });

  it('asks only about words that begin like a stem', () => {
    const texts = ['Reparación de la calle Niño Ano', null, 'REPARTO y año'];
    expect(wordsLike(texts, ['repar', 'año'])).toEqual(['reparación', 'reparto', 'año']);
  });
});

describe('a snippet', () => {
  const filler = 'lorem ipsum dolor '.repeat(60);
  it('shows the place where most words stand together', () => {
    const text = `agua ${filler}agua potable ${filler}`;
    const snippet = snippetOf(markedPieces(text, new Set(['agua', 'potable'])));
    expect(drawn(snippet)).toMatch(/^… .*\[agua\] \[potable\].* …$/);
    expect(snippet.map(({ text: part }) => part).join('').length).toBeLessThan(340);
  });

  it('of a text without hits is none', () => {
    expect(snippetOf(markedPieces('agua', new Set(['luz'])))).toEqual([]);
  });
});
