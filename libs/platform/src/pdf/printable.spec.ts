import { describe, expect, it } from 'vitest';
import { printable, unprintable } from './printable.js';

describe('printable text', () => {
  it('keeps Spanish, other scripts, signs and markup exactly as written', () => {
    const text = 'Ñáñez O’Farrill — “Ma.” Xóchitl ā Привет Ελλάδα العربية ✓ → 😀 #let *x* \\ <b> $a$ @b `c`';
    expect(printable(text)).toBe(text);
  });

  it('composes decomposed accents and unifies line ends', () => {
    expect(printable('nin\u0303o\r\ndos\rtres\u2028cuatro\tcinco')).toBe('niño\ndos\ntres\ncuatro cinco');
  });

  it('marks what must not reach paper: controls, direction overrides, private use, lone surrogates, unknown scripts', () => {
    expect(printable('a\u0000b\u202Ec\uE000d\uD800e中f')).toBe('abcdef'.split('').join(unprintable));
  });

  it('drops invisible characters that carry no text', () => {
    expect(printable('pe\u00ADti\u200Bción\uFEFF ❤\uFE0F')).toBe('petición ❤');
  });

  it('walks objects and lists, and leaves numbers, booleans and null', () => {
    expect(printable({ a: ['\u0007', 1, null], b: { c: true } })).toEqual({
      a: [unprintable, 1, null],
      b: { c: true },
    });
  });
});
