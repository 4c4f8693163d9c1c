import type { ArrangedPage, Bundle, PageRef } from '../arrangement.js';
import type { PaperRef, PaperVerdict } from '../papers/paper-meanings.js';
import type { Mark } from './marks.js';

/** A page as it was read. */
export interface ScannedPage extends PageRef {
  blank: boolean;
  marks: Mark[];
  /** First page of a file that is a document in itself (PDF, TIFF): its pages belong to nothing before. */
  opensFile?: boolean;
}

/** Whether the code of a sticker belongs to its folio, and the petition may receive papers. */
export type StickerVerdict = (sticker: { folio: string; code: string }) => boolean;

/** What marks are worth. */
export interface Verdict {
  sticker: StickerVerdict;
  paper: (paper: PaperRef) => PaperVerdict | undefined;
}

interface Group extends Omit<Bundle, 'id' | 'rev'> {
  /** What its sticker or its own QR claims, believed or not. */
  claim?: string;
}

/**
 * Parts a pile into bundles, which get ids from `next` on. A sticker of another folio, a paper that
 * comes back, a separator sheet or a new file begins a bundle; every other page belongs to the bundle before. Separators and blank pages are hidden, none is lost.
 */
export function splitPages(pages: readonly ScannedPage[], verdict: Verdict, next: number): Bundle[] {
  const groups: Group[] = [];
  for (const page of pages) {
    const { starts, ...group } = groupOf(page, verdict);
    const current = groups.at(-1);
    if (!current || startsAnother(current, group, starts || page.opensFile === true)) groups.push(group);
    else take(current, group);
  }
  return gathered(groups).map(({ claim: _, ...group }, index) => ({ id: next + index, rev: 0, ...group }));
}

/** The page as a group of its own; `starts` when its marks begin a bundle. */
function groupOf(page: ScannedPage, verdict: Verdict): Group & { starts: boolean } {
  const { document, page: number, blank, marks } = page;
  const sheet: ArrangedPage = { document, page: number, turn: 0 };
  const separator = marks.find((mark) => mark.kind === 'separator');
  if (separator) {
    const { department } = separator;
    return { pages: [{ ...sheet, hidden: 'separator' }], starts: true, ...(department && { department }) };
  }
  const stickers = marks.filter((mark) => mark.kind === 'sticker');
  const [sticker] = stickers;
  const papers = marks.filter((mark) => mark.kind === 'paper');
  if (!sticker && papers.length > 0) return { pages: [sheet], starts: true, ...returned(papers, verdict) };
  if (!sticker) return { pages: [blank ? { ...sheet, hidden: 'blank' } : sheet], starts: false };
  const claim = sticker.folio;
  const isOne = stickers.every(({ folio }) => folio === claim);
  if (!isOne) return { pages: [sheet], starts: true, doubt: 'ambiguous' };
  const believed = stickers.every((each) => verdict.sticker(each));
  return { pages: [sheet], starts: true, claim, ...(believed ? { folio: claim, sure: true } : { doubt: 'forged' }) };
}

/** What a paper that comes back claims, and whether it files itself. */
function returned(papers: (PaperRef & { kind: 'paper' })[], verdict: Verdict): Omit<Group, 'pages'> {
  const { meaning, ref } = papers[0] as PaperRef;
  if (papers.some((each) => each.ref !== ref)) return { doubt: 'ambiguous' };
  const { name = ref, folio, doubt } = verdict.paper({ meaning, ref }) ?? {};
  const paper = { meaning, ref, name, ...(doubt && { doubt }) };
  return { claim: `${meaning}:${ref}`, paper, ...(folio && { folio }), ...(folio && !doubt && { sure: true }) };
}

function startsAnother(current: Group, group: Group, starts: boolean): boolean {
  if (!starts) return false;
  if (isSeparator(group)) return true;
  // Behind a separator sheet the bundle is still to get its first page.
  if (!current.pages.some((page) => page.hidden === undefined)) return false;
  const sameSticker = group.claim !== undefined && group.claim === current.claim && group.doubt === current.doubt;
  return !sameSticker;
}

function take(current: Group, group: Group): void {
  current.pages.push(...group.pages);
  const { claim, folio, sure, doubt, paper } = group;
  if (claim !== undefined && current.claim === undefined) Object.assign(current, { claim });
  if (doubt) Object.assign(current, { doubt });
  if (folio && !current.folio) Object.assign(current, { folio, ...(sure && { sure }) });
  if (paper && !current.paper) Object.assign(current, { paper });
}

function isSeparator(group: Group): boolean {
  return group.pages[0]?.hidden === 'separator';
}

/** A group without a page to file goes with the one before it, at the start of the pile with the one behind. */
function gathered(groups: Group[]): Group[] {
  const kept: Group[] = [];
  let ahead: ArrangedPage[] = [];
  for (const group of groups) {
    if (group.pages.some((page) => page.hidden === undefined)) {
      kept.push({ ...group, pages: [...ahead, ...group.pages] });
      ahead = [];
    } else if (kept.length > 0) kept.at(-1)?.pages.push(...group.pages);
    else ahead = [...ahead, ...group.pages];
  }
  return ahead.length > 0 ? [{ pages: ahead }] : kept;
}
