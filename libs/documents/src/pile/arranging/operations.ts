import {
  bundleOf,
  samePage,
  visiblePages,
  type ArrangedPage,
  type Arrangement,
  type Bundle,
  type Hidden,
  type PageRef,
} from '../arrangement.js';
import { actDoesNotFit, alreadyFiled } from '../piles.errors.js';

/** What a person may do with the pages of a pile before they are filed. */
export type Operation =
  /** The page begins a bundle of its own. */
  | { act: 'split'; at: PageRef }
  /** The pages of `with` come behind those of `bundle`. */
  | { act: 'join'; bundle: number; with: number }
  /** Two passes of a one-sided scanner: `backs` lie in reverse order. */
  | { act: 'collate'; bundle: number; with: number }
  /** To the end of a bundle, in front of one of its pages, or into a new bundle. */
  | { act: 'move'; pages: PageRef[]; to: number | 'new'; before?: PageRef }
  | { act: 'turn'; pages: PageRef[]; quarters: number }
  | { act: 'hide'; pages: PageRef[] }
  | { act: 'show'; pages: PageRef[] };

/**
 * The arrangement after the act; every page stays exactly once. Throws `pile.act` for what does not fit and
 * `pile.already-filed` for bundles that are filed.
 */
export function arranged(arrangement: Arrangement, operation: Operation): Arrangement {
  switch (operation.act) {
    case 'split':
      return split(arrangement, operation.at);
    case 'join':
      return together(arrangement, operation, (first, second) => [...first, ...second]);
    case 'collate':
      return together(arrangement, operation, interleaved);
    case 'move':
      return move(arrangement, operation);
    case 'turn':
      return onPages(arrangement, operation.pages, (page) => ({
        ...page,
        turn: (page.turn + operation.quarters + 4) % 4,
      }));
    case 'hide':
      return onPages(arrangement, operation.pages, (page) => ({ ...page, hidden: page.hidden ?? 'by_hand' }));
    case 'show':
      return onPages(arrangement, operation.pages, ({ hidden: _, ...page }) => page);
  }
}

/** Fronts 1 to n and backs n to 1, as two passes of a feeder give them: 1, back of 1, 2, back of 2 … */
export function interleaved<T>(fronts: T[], backs: T[]): T[] {
  if (fronts.length !== backs.length) {
    throw actDoesNotFit(
      `Los frentes son ${fronts.length} y los reversos ${backs.length}: deben ser los mismos para intercalarlos.`,
    );
  }
  return fronts.flatMap((front, index) => [front, backs[backs.length - 1 - index] as T]);
}

/** What goes where the page in front of it goes: its blank back, and the page whose place it took. */
const COMPANIONS = new Set<Hidden | undefined>(['blank', 'replaced']);

/** The pages taken out of their bundles, with their companions; empty bundles are gone. */
export function without(arrangement: Arrangement, pages: PageRef[]): { rest: Arrangement; taken: ArrangedPage[] } {
  const taken: ArrangedPage[] = [];
  const bundles = arrangement.bundles.map((bundle) => {
    const leaving = new Set<ArrangedPage>();
    bundle.pages.forEach((page, index) => {
      const behind = index > 0 && leaving.has(bundle.pages[index - 1] as ArrangedPage) && COMPANIONS.has(page.hidden);
      if (behind || pages.some((each) => samePage(each, page))) leaving.add(page);
    });
    if (leaving.size === 0) return bundle;
    taken.push(...leaving);
    return touched(
      bundle,
      bundle.pages.filter((page) => !leaving.has(page)),
    );
  });
  return { rest: { ...arrangement, bundles: bundles.filter((bundle) => bundle.pages.length > 0) }, taken };
}

function split(arrangement: Arrangement, at: PageRef): Arrangement {
  const bundle = open(bundleOf(arrangement, at));
  const index = bundle.pages.findIndex((page) => samePage(page, at));
  const [front, back] = [bundle.pages.slice(0, index), bundle.pages.slice(index)];
  if (front.length === 0)
    throw actDoesNotFit('Esa página ya es la primera: elija la página con que empieza el otro escrito.');
  const parts = [touched(bundle, front), { id: arrangement.next, rev: 0, pages: back }];
  return { next: arrangement.next + 1, bundles: replaced(arrangement.bundles, bundle.id, parts) };
}

