import { describe, expect, it } from 'vitest';
import { summaryOf } from './summary.js';

const page = (text: string) => ({ number: 1, text, words: [], confidence: 100, width: null, height: null });

describe('the title of pages without a folio', () => {
  it('is who writes and what about, cut at a word', () => {
    const about = 'Bache en la calle Hidalgo, entre Morelos y Juárez, frente a la escuela primaria del centro';
    expect(summaryOf([page(`ASUNTO: ${about}\nATENTAMENTE\nJuan Pérez López`)])).toBe(
      'Juan Pérez López · Bache en la calle Hidalgo, entre Morelos y Juárez, frente a la…',
    );
  });

  it('is empty when nothing was found', () => {
    expect(summaryOf([page('12 34 56')])).toBe('');
    expect(summaryOf([])).toBe('');
  });
});
