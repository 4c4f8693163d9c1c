import { describe, expect, it } from 'vitest';
import { formatLookupCode, newLookupCode, parseLookupCode } from './lookup-code.js';

describe('the lookup code', () => {
  it('has ten characters that cannot be confused, and is never the same', () => {
    const codes = Array.from({ length: 2000 }, newLookupCode);
    for (const code of codes) expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{10}$/);
    expect(new Set(codes).size).toBe(codes.length);
    expect(new Set(codes.join('')).size).toBe(32);
  });

  it('is read back from its printed form', () => {
    expect(formatLookupCode('7K3MQ9QXPA')).toBe('7K3MQ-9QXPA');
    const code = newLookupCode();
    expect(parseLookupCode(formatLookupCode(code))).toBe(code);
  });

  it.each(['7k3mq-9qxpa', ' 7K3MQ 9QXPA ', '7K3MQ–9QXPA', '7k3mq9qxpa', '7K3M-Q9QX-PA'])('forgives %s', (typed) => {
    expect(parseLookupCode(typed)).toBe('7K3MQ9QXPA');
  });

  it('takes O for zero and I or L for one', () => {
    expect(parseLookupCode('oOiIl-L0000')).toBe('0011110000');
  });

  it.each(['', '7K3MQ', '7K3MQ-9QXPAA', 'UUUUU-UUUUU', '7K3MQ-9QXP!', '7K3MQ-9QXPÑ'])('refuses "%s"', (typed) => {
    expect(parseLookupCode(typed)).toBeUndefined();
  });
});
