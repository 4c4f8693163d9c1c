import type { PageRef } from '../arrangement.js';
import type { Operation } from '../arranging/operations.js';
import { actDoesNotFit } from '../piles.errors.js';

/** What the buttons of a pile's page ask for. */
export type AskedAct = { operation: Operation } | { undo: number } | { noBacks: true };

/** The act of a sent form: `act` names it, `pages` are the marked ones (`7-3`). Throws `pile.act`. */
export function askedAct(form: Record<string, unknown>): AskedAct {
  const act = typeof form['act'] === 'string' ? form['act'] : '';
  const pages = pagesIn(form['pages']);
  const pair = /^(join|collate)-(\d{1,6})-(\d{1,6})$/.exec(act);
  if (pair) {
    const [, name, bundle, other] = pair;
    return { operation: { act: name as 'join' | 'collate', bundle: Number(bundle), with: Number(other) } };
  }
  switch (act) {
    case 'undo':
      return { undo: numberIn(form['undo']) };
    case 'no-backs':
      return { noBacks: true };
    case 'split':
      return { operation: { act, at: onePage(pages) } };
    case 'turn':
      return { operation: { act, pages, quarters: numberIn(form['quarters']) || 1 } };
    case 'hide':
    case 'show':
      return { operation: { act, pages } };
    case 'move': {
      const [before] = pagesIn(form['before']);
      const to = form['to'] === 'new' ? 'new' : numberIn(form['to']);
      return { operation: { act, pages, to, ...(before && { before }) } };
    }
    default:
      throw actDoesNotFit('Elija qué hacer con las páginas.');
  }
}

/** The version of the pile that the person had in sight. */
export function seenVersion(form: Record<string, unknown>): number {
  return numberIn(form['version']);
}

export function numberIn(value: unknown): number {
  return typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : 0;
}

export function pagesIn(value: unknown): PageRef[] {
  return [value ?? []].flat().flatMap((key) => {
    const match = /^(\d{1,9})-(\d{1,6})$/.exec(typeof key === 'string' ? key : '');
    return match ? { document: Number(match[1]), page: Number(match[2]) } : [];
  });
}

function onePage(pages: PageRef[]): PageRef {
  const [page, another] = pages;
  if (!page || another) throw actDoesNotFit('Marque una sola página: la primera del otro escrito.');
  return page;
}
