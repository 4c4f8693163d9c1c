import { describe, expect, it } from 'vitest';
import { fieldFinders, findFields } from './find-fields.js';
import { LETTERS } from './letters.fixture.js';

const page = (text: string, number = 1) => ({ number, text, words: [], confidence: 100, width: null, height: null });
const said = (text: string) => Object.fromEntries(findFields([page(text)]).map(({ field, value }) => [field, value]));

describe('the fields of a letter', () => {
  it.each(LETTERS.map((letter) => [letter.form, letter] as const))('%s', (_form, letter) => {
    expect(said(letter.text)).toEqual(letter.fields);
  });
});
