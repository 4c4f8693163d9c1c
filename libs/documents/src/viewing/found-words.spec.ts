import { describe, expect, it } from 'vitest';
import { alignWords } from './align-words.js';
import { isFound, marksOf, termsOf } from './found-words.js';

describe('words that were looked for', () => {
  it.each([
    ['luminaria', 'LUMINARIAS', true],
    ['peticion', 'petición.', true],
    ['baches', '«bache»', true],
    ['año', 'años', true],
    ['ano', 'año', false],
    ['Peña', 'pena', false],
    ['agua', 'aguacate', false],
    ['<script>', 'script', true],
  ])('%s marks %s: %s', (term, word, found) => {
    expect(isFound(word, termsOf(term))).toBe(found);
  });

  it('have their boxes as shares of the picture', () => {
    const words = [{ text: 'Agua', confidence: 90, box: [100, 50, 300, 100] as [number, number, number, number] }];
    const marks = marksOf(alignWords('Agua', words), termsOf('agua'), { width: 1000, height: 500 });
    expect(marks).toEqual([{ x: 0.1, y: 0.1, width: 0.2, height: 0.1, label: 'Agua' }]);
    expect(marksOf(alignWords('Agua', words), termsOf('agua'), { width: null, height: null })).toEqual([]);
  });

  it('are a dozen at most, whatever the address says', () => {
    expect(termsOf('una dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce')).toHaveLength(12);
    expect(termsOf(undefined)).toEqual([]);
  });
});
