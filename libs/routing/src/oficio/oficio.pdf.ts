import { compilePdf, dateInWords, qrSvg } from '@oficialia/platform';
import type { OficioData } from './oficio-data.js';

/** The oficio that turns a petition to a department, letter paper, PDF/A-2a. */
export async function renderOficio(data: OficioData): Promise<Buffer> {
  const { petition, term } = data;
  const view = {
    ...data,
    issuedOn: dateInWords(data.issuedOn),
    petition: { ...petition, receivedOn: dateInWords(petition.receivedOn) },
    term: term ? { ...term, dueDate: term.dueDate && dateInWords(term.dueDate) } : null,
    addressee: { ...data.addressee, name: data.addressee.name.toLocaleUpperCase('es-MX') },
    notes: data.notes ?? null,
    qr: qrSvg(data.verificationUrl),
  };
  return compilePdf('libs/routing/src/oficio/oficio.typ', view, {
    title: `Oficio ${data.number}: se turna petición folio ${petition.folio}`,
    date: data.issuedAt,
  });
}
