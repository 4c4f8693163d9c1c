import { joinPdfs, type Actor, type Log, type Queryable } from '@oficialia/platform';
import { oficioPdfInAnyCase } from '../../oficio/oficio-paper.js';
import { findOficio } from '../../oficio/oficios.queries.js';
import type { BulkActRowView } from './bulk-acts.queries.js';

/** The oficios of some rows as one file to print, in their order. Throws `oficio.not-found` for one out of sight. */
export async function oficiosAsOnePdf(
  source: Queryable,
  rows: BulkActRowView[],
  { actor, log }: { actor: Actor; log: Log },
): Promise<Buffer> {
  const papers: Buffer[] = [];
  for (const { folio, oficios } of rows) {
    for (const label of folio ? oficios : []) {
      const oficio = await findOficio(source, folio as string, label.replaceAll('/', '-'), actor);
      papers.push(await oficioPdfInAnyCase(source, oficio, log));
    }
  }
  return joinPdfs(papers);
}
