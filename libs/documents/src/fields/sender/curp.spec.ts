import { describe, expect, it } from 'vitest';
import { repairCurp } from './curp.js';

describe('a CURP as the engine read it', () => {
  it.each(['PEMJ8OOIO1HOCRNN01', 'PEMJ800101H0CRNN01', 'PEMJB00101HOCRNNOI', '9EMJ800101HOCRNN01'])('%s', (read) => {
    expect(repairCurp(read)).toBe(read.startsWith('9') ? undefined : 'PEMJ800101HOCRNN01');
  });

  it('keeps the letter that tells who was born in this century', () => {
    expect(repairCurp('TAXE050215MOCPXLA2')).toBe('TAXE050215MOCPXLA2');
  });

  it('is none when the check digit does not fit', () => {
    expect(repairCurp('PEMJ800101HOCRNN07')).toBeUndefined();
  });
});
