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
  expect(reasonInWords({ rule: null, version: null, topic: 'Alumbrado', reason })).toBe(
    'tema «Alumbrado» por «alumbrado público» en el asunto; «luminarias» en el texto',
  );
});

it('names the rule and its version first, and says nothing of words when it asked for none', () => {
  const rule = { rule: 'Amparos', version: 3, topic: null, reason: { words: [] } };
  expect(reasonInWords(rule)).toBe('regla «Amparos» (versión 3)');
  const words = reasonOf([found('poste', 'postes', 'text')]);
  expect(reasonInWords({ rule: 'Postes', version: 1, topic: 'Energía', reason: words })).toBe(
    'regla «Postes» (versión 1), tema «Energía» por «postes» en el texto',
  );
});