function together(
  arrangement: Arrangement,
  { bundle: into, with: other }: { bundle: number; with: number },
  order: (first: ArrangedPage[], second: ArrangedPage[]) => ArrangedPage[],
): Arrangement {
  if (into === other) throw actDoesNotFit('Elija dos escritos distintos.');
  const [first, second] = [byId(arrangement, into), byId(arrangement, other)];
  const { folio = second.folio, department = second.department, doubt = second.doubt } = first;
  const pages = order(first.pages, second.pages);
  const one = {
    ...touched(first, pages),
    ...(folio && { folio }),
    ...(department && { department }),
    ...(doubt && { doubt }),
  };
  const bundles = arrangement.bundles.filter(({ id }) => id !== other);
  return { ...arrangement, bundles: replaced(bundles, into, [one]) };
}

function move(arrangement: Arrangement, { pages, to, before }: Operation & { act: 'move' }): Arrangement {
  if (pages.length === 0) throw actDoesNotFit('Marque al menos una página.');
  const sources = pages.map((page) => open(bundleOf(arrangement, page)));
  const target = to === 'new' ? undefined : byId(arrangement, to);
  const { rest, taken } = without(arrangement, pages);
  if (!target) {
    const fresh: Bundle = { id: arrangement.next, rev: 0, pages: taken };
    const last = arrangement.bundles.findLastIndex((bundle) => sources.includes(bundle));
    const ahead = new Set(arrangement.bundles.slice(0, last + 1).map(({ id }) => id));
    const at = rest.bundles.filter(({ id }) => ahead.has(id)).length;
    return { next: arrangement.next + 1, bundles: rest.bundles.toSpliced(at, 0, fresh) };
  }
  const stay = rest.bundles.find(({ id }) => id === target.id);
  // All its pages were taken: it is filled again where it was.
  const bundles = stay ? rest.bundles : restored(arrangement, rest, target.id);
  const left = stay?.pages ?? [];
  const at = positionBefore(target.pages, left, before);
  return { ...rest, bundles: replaced(bundles, target.id, [touched(target, left.toSpliced(at, 0, ...taken))]) };
}

function restored(all: Arrangement, rest: Arrangement, id: number): Bundle[] {
  const there = new Set(rest.bundles.map((bundle) => bundle.id));
  return all.bundles
    .filter((bundle) => bundle.id === id || there.has(bundle.id))
    .map((bundle) => rest.bundles.find((each) => each.id === bundle.id) ?? bundle);
}

/** Where in `left` the page `before`, or the first behind it that was not taken, is; the end without one. */
function positionBefore(all: ArrangedPage[], left: ArrangedPage[], before: PageRef | undefined): number {
  if (!before) return left.length;
  const from = all.findIndex((page) => samePage(page, before));
  const next = from < 0 ? undefined : all.slice(from).find((page) => left.includes(page));
  return next ? left.indexOf(next) : left.length;
}

function onPages(arrangement: Arrangement, refs: PageRef[], change: (page: ArrangedPage) => ArrangedPage): Arrangement {
  if (refs.length === 0) throw actDoesNotFit('Marque al menos una página.');
  const affected = new Set(refs.map((ref) => open(bundleOf(arrangement, ref)).id));
  const bundles = arrangement.bundles.map((bundle) => {
    if (!affected.has(bundle.id)) return bundle;
    const pages = bundle.pages.map((page) => (refs.some((ref) => samePage(ref, page)) ? change(page) : page));
    return touched(bundle, pages);
  });
  return { ...arrangement, bundles };
}

/** A bundle that a person has touched waits for a person to file it. */
function touched({ sure: _, ...bundle }: Bundle, pages: ArrangedPage[]): Bundle {
  return { ...bundle, pages };
}

function replaced(bundles: Bundle[], id: number, parts: Bundle[]): Bundle[] {
  return bundles.flatMap((bundle) => (bundle.id === id ? parts : [bundle]));
}

function byId(arrangement: Arrangement, id: number): Bundle {
  return open(arrangement.bundles.find((bundle) => bundle.id === id));
}

function open(bundle: Bundle | undefined): Bundle {
  if (!bundle) throw actDoesNotFit('Esas hojas ya no están donde usted las vio. Abajo está cómo quedaron.');
  if (bundle.filed) throw alreadyFiled(bundle.filed.folio);
  return bundle;
}

/** Whether there is a page to file in it. */
export function isEmpty(bundle: Bundle): boolean {
  return visiblePages(bundle).length === 0;
}
