import { expect, it } from 'vitest';
import { percentOf, rateInWords } from './attention-rate.js';

it('gives the rate of the third quarter of 2025 as its report has it', () => {
  expect(rateInWords({ numerator: 100, denominator: 716 })).toBe('13.97 %');
  expect(rateInWords({ numerator: 100, denominator: 1010 })).toBe('9.9 %');
});

it('says that nothing requires an answer instead of giving a percentage', () => {
  expect(percentOf({ numerator: 0, denominator: 0 })).toBeNull();
  expect(rateInWords({ numerator: 0, denominator: 0 })).toBe('Sin peticiones que requieran respuesta');
  expect(rateInWords({ numerator: 0, denominator: 3 })).toBe('0 %');
});
