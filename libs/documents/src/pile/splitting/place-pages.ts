import type { ArrangedPage, Arrangement, Bundle, PageRef } from '../arrangement.js';
import { bundleOf, samePage } from '../arrangement.js';
import { splitPages, type ScannedPage, type Verdict } from './split-pages.js';

/** Files whose reading has ended, in the order in which they came in. */
export interface ReadFile {
  role: 'pages' | 'backs' | 'replacement';
  replaces?: PageRef;
  pages: ScannedPage[];
}

/** Puts the pages of new files into the arrangement: split by their marks, backs behind their fronts, rescans in place. */
export function placed(
  arrangement: Arrangement,
  files: readonly ReadFile[],
  fronts: PageRef[],
  verdict: Verdict,
): Arrangement {
  const scanned = files.filter(({ role }) => role === 'pages').flatMap(({ pages }) => pages);
  const bundles = splitPages(scanned, verdict, arrangement.next);
  let result: Arrangement = { next: arrangement.next + bundles.length, bundles: [...arrangement.bundles, ...bundles] };
  for (const { role, replaces, pages } of files) {
    if (role === 'replacement' && replaces) result = replaced(result, replaces, pages);
  }
  const backs = files.filter(({ role }) => role === 'backs').flatMap(({ pages }) => pages);
  return backs.length > 0 ? withBacks(result, fronts, backs) : result;
}

/** Each back behind its front, wherever that is now; those whose front is filed, or all when the counts differ, stay together. */
function withBacks(arrangement: Arrangement, fronts: PageRef[], backs: ScannedPage[]): Arrangement {
  const isEven = fronts.length === backs.length;
  const homeless: ArrangedPage[] = [];
  let bundles = arrangement.bundles;
  backs.toReversed().forEach((back, index) => {
    const front = isEven ? fronts[index] : undefined;
    const bundle = front && bundleOf({ ...arrangement, bundles }, front);
    if (!front || !bundle || bundle.filed) homeless.push(sheetOf(back));
    else bundles = bundles.map((each) => (each === bundle ? beside(each, front, 1, [sheetOf(back)]) : each));
  });
  const pages = isEven ? homeless : homeless.toReversed();
  return pages.length > 0 ? withBundle({ ...arrangement, bundles }, pages) : { ...arrangement, bundles };
}

/** The page scanned again takes the place of the old one, which stays hidden behind it: a back comes behind both. */
function replaced(arrangement: Arrangement, old: PageRef, scans: ScannedPage[]): Arrangement {
  const pages = scans.map(sheetOf);
  const bundle = bundleOf(arrangement, old);
  if (pages.length === 0) return arrangement;
  if (!bundle || bundle.filed) return withBundle(arrangement, pages);
  const { sure: _, ...rest } = beside(bundle, old, 0, pages);
  const hidden = rest.pages.map((page): ArrangedPage => (samePage(page, old) ? { ...page, hidden: 'replaced' } : page));
  const bundles = arrangement.bundles.map((each) => (each === bundle ? { ...rest, pages: hidden } : each));
  return { ...arrangement, bundles };
}

/** With `pages` in front of (0) or behind (1) that page. */
function beside(bundle: Bundle, page: PageRef, side: 0 | 1, pages: ArrangedPage[]): Bundle {
  const at = bundle.pages.findIndex((each) => samePage(each, page)) + side;
  return { ...bundle, pages: bundle.pages.toSpliced(at, 0, ...pages) };
}

function withBundle(arrangement: Arrangement, pages: ArrangedPage[]): Arrangement {
  const fresh: Bundle = { id: arrangement.next, rev: 0, pages };
  return { next: arrangement.next + 1, bundles: [...arrangement.bundles, fresh] };
}

function sheetOf({ document, page, blank }: ScannedPage): ArrangedPage {
  return { document, page, turn: 0, ...(blank && { hidden: 'blank' as const }) };
}
