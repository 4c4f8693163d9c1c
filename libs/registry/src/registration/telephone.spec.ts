import { describe, expect, it } from 'vitest';
import { checkTelephone } from './telephone.js';

describe('the telephone', () => {
  it.each([
    '9511234567',
    '951 123 4567',
    '(951) 123-45-67',
    '951.123.4567',
    '+52 951 123 4567',
    '52 951 123 4567',
    '+52 1 951 123 4567',
    '01 951 123 4567',
    '044 951 123 4567',
    '951 123 4567 ext. 12',
    '951 123 4567, extensión 12',
    ' 9511234567 ',
  ])('reads %s', (written) => {
    expect(checkTelephone(written)).toEqual({ ok: true, e164: '+529511234567', asWritten: written.trim() });
  });

  it('does not take a number of ten digits that begins with 52 for a country code', () => {
    expect(checkTelephone('5212345678')).toMatchObject({ e164: '+525212345678' });
  });

  it.each([
    ['123 4567', 'length'],
    ['95112345678', 'length'],
    ['0511234567', 'length'],
    ['+1 213 555 0100', 'foreign'],
    ['９５１１２３４５６７', 'characters'],
    ['no tiene', 'characters'],
    ['951-123-4567 / 951-765-4321', 'characters'],
    ['', 'characters'],
  ])('refuses "%s": %s', (written, code) => {
    expect(checkTelephone(written)).toMatchObject({ ok: false, code, reason: expect.stringMatching(/teléfono/) });
  });
});
