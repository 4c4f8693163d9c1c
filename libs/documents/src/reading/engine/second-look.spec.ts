import { describe, expect, it } from 'vitest';
import { doubtfulParts, mergeLine } from './second-look.js';
import type { EngineLine, EngineWord } from './parse-tsv.js';

/** Words of ten pixels a letter, one after the other. */
function words(...read: [string, number][]): EngineWord[] {
  let x = 0;
  return read.map(([text, confidence]) => {
    const bbox = { x0: x, y0: 0, x1: x + text.length * 10, y1: 30 };
    x = bbox.x1 + 10;
    return { text, confidence, bbox };
  });
}

function line(...read: [string, number][]): EngineLine {
  const found = words(...read);
  const text = found.map((word) => word.text).join(' ');
  return { text, confidence: 90, bbox: { x0: 0, y0: 0, x1: 600, y1: 30 }, words: found };
}

describe('a line that is read twice', () => {
  it('is one with an unsure word, or with a word that stands for what the first model cannot write', () => {
    expect(doubtfulParts(line(['calle', 96], ['Juárez', 95]))).toHaveLength(0);
    expect(doubtfulParts(line(['calle', 96], ['Juárez', 70]))).toHaveLength(1);
    expect(doubtfulParts(line(['raul.6230correo.example', 95]))).toHaveLength(1);
    expect(doubtfulParts(line(['MIGUEL', 96]))).toHaveLength(1);
    // The remedy knows what it means.
    expect(doubtfulParts(line(['Gúemes', 96]))).toHaveLength(0);
  });

  it('is looked at around its unsure words only', () => {
    const long = line(
      ['uno', 96],
      ['dos', 96],
      ['tres', 70],
      ['cuatro', 96],
      ['cinco', 96],
      ['seis', 96],
      ['ocho', 60],
    );
    expect(doubtfulParts(long)).toEqual([
      [35, 0, 195, 35],
      [255, 0, 380, 35],
    ]);
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
