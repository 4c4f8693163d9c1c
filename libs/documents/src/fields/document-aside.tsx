import type { Actor, Queryable } from '@oficialia/platform';
import { inSight, type ShownAside } from '@oficialia/registry';
import { BesidePages, type BesidePage } from './beside/beside-pages.js';
import { findFields } from './find-fields.js';

export interface PageOfDocument {
  documentId: number;
  /** In its document, from 1. */
  number: number;
}

/**
 * The pages of one letter, in the order given, to stand beside the registration form, and what they seem to say of its
 * fields. Pages in proposals are counted from 1 in that order. Pages that the actor may not see are left out.
 */
export async function documentAside(
  pages: readonly PageOfDocument[],
  source: Queryable,
  actor: Actor,
  pictureUrl: (documentId: number, number: number) => string,
  title = 'Escrito digitalizado',
): Promise<ShownAside> {
  const read = await source.query<Omit<BesidePage, 'imageUrl'> & PageOfDocument>(
    `SELECT g.document_id AS "documentId", g.number, g.text, g.words, g.confidence, g.width, g.height, g.failure
     FROM unnest($1::bigint[], $2::int[]) WITH ORDINALITY AS asked (document_id, number, place)
     JOIN page g ON g.document_id = asked.document_id AND g.number = asked.number
     JOIN document d ON d.id = g.document_id LEFT JOIN petition p ON p.id = d.petition_id
     WHERE d.petition_id IS NULL OR ${inSight(3)} ORDER BY asked.place`,
    [pages.map((page) => page.documentId), pages.map((page) => page.number), actor.departmentId],
  );
  const shown = read.map(({ documentId, number, ...page }, i) => ({
    ...page,
    number: i + 1,
    imageUrl: pictureUrl(documentId, number),
  }));
  const proposals = findFields(shown);
  return { aside: <BesidePages title={title} pages={shown} proposals={proposals} />, proposals };
}
