import { describe, expect, it } from 'vitest';
import { annexWords, sealWords } from './receipt-check.js';

describe('what a receipt on paper is compared with', () => {
  it('counts the annexes by form and never describes them', () => {
    const annexes = [
      { count: 4, description: 'Fotografías de María Peña', form: 'original' as const },
      { count: 1, description: 'Credencial', form: 'copy' as const },
    ];
    expect(annexWords(annexes)).toBe('5 anexos: 4 en original y 1 en copia');
    expect(annexWords(annexes.slice(1))).toBe('1 anexo: 1 en copia');
    expect(annexWords([])).toBe('Sin anexos');
  });

  it('shows sixteen digits of the seal in fours, like the paper', () => {
    expect(sealWords('0123456789abcdef'.repeat(4))).toBe('0123 4567 89ab cdef');
  });
});
