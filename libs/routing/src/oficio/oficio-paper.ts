import { DomainError, TemplateProblem, type Log, type Queryable } from '@oficialia/platform';
import { oficioData } from '../referring/oficio-content.js';
import { renderOficio } from './oficio.pdf.js';
import type { OficioRow } from './oficios.queries.js';
import { shippedTemplate, type TemplateText } from './templates/shipped-template.js';
import { oficioNotPrintable, problemInWords } from './templates/template.errors.js';

type Printable = Pick<OficioRow, 'kind' | 'label' | 'content' | 'cancelled_at'>;

/** The PDF of an issued oficio, with the version of the template that it was issued with. Throws `oficio.template-broken` (422). */
export async function oficioPdf(source: Queryable, oficio: Printable): Promise<Buffer> {
  const template = await templateOf(source, oficio);
  try {
    return await print(oficio, template);
  } catch (error) {
    if (!(error instanceof TemplateProblem)) throw error;
    throw oficioNotPrintable(oficio.label, problemInWords(error, template.source));
  }
}

/** The PDF of an issued oficio among others: what its own template cannot print is printed with the product's. */
export async function oficioPdfInAnyCase(source: Queryable, oficio: Printable, log: Log): Promise<Buffer> {
  try {
    return await oficioPdf(source, oficio);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'oficio.template-broken') throw error;
    log.warn({ event: 'oficio.template-broken', oficio: oficio.label });
    return oficioPdfAsShipped(oficio);
  }
}

/** The PDF of an issued oficio with the text that came with the product, for when its own template makes none. */
export async function oficioPdfAsShipped(oficio: Printable): Promise<Buffer> {
  return print(oficio, await shippedTemplate(oficio.kind));
}

function print({ content, cancelled_at }: Printable, template: TemplateText): Promise<Buffer> {
  return renderOficio(oficioData(content), template, cancelled_at !== null);
}

/** Oficios from before the templates were edited print as the product does. */
async function templateOf(source: Queryable, { kind, content }: Printable): Promise<TemplateText> {
  const sql = 'SELECT wording, source FROM oficio_template WHERE id = $1';
  const [row] = content.template ? await source.query<TemplateText>(sql, [content.template]) : [];
  return row ?? shippedTemplate(kind);
}
