import { describe, expect, it } from 'vitest';
import { foldMenu, type MenuEntry } from './menu.js';

const entry = (label: string, group?: string): MenuEntry => ({ href: `/${label}`, label, group });
const plain = (label: string) => ({ href: `/${label}`, label });
const alone = (most: number) => Array.from({ length: most }, (_, index) => entry(`solo-${index}`));

describe('A menu', () => {
  it('that is short stays as it is, whatever belongs together', () => {
    const short = [entry('a', 'uno'), ...alone(7), entry('b', 'uno')];
    expect(foldMenu(short)).toEqual(short.map(({ label }) => plain(label)));
  });

  it('that is long keeps behind a name what belongs together, after all the rest', () => {
    const long = [entry('a', 'uno'), entry('b', 'dos'), ...alone(7), entry('c', 'uno'), entry('d', 'dos')];
    const [first, second] = foldMenu(long).slice(-2);
    expect(foldMenu(long)).toHaveLength(9);
    expect([first, second]).toEqual([
      { label: 'uno', items: [plain('a'), plain('c')] },
      { label: 'dos', items: [plain('b'), plain('d')] },
    ]);
  });

  it('never hides one entry alone', () => {
    expect(foldMenu([entry('a', 'uno'), ...alone(9)])[0]).toEqual(plain('a'));
  });
});
