import { describe, expect, it } from 'vitest';
import { LONGEST_SEARCH, parseSearch, replaceWords, tidySearch } from './search-text.js';

const told = (typed: string) =>
  parseSearch(typed).map(({ text, phrase, excluded }) => `${excluded ? 'sin ' : ''}${phrase ? `«${text}»` : text}`);

describe('what people type into the box', () => {
  it.each<[string, string[]]>([
    ['', []],
    ['luminaria apagada', ['luminaria', 'apagada']],
    ['"calle Hidalgo" bache', ['«calle Hidalgo»', 'bache']],
    ['«agua potable» “pozo 3”', ['«agua potable»', '«pozo 3»']],
    ['bache -Centro -"calle Hidalgo"', ['bache', 'sin Centro', 'sin «calle Hidalgo»']],
    ['OIC-3/2022 bien-estar', ['OIC-3/2022', 'bien-estar']],
    ['agua - luz', ['agua', 'luz']],
    ['"bache', ['bache']],
    ['bache" hondo', ['bache', 'hondo']],
    ['"" - " " & | ! ( ) :* <->', []],
    ['"solo"', ['solo']],
    ["'; DROP TABLE petition; --", ["';", 'DROP', 'TABLE', 'petition;'].slice(1)],
    ['<script>alert(1)</script>', ['<script>alert(1)</script>']],
    ['=1+1', ['=1+1']],
    ['a\0b\u202Ec', ['a', 'b', 'c']],
    ['вода 水道 ماء', ['вода', '水道', 'ماء']],
  ])('%j', (typed, terms) => {
    expect(told(typed)).toEqual(terms);
  });

  it('is cut where nobody would have typed on', () => {
    expect(tidySearch('x'.repeat(10_000))).toHaveLength(LONGEST_SEARCH);
    expect(parseSearch('agua '.repeat(2000)).length).toBeLessThan(30);
    expect(parseSearch('"'.repeat(10_000))).toEqual([]);
  });

  it('keeps signs and order when words are replaced', () => {
    const replaced = new Map([['luminarla', 'luminaria']]);
    expect(replaceWords('"Luminarla  apagada" -centro', replaced)).toBe('"luminaria apagada" -centro');
  });
});
