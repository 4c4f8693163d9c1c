import { describe, expect, it } from 'vitest';
import type { PageText } from '../reading.types.js';
import { better, treatments } from './treatments.js';

function page(confidence: number, ...words: [string, number][]): PageText {
  return {
    text: words.map(([text]) => text).join(' '),
    confidence,
    words: words.map(([text, sureness]) => ({ text, confidence: sureness, box: [0, 0, 1, 1] })),
  };
}

describe('a second try', () => {
  it('is made for a page of words that the engine was unsure of, and for one on which it saw next to none', () => {
    const words = Array.from({ length: 12 }, (): [string, number] => ['calle', 85]);
    const [smooth] = treatments;
    expect(smooth!.applies(page(85, ...words))).toBe(true);
    expect(smooth!.applies(page(96, ...words))).toBe(false);
    expect(smooth!.applies(page(60, ...words))).toBe(false);
    expect(smooth!.applies(page(0))).toBe(true);
  });

  it('wins by sure letters, and not by leaving out what is hard', () => {
    const whole = page(80, ['luminarias', 95], ['Güemes', 60], ['reparación', 85]);
    const half = page(95, ['luminarias', 95]);
    expect(better(half, whole)).toBe(whole);
    expect(better(whole, half)).toBe(whole);
  });

  it('keeps the size of the page, so that the words stay in their places', async () => {
    const image = { data: new Uint8Array(60 * 40).fill(255), width: 60, height: 40 };
    image.data[20 * 60 + 30] = 0;
    const treated = await treatments[0]!.run(image);
    expect([treated.width, treated.height, treated.data.length]).toEqual([60, 40, 2400]);
    expect(Math.min(...treated.data)).toBeGreaterThan(200);
  });
});
