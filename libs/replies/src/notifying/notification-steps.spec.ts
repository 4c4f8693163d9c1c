import { describe, expect, it } from 'vitest';
import type { Method } from '../replies.catalogue.js';
import { mayFollow, NEXT, stateAfter, STEPS, type StepAct } from './notification-steps.js';

const ACTS = Object.keys(STEPS) as StepAct[];
const states = (method: Method, ...acts: StepAct[]) =>
  acts.map((act, index) => (mayFollow(method, acts[index - 1], act) ? stateAfter(act, { emailDays: 0 }) : 'no'));

describe('a notification', () => {
  it.each<[string, Method, StepAct[], string[]]>([
    [
      'a letter that arrives',
      'email',
      ['queued', 'accepted', 'presumed_delivered'],
      ['open', 'in_effect', 'in_effect'],
    ],
    [
      'a letter that comes back',
      'email',
      ['queued', 'deferred', 'accepted', 'bounced'],
      ['open', 'open', 'in_effect', 'failed'],
    ],
    [
      'a letter that comes back late',
      'email',
      ['queued', 'accepted', 'presumed_delivered', 'bounced'],
      ['open', 'in_effect', 'in_effect', 'failed'],
    ],
    ['a letter refused at once', 'email', ['queued', 'bounced'], ['open', 'failed']],
    ['a letter that nobody takes', 'email', ['queued', 'deferred', 'given_up'], ['open', 'open', 'failed']],
    ['the second visit', 'at_address', ['absent', 'delivered'], ['open', 'in_effect']],
    ['a door', 'at_address', ['absent', 'affixed'], ['open', 'in_effect']],
    ['the board', 'board', ['posted', 'withdrawn'], ['open', 'in_effect']],
    ['an attempt left', 'board', ['posted', 'abandoned'], ['open', 'failed']],
  ])('goes the way of %s', (_name, method, acts, expected) => {
    expect(states(method, ...acts)).toEqual(expected);
  });

  it.each<[Method, StepAct | undefined, StepAct]>([
    ['email', 'bounced', 'accepted'],
    ['email', 'abandoned', 'accepted'],
    ['email', 'abandoned', 'bounced'],
    ['email', undefined, 'accepted'],
    ['at_address', undefined, 'affixed'],
    ['at_address', 'absent', 'absent'],
    ['in_person', undefined, 'posted'],
    ['in_person', 'delivered', 'abandoned'],
    ['board', 'withdrawn', 'abandoned'],
  ])('%s does not go from %s to %s', (method, last, act) => {
    expect(mayFollow(method, last, act)).toBe(false);
  });

  it('by e-mail counts later where the municipality waits for bounces', () => {
    expect(stateAfter('accepted', { emailDays: 3 })).toBe('open');
  });
});

describe('the table of steps', () => {
  const waysOn = (state: string) =>
    ACTS.filter((act) => STEPS[act].state === state).map(
      (act) => ACTS.filter((next) => STEPS[next].after.some((before) => before === act)).length,
    );

  it('never takes up again what has failed, and leaves each that is open several ways on', () => {
    expect(Math.max(...waysOn('failed'))).toBe(0);
    expect(Math.min(...waysOn('open'))).toBeGreaterThan(1);
  });

  it('offers people only what may follow', () => {
    const offered = Object.entries(NEXT) as [StepAct, readonly { act: StepAct }[]][];
    for (const [last, next] of offered) {
      const [method] = STEPS[last].methods;
      expect(next.filter(({ act }) => !mayFollow(method, last, act))).toEqual([]);
    }
  });
});
