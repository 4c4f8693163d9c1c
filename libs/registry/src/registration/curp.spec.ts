import { describe, expect, it } from 'vitest';
import { checkCurp, normaliseCurp } from './curp.js';

describe('the CURP', () => {
  it.each([
    'BOXW310820HNERXN09',
    'HEGG560427MVZRRL04',
    'BEML920313HMCLNS09',
    'PEGL890909MJCRMS08',
    'AAAA000101HDFCCC09',
    'BOXW010820HNERXNA1',
    'MAAR790213HMNRLF03',
  ])('accepts %s', (curp) => {
    expect(checkCurp(curp)).toEqual({ ok: true, curp });
  });

  it.each([
    ['BOXW310820HNERXN08', 'check-digit'],
    ['PEGL891313MJCRMS06', 'birth-date'],
    ['PEGL890909MQQRMS02', 'entity'],
    ['MAAR790213HNMRLF03', 'entity'],
    ['ＢＯＸＷ３１０８２０ＨＮＥＲＸＮ０９', 'characters'],
    ['BOXW３１0820HNERXN09', 'characters'],
    ['BOXW310820HNERXN0٩', 'characters'],
    ['BOXW310820HNERXN0', 'length'],
    ['BOXW310820HNERXN099', 'length'],
    ['', 'length'],
    ['B0XW310820HNERXN09', 'surname-letters'],
    ['BOXW31O820HNERXN09', 'birth-date'],
    ['BOXW310230HNERXN09', 'birth-date'],
    ['BOXW310820ZNERXN09', 'sex'],
    ['BOXW310820HNEAXN09', 'consonants'],
    ['BOXW310820HNERXNÑ9', 'distinguisher'],
    ['BOXW310820HNERXN0A', 'check-digit'],
  ])('refuses %s: %s', (curp, code) => {
    expect(checkCurp(curp)).toMatchObject({ ok: false, code, reason: expect.stringMatching(/CURP.*\.$/) });
  });

  it('refuses a letter O for a zero even where the check digit does not notice', () => {
    expect(checkCurp('PEGL89O9O9MJCRMS08')).toMatchObject({ ok: false, code: 'birth-date' });
  });

  it('knows that 1900 had no 29 February and 2000 had', () => {
    expect(checkCurp('AAAA000229HDFCCC09')).toMatchObject({ code: 'birth-date' });
    expect(checkCurp('AAAA000229HDFCCCA0')).not.toMatchObject({ code: 'birth-date' });
  });

  it('is read without spaces and in small letters', () => {
    expect(normaliseCurp('  boxw 310820 hnerxn 09 ')).toBe('BOXW310820HNERXN09');
    expect(checkCurp('boxw310820hnerxn09 ')).toEqual({ ok: true, curp: 'BOXW310820HNERXN09' });
  });
});
