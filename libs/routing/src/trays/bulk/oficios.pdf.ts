import { PDFDocument } from '@cantoo/pdf-lib';
import type { Actor, Queryable } from '@oficialia/platform';
import { renderOficio } from '../../oficio/oficio.pdf.js';
import { oficioData } from '../../referring/oficio-content.js';
import { findOficio } from '../../referrals.queries.js';
import type { BulkActRowView } from './bulk-acts.queries.js';

/** The oficios of some rows as one file to print, in their order. Throws `oficio.not-found` for one out of sight. */
export async function oficiosAsOnePdf(source: Queryable, rows: BulkActRowView[], actor: Actor): Promise<Buffer> {
  const whole = await PDFDocument.create();
  for (const { folio, oficios } of rows) {
    for (const oficio of folio ? oficios : []) {
      const content = await findOficio(source, folio as string, oficio.replaceAll('/', '-'), actor);
      const one = await PDFDocument.load(await renderOficio(oficioData(content)));
      for (const page of await whole.copyPages(one, one.getPageIndices())) whole.addPage(page);
    }
  }
  return Buffer.from(await whole.save());
}
