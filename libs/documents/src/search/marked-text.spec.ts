import { describe, expect, it } from 'vitest';
import { HIT_BEGINS as B, HIT_ENDS as E, hitWords, markedPieces, snippetOf } from './marked-text.js';

const drawn = (pieces: { text: string; hit: boolean }[]) =>
  pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

describe('a text with its hits', () => {
  it('keeps its capitals and accents', () => {
    const pieces = markedPieces('Reparación de la LUMINARIA', `${B}reparación${E} de la ${B}luminaria${E}`);
    expect(drawn(pieces)).toBe('[Reparación] de la [LUMINARIA]');
    expect(hitWords(pieces)).toEqual(['Reparación', 'LUMINARIA']);
  });

  it('is cut right behind letters of two halves and marks written apart', () => {
    expect(drawn(markedPieces('𝕏 an\u0303o 🌧 agua', `𝕏 año 🌧 ${B}agua${E}`))).toBe('𝕏 año 🌧 [agua]');
  });

  it('stays whole when the marks do not reach its end', () => {
    expect(drawn(markedPieces('agua potable', `${B}agua${E}`))).toBe('[agua] potable');
    expect(drawn(markedPieces('<b>agua</b>', ` b ${B}agua${E}  b `))).toBe('<b>[agua]</b>');
  });
});

describe('a snippet', () => {
  const filler = 'lorem ipsum dolor '.repeat(60);
  it('shows the place where most words stand together', () => {
    const text = `agua ${filler}agua potable ${filler}`;
    const marked = `${B}agua${E} ${filler}${B}agua${E} ${B}potable${E} ${filler}`;
    const snippet = snippetOf(markedPieces(text, marked));
    expect(drawn(snippet)).toMatch(/^… .*\[agua\] \[potable\].* …$/);
    expect(snippet.map(({ text: part }) => part).join('').length).toBeLessThan(340);
  });

  it('of a text without hits is none', () => {
    expect(snippetOf(markedPieces('agua', 'agua'))).toEqual([]);
  });
});
