import { describe, expect, it } from 'vitest';
import { isDoubtful, mergeLine } from './second-look.js';
import type { EngineLine, EngineWord } from './tesseract-core.js';

/** Words of ten pixels a letter, one after the other. */
function words(...read: [string, number][]): EngineWord[] {
  let x = 0;
  return read.map(([text, confidence]) => {
    const bbox = { x0: x, y0: 0, x1: x + text.length * 10, y1: 30 };
    x = bbox.x1 + 10;
    return { text, confidence, bbox, symbols: [] };
  });
}

function line(...read: [string, number][]): EngineLine {
  const found = words(...read);
  const text = found.map((word) => word.text).join(' ');
  return { text, confidence: 90, bbox: { x0: 0, y0: 0, x1: 600, y1: 30 }, words: found };
}

describe('a line that is read twice', () => {
  it('is one with an unsure word, or with a word that stands for what the first model cannot write', () => {
    expect(isDoubtful(line(['calle', 96], ['Juárez', 95]))).toBe(false);
    expect(isDoubtful(line(['calle', 96], ['Juárez', 70]))).toBe(true);
    expect(isDoubtful(line(['raul.6230correo.example', 95]))).toBe(true);
    expect(isDoubtful(line(['Gúemes', 96]))).toBe(true);
  });

  it('takes the surer word, and leaves the others alone', () => {
    const merged = mergeLine(line(['calle', 96], ['Juarez', 70]), words(['Calle', 90], ['Juárez', 92]));
    expect(merged.text).toBe('calle Juárez');
  });

  it('takes a sign that only the second model can write from a word that was sure', () => {
    expect(mergeLine(line(['(Oana', 90], ['6%', 96]), words(['@ana', 80], ['6º', 80])).text).toBe('@ana 6º');
  });

  it('weighs two halves of a word against the whole', () => {
    const halves = words(['micro', 60], ['fonos', 60]);
    expect(mergeLine(line(['micrófonos', 92]), halves).text).toBe('micrófonos');
    expect(mergeLine(line(['micrófonos', 40]), halves).text).toBe('micro fonos');
  });

  it('keeps the first reading where the second found nothing', () => {
    const first = line(['Atentamente', 60]);
    expect(mergeLine(first, [])).toBe(first);
  });
});
