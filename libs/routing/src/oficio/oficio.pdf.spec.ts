import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, it } from 'vitest';
import type { OficioData } from './oficio-data.js';
import { renderOficio } from './oficio.pdf.js';
import { shippedTemplate } from './templates/shipped-template.js';

const data: OficioData = {
  letterhead: { institution: 'Ayuntamiento de Prueba', office: 'Secretaría Particular', lines: [], accent: '#6b1d2f' },
  number: 'SP/0001/2026',
  place: 'Prueba, Estado de México',
  issuedOn: '2026-11-23',
  issuedAt: new Date('2026-11-23T17:00:00Z'),
  addressee: { name: 'Ing. Peña', position: 'Director de Agua', department: 'Dirección de Agua Potable' },
  petition: {
    folio: 'PM-2026-000123',
    petitioner: 'Ma. Ñáñez',
    receivedOn: '2026-11-20',
    subject: 'Fuga de agua',
    points: ['Reparar.', 'Informar.'],
  },
  legalBasis: 'el artículo 42 del Bando',
  instruction: 'Para su atención',
  term: { words: '10 días hábiles', dueDate: '2026-12-07' },
  signatory: { name: 'Mtra. Luna', position: 'Secretaria Particular' },
  copiesTo: ['Contraloría Interna.', 'Archivo.'],
  verificationUrl: 'https://ejemplo.mx/o/1',
};

const render = async (data: OficioData, cancelled = false) =>
  renderOficio(data, await shippedTemplate(data.kind ?? 'referral'), cancelled);

async function read(pdf: Buffer): Promise<{ text: string; pages: number }> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return { text: texts.join('\n').replace(/\s+/g, ' '), pages: texts.length };
}

it('says on one page what is turned, to whom, on what basis and by when it must be answered', async () => {
  const { text, pages } = await read(await render(data));
  expect(pages).toBe(1);
  const shown = [
    'OFICIO NÚM. SP/0001/2026',
    'Se turna petición folio PM-2026-000123',
    'a 23 de noviembre de 2026',
    'ING. PEÑA',
    'Ma. Ñáñez',
  ];
  shown.push(
    '20 de noviembre de 2026',
    'Fuga de agua',
    '1. Reparar. 2. Informar.',
    'el artículo 42 del Bando',
    'Para su atención',
  );
  shown.push('10 días hábiles', '7 de diciembre de 2026', 'solicito remita copia de conocimiento de la resolución');
  shown.push('Mtra. Luna', 'c.c.p. Contraloría Interna.', 'c.c.p. Archivo.', 'https://ejemplo.mx/o/1', 'Página 1 de 1');
  for (const item of shown) expect(text).toContain(item);
});

it('counts from the acknowledgement where the regime says so', async () => {
  const { text } = await read(await render({ ...data, term: { words: '3 meses', dueDate: null } }));
  expect(text).toContain('dentro del plazo de 3 meses, contado desde que acuse de recibo');
});

it('asks for no answer when the petition is turned for information', async () => {
  const { text } = await read(await render({ ...data, term: null, instruction: 'Para su conocimiento' }));
  expect(text).not.toContain('hábiles');
  expect(text).toContain('solicito remita copia de conocimiento de la resolución');
});

it('numbers its pages and repeats the folio when the petition is long', async () => {
  const points = Array.from({ length: 60 }, (_, index) => `Punto #${index} *literal* \\ <b>`);
  const { text, pages } = await read(await render({ ...data, petition: { ...data.petition, points } }));
  expect(pages).toBeGreaterThan(1);
  expect(text).toContain('Punto #59 *literal* \\ <b>');
  expect(text).toContain(`Petición folio PM-2026-000123 Página ${pages} de ${pages}`);
});

it('says to another authority that the matter is not municipal, and asks it to answer itself', async () => {
  const { text } = await read(await render({ ...data, kind: 'remission', term: null, instruction: 'Remisión' }));
  expect(text).toContain('Se remite por incompetencia la petición folio PM-2026-000123');
  expect(text).toContain('por no ser su materia de la competencia de este Ayuntamiento');
  expect(text).toContain('responder directamente a la persona peticionaria');
});

it('says across every page that it was cancelled', async () => {
  const points = Array.from({ length: 60 }, (_, index) => `Punto ${index}`);
  const { text, pages } = await read(await render({ ...data, petition: { ...data.petition, points } }, true));
  expect(text.match(/CANCELADO/g)).toHaveLength(pages);
});
