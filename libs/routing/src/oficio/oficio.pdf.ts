import { compileApart, dateInWords, qrSvg } from '@oficialia/platform';
import type { OficioData } from './oficio-data.js';
import type { TemplateText } from './templates/shipped-template.js';
import { PARAGRAPH_KEYS, wordedParts, type Part, type WordingField } from './templates/wording.js';

/**
 * An oficio with the text of a template, letter paper, PDF/A-2a; a cancelled one says so across every page. Throws
 * TemplateProblem when the template makes none.
 */
export async function renderOficio(data: OficioData, template: TemplateText, cancelled = false): Promise<Buffer> {
  const { petition, term, kind = 'referral' } = data;
  const view = {
    ...data,
    kind,
    issuedOn: dateInWords(data.issuedOn),
    petition: { ...petition, receivedOn: dateInWords(petition.receivedOn) },
    term: term ? { ...term, dueDate: term.dueDate && dateInWords(term.dueDate) } : null,
    addressee: { ...data.addressee, name: data.addressee.name.toLocaleUpperCase('es-MX') },
    notes: data.notes ?? null,
    qr: qrSvg(data.verificationUrl),
    wording: filledWording(data, template),
  };
  const matter = kind === 'remission' ? 'se remite' : 'se turna';
  return compileApart({
    source: template.source,
    data: view,
    options: { title: `Oficio ${data.number}: ${matter} petición folio ${petition.folio}`, date: data.issuedAt },
    across: cancelled ? 'CANCELADO' : undefined,
  });
}

/** The paragraphs of this oficio; `request` holds the one that fits it. */
function filledWording(data: OficioData, { wording }: TemplateText): Record<string, Part[]> {
  const values = valuesOf(data);
  const filled = Object.fromEntries(PARAGRAPH_KEYS.map((key) => [key, wordedParts(wording[key], values).parts]));
  const expectsReply = data.kind === 'remission' || Boolean(data.term);
  return { ...filled, request: filled[expectsReply ? 'request' : 'information'] as Part[] };
}

function valuesOf({ petition, term, ...data }: OficioData): Record<WordingField, string> {
  const due = term?.dueDate ? `a más tardar el ${dateInWords(term.dueDate)}` : 'contado desde que acuse de recibo';
  return {
    oficio: data.number,
    folio: petition.folio,
    peticionario: petition.petitioner,
    asunto: petition.subject,
    recibida: dateInWords(petition.receivedOn),
    fundamento: data.legalBasis,
    dependencia: data.addressee.department,
    instruccion: data.instruction,
    plazo: term?.words ?? '',
    vencimiento: term ? due : '',
  };
}
