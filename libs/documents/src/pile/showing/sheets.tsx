import { pageKey, samePage, type ArrangedPage, type Bundle, type Hidden } from '../arrangement.js';
import { pictureUrl } from '../filing/registration-paper.js';
import type { PileSheet } from '../piles.queries.js';

export const HIDDEN_NAMES: Record<Hidden, string> = {
  separator: 'separadora',
  blank: 'en blanco',
  replaced: 'sustituida',
  by_hand: 'oculta',
};

/** The pages of a bundle in small, each to be marked for an act, dragged, or opened. */
export function Sheets({ pileId, bundle, sheets }: { pileId: number; bundle: Bundle; sheets: PileSheet[] }) {
  return (
    <ol class="sheets" data-sheets={bundle.id}>
      {bundle.pages.map((page) => (
        <SheetItem key={pageKey(page)} pileId={pileId} page={page} sheets={sheets} />
      ))}
    </ol>
  );
}

/** Where a page lies in the whole pile, from 1: the number that people know it by. */
export function numberOf(page: ArrangedPage, sheets: PileSheet[]): number {
  return sheets.findIndex((sheet) => samePage(sheet, page)) + 1;
}

function SheetItem({ pileId, page, sheets }: { pileId: number; page: ArrangedPage; sheets: PileSheet[] }) {
  const key = pageKey(page);
  const number = numberOf(page, sheets);
  const isUnread = sheets[number - 1]?.status === 'unreadable';
  const note = page.hidden ? HIDDEN_NAMES[page.hidden] : isUnread ? 'sin leer' : undefined;
  return (
    <li class={page.hidden ? 'sheet sheet--hidden' : 'sheet'} data-page={key}>
      <label>
        <input type="checkbox" name="pages" value={key} />
        <img
          src={pictureUrl(pileId, page.document, page.page, page.turn, 'miniatura')}
          alt=""
          loading="lazy"
          width={120}
        />
        <span>
          <span class="vh">Página </span>
          {number}
          {note && <small> {note}</small>}
        </span>
      </label>
      <a class="sheet-open" href={`/digitalizaciones/${pileId}/hojas/${page.document}/${page.page}`}>
        Ver<span class="vh"> la página {number}</span>
      </a>
    </li>
  );
}
