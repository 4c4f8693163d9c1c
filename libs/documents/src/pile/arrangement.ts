/** A page of a file of the pile. */
export interface PageRef {
  document: number;
  /** From 1. */
  page: number;
}

/** Why a page is not part of what is filed. It stays in the scan and can be shown again. */
export type Hidden = 'blank' | 'separator' | 'replaced' | 'by_hand';

export interface ArrangedPage extends PageRef {
  /** Quarter turns clockwise that a person added to those of the reading. */
  turn: number;
  hidden?: Hidden;
}

/** Pages that belong together: what will be one document of one petition. */
export interface Bundle {
  /** Unique in its pile and never given again. */
  id: number;
  /** The version of the pile that changed it last. */
  rev: number;
  pages: ArrangedPage[];
  /** Proposed by the sticker on its first page. */
  folio?: string;
  /** The sticker's code fits and no person has touched the bundle: it is filed by itself. */
  sure?: boolean;
  /** A paper of ours that comes back: of which kind, which one, what it is called, and why it waits for a person. */
  paper?: { meaning: string; ref: string; name: string; doubt?: string };
  /** Key of the department that its separator sheet names. */
  department?: string;
  /** Why a code on its paper was not believed. */
  doubt?: 'forged' | 'ambiguous';
  filed?: { folio: string; document: number };
}

/** Where every page of a pile is. */
export interface Arrangement {
  /** The id of the next bundle. */
  next: number;
  bundles: Bundle[];
}

export const EMPTY: Arrangement = { next: 1, bundles: [] };

/** What happened to the pages that came in; `pages` is always the sum of the others but `bundles`. */
export interface PageAccount {
  pages: number;
  /** In bundles, and in how many of them. */
  kept: number;
  bundles: number;
  separators: number;
  blanks: number;
  replaced: number;
  hidden: number;
}

/** `7-3`: a page in forms and addresses. */
export function pageKey({ document, page }: PageRef): string {
  return `${document}-${page}`;
}

export function samePage(a: PageRef, b: PageRef): boolean {
  return a.document === b.document && a.page === b.page;
}

export function visiblePages(bundle: Bundle): ArrangedPage[] {
  return bundle.pages.filter((page) => page.hidden === undefined);
}

/** The bundles that still have to be filed. */
export function waitingBundles({ bundles }: Arrangement): Bundle[] {
  return bundles.filter((bundle) => !bundle.filed && visiblePages(bundle).length > 0);
}

/** The bundle that holds this page. */
export function bundleOf(arrangement: Arrangement, page: PageRef): Bundle | undefined {
  return arrangement.bundles.find((bundle) => bundle.pages.some((each) => samePage(each, page)));
}

/** Counts every page of the arrangement once. */
export function accountOf({ bundles }: Arrangement): PageAccount {
  const pages = bundles.flatMap((bundle) => bundle.pages);
  const count = (hidden: Hidden | undefined) => pages.filter((page) => page.hidden === hidden).length;
  return {
    pages: pages.length,
    kept: count(undefined),
    bundles: bundles.filter((bundle) => visiblePages(bundle).length > 0).length,
    separators: count('separator'),
    blanks: count('blank'),
    replaced: count('replaced'),
    hidden: count('by_hand'),
  };
}

/** `40 páginas: 36 en 8 escritos, 3 hojas separadoras, 1 reverso en blanco`. */
export function accountInWords(account: PageAccount): string {
  const parts = [
    `${account.kept} en ${counted(account.bundles, 'escrito', 'escritos')}`,
    account.separators > 0 && counted(account.separators, 'hoja separadora', 'hojas separadoras'),
    account.blanks > 0 && counted(account.blanks, 'reverso en blanco', 'reversos en blanco'),
    account.replaced > 0 && counted(account.replaced, 'hoja sustituida', 'hojas sustituidas'),
    account.hidden > 0 && counted(account.hidden, 'hoja oculta', 'hojas ocultas'),
  ];
  return `${counted(account.pages, 'página', 'páginas')}: ${parts.filter(Boolean).join(', ')}`;
}

/** `1 página`, `1,240 páginas`. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('es-MX')} ${count === 1 ? one : many}`;
}
