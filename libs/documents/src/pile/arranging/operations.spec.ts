import { describe, expect, it } from 'vitest';
import { accountInWords, accountOf, EMPTY, pageKey, type ArrangedPage, type Arrangement } from '../arrangement.js';
import { changesBetween, stamped, undone } from './changes.js';
import { arranged, interleaved, type Operation } from './operations.js';

const pile = (...bundles: number[][]): Arrangement => ({
  next: bundles.length + 1,
  bundles: bundles.map((pages, index) => ({ id: index + 1, rev: 1, pages: pages.map((page) => sheet(page)) })),
});
const sheet = (page: number): ArrangedPage => ({ document: 7, page, turn: 0 });
const shape = ({ bundles }: Arrangement) => bundles.map(({ pages }) => pages.map(({ page }) => page));
const p = (page: number) => ({ document: 7, page });

/** The same numbers for the same seed. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * sides);
  };
}

function anyOperation(pile: Arrangement, roll: (sides: number) => number): Operation {
  const pages = pile.bundles.flatMap((bundle) => bundle.pages);
  const page = () => pages[roll(pages.length)] as ArrangedPage;
  const bundle = () => pile.bundles[roll(pile.bundles.length)]?.id ?? 0;
  const some = [page(), page(), page()];
  const operations: Operation[] = [
    { act: 'split', at: page() },
    { act: 'join', bundle: bundle(), with: bundle() },
    { act: 'collate', bundle: bundle(), with: bundle() },
    { act: 'move', pages: some, to: bundle(), ...(roll(2) > 0 && { before: page() }) },
    { act: 'move', pages: some, to: 'new' },
    { act: 'turn', pages: some, quarters: roll(7) - 3 },
    { act: 'hide', pages: some },
    { act: 'show', pages: some },
  ];
  return operations[roll(operations.length)] as Operation;
}

/** Every page and how it lies, whatever bundle it is in. */
const everyPage = ({ bundles }: Arrangement) =>
  bundles.flatMap(({ pages }) => pages.map((page) => pageKey(page))).toSorted();

describe('Whatever people do with a pile', () => {
  it('leaves every page in it exactly once, and each act can be undone to the letter', () => {
    let done = 0;
    for (let seed = 1; seed <= 60; seed++) {
      const roll = dice(seed);
      let now = pile([1, 2, 3, 4], [5], [6, 7, 8, 9, 10], [11, 12]);
      const all = everyPage(now);
      for (let version = 2; version < 40; version++) {
        const operation = anyOperation(now, roll);
        let after: Arrangement;
        try {
          after = stamped(now, arranged(now, operation), version);
        } catch {
          continue;
        }
        done++;
        expect(everyPage(after), JSON.stringify(operation)).toEqual(all);
        const { kept, separators, blanks, replaced, hidden, pages } = accountOf(after);
        expect(kept + separators + blanks + replaced + hidden).toBe(pages);
        expect(after.bundles.every((bundle) => bundle.pages.length > 0)).toBe(true);
        expect(new Set(after.bundles.map(({ id }) => id)).size).toBe(after.bundles.length);
        expect(undone(after, changesBetween(now, after))?.bundles, JSON.stringify(operation)).toEqual(now.bundles);
        now = after;
      }
    }
    expect(done).toBeGreaterThan(1000);
  });
});

describe('An act on a pile', () => {
  it.each<[string, Operation, number[][]]>([
    ['splits before a page', { act: 'split', at: p(2) }, [[1], [2, 3], [4, 5]]],
    ['joins two bundles', { act: 'join', bundle: 1, with: 2 }, [[1, 2, 3, 4, 5]]],
    [
      'moves a page to the end of another bundle',
      { act: 'move', pages: [p(1)], to: 2 },
      [
        [2, 3],
        [4, 5, 1],
      ],
    ],
    [
      'reorders within a bundle',
      { act: 'move', pages: [p(3)], to: 1, before: p(1) },
      [
        [3, 1, 2],
        [4, 5],
      ],
    ],
    ['makes a bundle of its own', { act: 'move', pages: [p(2)], to: 'new' }, [[1, 3], [2], [4, 5]]],
    ['takes a bundle away with its last page', { act: 'move', pages: [p(4), p(5)], to: 1 }, [[1, 2, 3, 4, 5]]],
  ])('%s', (_, operation, expected) => {
    expect(shape(arranged(pile([1, 2, 3], [4, 5]), operation))).toEqual(expected);
  });

  it('collates two passes of a one-sided scanner, and says so when a back is missing', () => {
    expect(shape(arranged(pile([1, 2, 3], [4, 5, 6]), { act: 'collate', bundle: 1, with: 2 }))).toEqual([
      [1, 6, 2, 5, 3, 4],
    ]);
    expect(() => interleaved([1, 2], [3])).toThrow('Los frentes son 2 y los reversos 1');
  });

  it('takes the blank back of a page along', () => {
    const withBack = pile([1, 2, 3], [4]);
    withBack.bundles[0]!.pages[1]!.hidden = 'blank';
    expect(shape(arranged(withBack, { act: 'move', pages: [p(1)], to: 2 }))).toEqual([[3], [4, 1, 2]]);
  });

  it('turns by quarters and keeps a hidden page hidden for its first reason', () => {
    const turned = arranged(arranged(pile([1]), { act: 'turn', pages: [p(1)], quarters: -1 }), {
      act: 'hide',
      pages: [p(1)],
    });
    expect(turned.bundles[0]?.pages).toEqual([{ ...sheet(1), turn: 3, hidden: 'by_hand' }]);
  });

  it('never touches what is filed, and makes a sure bundle wait for a person', () => {
    const filed = pile([1, 2], [3]);
    filed.bundles[1]!.filed = { folio: 'PM-2026-000001', document: 9 };
    filed.bundles[0]!.sure = true;
    expect(() => arranged(filed, { act: 'move', pages: [p(1)], to: 2 })).toThrow('ya se archivaron en PM-2026-000001');
    expect(arranged(filed, { act: 'hide', pages: [p(1)] }).bundles[0]?.sure).toBeUndefined();
  });
});

describe('An act of the past', () => {
  it('is undone without what others did since, unless they touched the same pages', () => {
    const before = pile([1, 2, 3], [4, 5]);
    const split = stamped(before, arranged(before, { act: 'split', at: p(2) }), 2);
    const elsewhere = stamped(split, arranged(split, { act: 'turn', pages: [p(4)], quarters: 1 }), 3);
    const onIt = stamped(split, arranged(split, { act: 'turn', pages: [p(2)], quarters: 1 }), 3);
    const changes = changesBetween(before, split);
    expect(undone(elsewhere, changes) && shape(undone(elsewhere, changes) as Arrangement)).toEqual([
      [1, 2, 3],
      [4, 5],
    ]);
    expect(undone(elsewhere, changes)?.bundles[1]?.pages[0]?.turn).toBe(1);
    expect(undone(onIt, changes)).toBeUndefined();
  });
});

describe('The account of a pile', () => {
  it('says in words where each page is', () => {
    const now = pile([1, 2, 3], [4], [5, 6]);
    now.bundles[0]!.pages[0]!.hidden = 'separator';
    now.bundles[0]!.pages[2]!.hidden = 'blank';
    now.bundles[2]!.pages[1]!.hidden = 'replaced';
    expect(accountInWords(accountOf(now))).toBe(
      '6 páginas: 3 en 3 escritos, 1 hoja separadora, 1 reverso en blanco, 1 hoja sustituida',
    );
    expect(accountInWords(accountOf(EMPTY))).toBe('0 páginas: 0 en 0 escritos');
  });
});
