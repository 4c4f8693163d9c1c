import { describe, expect, it } from 'vitest';
import { isKept } from './assemble-text.js';

function line(confidence: number, ...words: [string, number][]) {
  return {
    confidence,
    text: words.map(([text]) => text).join(' '),
    words: words.map(([text, sureness]) => ({ text, confidence: sureness })),
  };
}

describe('a line of low confidence', () => {
  it('is dropped when it is a scribble', () => {
    expect(isKept(line(20, ['>>', 20], ['Zr', 90], ['~', 10]))).toBe(false);
    expect(isKept(line(95))).toBe(false);
  });

  it('is kept when it has four digits or a sure word', () => {
    expect(isKept(line(20, ['1l', 10], ['2026', 30]))).toBe(true);
    expect(isKept(line(20, ['Atentamente', 92], ['~', 10]))).toBe(true);
  });

  it('is kept when it is an address of electronic mail', () => {
    expect(isKept(line(5, ['vecinos40@buzon.example.', 38]))).toBe(true);
  });

  it('is kept when the line as a whole is sure enough', () => {
    expect(isKept(line(60, ['C.', 60], ['Sr.', 60]))).toBe(true);
  });
});
