import { Db, type Actor } from '@oficialia/platform';
import type { RegistrationAside, ShownAside } from '@oficialia/registry';
import { documentAside } from '../../fields/document-aside.js';
import { visiblePages } from '../arrangement.js';
import { findPile } from '../piles.queries.js';
import { Filing } from './filing.service.js';

/** How a bundle is named in the address of the registration form: `/registrar?escrito=12-3`. */
export function bundleRef(pileId: number, bundleId: number): string {
  return `${pileId}-${bundleId}`;
}

/** A bundle of a pile stands beside the registration form, and goes to the petition that is made of it. */
export function registrationPaper(db: Db, filing: Filing): RegistrationAside {
  return {
    key: 'escrito',
    show: (ref, actor) => show(db, ref, actor),
    registered: async (ref, folio, actor) => {
      const found = parsed(ref);
      if (found) await filing.file(found.pile, found.bundle, folio, actor);
    },
  };
}

async function show(db: Db, ref: string, actor: Actor): Promise<ShownAside | undefined> {
  const found = parsed(ref);
  if (!found || !actor.permissions.has('scan.manage')) return undefined;
  const pile = await findPile(db, found.pile).catch(() => undefined);
  const bundle = pile?.arrangement.bundles.find(({ id }) => id === found.bundle);
  if (!pile || !bundle || bundle.filed) return undefined;
  const pages = visiblePages(bundle).map(({ document, page, turn }) => ({ documentId: document, number: page, turn }));
  const turnOf = (document: number, number: number) =>
    pages.find((page) => page.documentId === document && page.number === number)?.turn ?? 0;
  return documentAside(pages, db, actor, (document, number) =>
    pictureUrl(pile.id, document, number, turnOf(document, number)),
  );
}

/** Where the picture of a page is, turned as a person turned it. */
export function pictureUrl(pileId: number, document: number, page: number, turn: number, which = 'imagen'): string {
  return `/digitalizaciones/${pileId}/paginas/${document}/${page}/${which}${turn === 0 ? '' : `?giro=${turn}`}`;
}

function parsed(ref: string): { pile: number; bundle: number } | undefined {
  const match = /^(\d{1,9})-(\d{1,6})$/.exec(ref);
  return match ? { pile: Number(match[1]), bundle: Number(match[2]) } : undefined;
}
