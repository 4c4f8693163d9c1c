import { viewOf, type ViewState } from '@oficialia/platform';
import type { DocumentRow } from '../document-row.js';
import { wholeNumber } from '../documents.queries.js';

/** The document page. */
export const addressOf = (document: Pick<DocumentRow, 'folio' | 'id'>) =>
  `/peticiones/${document.folio}/documentos/${document.id}`;

/** What a document page shows, out of its address. */
export interface Look {
  /** 0 when the address names none. */
  page: number;
  view: ViewState;
  /** Words to be marked, as they were looked for. */
  highlight: string;
  /** Number of the word that is being corrected. */
  word?: number;
}

/** `?pagina=2&zoom=150&girar=90&resaltar=agua&palabra=17`. */
export function lookOf(query: Record<string, unknown>): Look {
  const text = (name: string) => (typeof query[name] === 'string' ? (query[name] as string) : undefined);
  const word = text('palabra');
  return {
    page: wholeNumber(text('pagina')),
    view: viewOf(query),
    highlight: (text('resaltar') ?? '').slice(0, 200),
    word: word !== undefined && /^\d{1,6}$/.test(word) ? Number(word) : undefined,
  };
}

/** The address of the same document with this look. */
export function hrefOf({ page, view, highlight, word }: Look): string {
  const parameters = new URLSearchParams();
  parameters.set('pagina', String(page));
  if (view.zoom !== 100) parameters.set('zoom', String(view.zoom));
  if (view.turn !== 0) parameters.set('girar', String(view.turn));
  if (highlight) parameters.set('resaltar', highlight);
  if (word !== undefined) parameters.set('palabra', String(word));
  return `?${parameters.toString()}`;
}
