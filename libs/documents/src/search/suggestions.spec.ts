import { describe, expect, it } from 'vitest';
import { editDistance } from './suggestions.js';

describe('the distance between two words', () => {
  it.each<[string, string, number]>([
    ['luminaria', 'luminaria', 0],
    ['lumlnaria', 'luminaria', 1],
    ['luminraia', 'luminaria', 1],
    ['nunez', 'nuñez', 1],
    ['bahce', 'bache', 1],
    ['agua', 'calle', 4],
    ['', 'agua', 4],
  ])('%s and %s: %i', (from, to, distance) => {
    expect(editDistance(from, to)).toBe(distance);
  });
});
