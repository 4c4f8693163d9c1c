import { expect, it } from 'vitest';
import { bounceAddress, newToken, tokenIn } from './bounce-address.js';

const DOMAIN = 'rebotes.ejemplo.gob.mx';

it('leads from a letter to its address and back, whatever servers did to capitals', () => {
  const token = newToken();
  expect(tokenIn(bounceAddress(token, DOMAIN), DOMAIN)).toBe(token);
  expect(tokenIn(bounceAddress(token, DOMAIN).toUpperCase(), DOMAIN)).toBe(token);
  expect(newToken()).not.toBe(token);
});

it.each([
  'rebotes@rebotes.ejemplo.gob.mx',
  'rebotes+@rebotes.ejemplo.gob.mx',
  'rebotes+123@rebotes.ejemplo.gob.mx',
  `rebotes+${'a'.repeat(32)}@otro.gob.mx`,
  `otro+${'a'.repeat(32)}@rebotes.ejemplo.gob.mx`,
  `rebotes+${'a'.repeat(32)}@rebotes.ejemplo.gob.mx@otro.mx`,
  `rebotes+${'a'.repeat(32)}+x@rebotes.ejemplo.gob.mx`,
  `rebotes+${"' OR 1=1 --".padEnd(32, 'a')}@rebotes.ejemplo.gob.mx`,
  '',
])('is not found in %j', (address) => {
  expect(tokenIn(address, DOMAIN)).toBeUndefined();
});
