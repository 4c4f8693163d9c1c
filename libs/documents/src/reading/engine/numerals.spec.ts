import { describe, expect, it } from 'vitest';
import { misreadNumerals } from './numerals.js';

describe('the numerals of the items of a page', () => {
  it.each([
    [['Solicito:', '1.', 'de', 'II.', 'III.'], [[1, 'I.']]],
    [['I.', 'La', '11.', 'III.'], [[2, 'II.']]],
    [
      ['I)', '1)', '11)', 'que', 'IV)'],
      [
        [1, 'II)'],
        [2, 'III)'],
      ],
    ],
    [['II.', 'MI.', 'IV.'], [[1, 'III.']]],
    [['I.', 'II.', 'MI.'], [[2, 'III.']]],
    [['VIII.', 'TX.', 'X.'], [[1, 'IX.']]],
  ])('of %j are what those around them tell', (beginnings, right) => {
    expect([...misreadNumerals(beginnings)]).toEqual(right);
  });

  it.each([
    [['1.', '2.', 'II.']],
    [['1)', 'II']],
    [['II.', '1.']],
    [['I.', '1.', '2.', 'II.']],
    [['I.', '1)', 'III.']],
    [['I.', 'La', 'II.', 'III.']],
    [['H.', 'I.', 'II.']],
    [['11.', '12.', '13.']],
    [[]],
  ])('of %j are as they were read', (beginnings) => {
    expect([...misreadNumerals(beginnings)]).toEqual([]);
  });
});
