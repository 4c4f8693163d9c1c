import { expect, it } from 'vitest';
import { reasonInWords, reasonOf } from './suggestion-reason.js';

const found = (word: string, written: string, field: 'subject' | 'text') => ({
  word,
  written,
  field,
  start: 0,
  end: 1,
});

it('counts repeats, puts the subject first and says where each word was', () => {
  const reason = reasonOf([
    found('luminaria', 'luminarias', 'text'),
    found('alumbrado público', 'alumbrado\n público', 'subject'),
    found('luminaria', 'Luminaria', 'text'),
  ]);
  expect(reason.words).toEqual([
    { word: 'alumbrado público', written: 'alumbrado público', field: 'subject', times: 1 },
    { word: 'luminaria', written: 'luminarias', field: 'text', times: 2 },
  ]);
  expect(reasonInWords('Alumbrado', reason)).toBe(
    'tema «Alumbrado» por «alumbrado público» en el asunto; «luminarias» en el texto',
  );
});
