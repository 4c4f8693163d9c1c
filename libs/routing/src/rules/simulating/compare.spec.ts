import { expect, it } from 'vitest';
import type { Assessment } from '../evaluating/assess.js';
import type { RuleRow } from '../rules.queries.js';
import { Comparison, movesOf } from './compare.js';

const [WORKS, LIGHTS, LAW] = [1, 2, 3];
const fine: Assessment = { proposals: [], trials: [], settled: new Set(), failed: false };
const broke: Assessment = {
  ...fine,
  failed: true,
  trials: [{ rule: 9, outcome: 'broke', reason: 'divide entre cero' }],
};
const to = (department: number, rule = 5, instruction = 'attend') => [{ department, rule, instruction, termDays: 10 }];

it('proposes what the rules say, else the best topic, unless a rule broke or decided it', () => {
  const best = { number: 25, department: LIGHTS };
  const rule = { id: 4, department_id: LAW, instruction: 'attend', term_days: null } as RuleRow;
  expect(movesOf({ ...fine, proposals: [{ rule, topics: [], words: [] }] }, best)).toMatchObject([
    { department: LAW, rule: 4 },
  ]);
  expect(movesOf(fine, best)).toEqual([{ department: LIGHTS, rule: null }]);
  expect(movesOf({ ...fine, settled: new Set([25]) }, best)).toEqual([]);
  expect(movesOf(broke, best)).toEqual([]);
  expect(movesOf(fine, undefined)).toEqual([]);
});

it('counts what a draft would change, and where it agrees with what the office did', () => {
  const comparison = new Comparison();
  comparison.add(10, to(WORKS, 5), to(WORKS, 6), fine, [WORKS]);
  comparison.add(9, to(WORKS), to(LIGHTS), fine, [LIGHTS]);
  comparison.add(8, to(WORKS), to(LIGHTS), fine, []);
  comparison.add(7, to(WORKS), to(WORKS, 5, 'inform'), fine, []);
  comparison.add(6, [], to(LAW), fine, [WORKS]);
  comparison.add(5, to(LAW), [], broke, []);
  expect(comparison.result(12)).toMatchObject({
    petitions: 6,
    milliseconds: 12,
    same: 1,
    changed: 3,
    gained: 1,
    lost: 1,
    agreement: { before: 1, after: 2, of: 3 },
    broken: [{ rule: 9, reason: 'divide entre cero', petitions: 1 }],
    pairs: [{ from: [WORKS], to: [LIGHTS], petitions: 2 }, {}, {}, {}],
    changes: [
      { petition: 9 },
      { petition: 8 },
      { petition: 7 },
      { petition: 6 },
      { petition: 5, broke: true, after: [] },
    ],
  });
});
