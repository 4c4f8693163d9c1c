import { accountOf, waitingBundles, type PageAccount } from '../arrangement.js';
import type { PileFileRow, PileRow } from '../piles.queries.js';

/** How far a pile is, for the list and the head of its page. */
export interface PileOverview {
  account: PageAccount;
  /** Its files are read, split and what is sure is filed. */
  isSettled: boolean;
  pagesRead: number;
  /** Pages of the files that were opened. */
  pagesInAll: number;
  filed: number;
  waiting: number;
  failures: { name: string; failure: string }[];
}

/** Counts a pile. Pages of files whose reading has not ended are not in its arrangement yet. */
export function overviewOf(pile: PileRow, files: PileFileRow[]): PileOverview {
  const sum = (numbers: (number | null)[]) => numbers.reduce<number>((total, each) => total + (each ?? 0), 0);
  const { bundles } = pile.arrangement;
  const isBeingFiled = !pile.awaits_backs && bundles.some(({ sure, filed }) => sure && !filed);
  return {
    account: accountOf(pile.arrangement),
    isSettled: files.every((file) => file.arranged_at !== null) && !isBeingFiled,
    pagesRead: sum(files.map((file) => file.pages_done)),
    pagesInAll: sum(files.map((file) => file.pages)),
    filed: bundles.filter((bundle) => bundle.filed).length,
    waiting: waitingBundles(pile.arrangement).length,
    failures: files.flatMap(({ name, failure, pages_done: done }) => (failure && done === 0 ? { name, failure } : [])),
  };
}

/** `Leídas 12 de 40 páginas…`, or what else is going on. */
export function progressInWords({ pagesRead, pagesInAll, account }: PileOverview): string {
  if (account.pages > 0 && account.pages === pagesRead) return 'Archivando lo que trae etiqueta…';
  if (pagesInAll === 0) return 'En espera de lectura…';
  if (pagesRead >= pagesInAll) return 'Separando los escritos…';
  return `Leídas ${pagesRead} de ${pagesInAll} páginas…`;
}
