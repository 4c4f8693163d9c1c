import { describe, expect, it } from 'vitest';
import { foldMenu, type MenuEntry } from './menu.js';

const entry = (label: string, group?: string): MenuEntry => ({ href: `/${label}`, label, group });
const alone = (most: number) => Array.from({ length: most }, (_, index) => entry(`solo-${index}`));

describe('A menu', () => {
  it('that is short stays as it is, whatever belongs together', () => {
    const short = [entry('a', 'uno'), ...alone(7), entry('b', 'uno')];
    expect(foldMenu(short)).toEqual(short);
  });

  it('that is long keeps behind a name what belongs together, after all the rest', () => {
    const long = [entry('a', 'uno'), entry('b', 'dos'), ...alone(7), entry('c', 'uno'), entry('d', 'dos')];
    expect(foldMenu(long)).toEqual([
      ...alone(7),
      { label: 'uno', items: [entry('a', 'uno'), entry('c', 'uno')] },
      { label: 'dos', items: [entry('b', 'dos'), entry('d', 'dos')] },
    ]);
  });

  it('never hides one entry alone', () => {
    const long = [entry('a', 'uno'), ...alone(9)];
    expect(foldMenu(long)).toEqual(long);
  });
});
