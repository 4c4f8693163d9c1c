import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, it } from 'vitest';
import { renderNotificationSheet, type NotificationSheetData } from './notification-sheet.pdf.js';

const data: Omit<NotificationSheetData, 'method'> = {
  letterhead: {
    institution: 'H. Ayuntamiento de Prueba',
    office: 'Secretaría Particular',
    lines: [],
    accent: '#7b1e3a',
  },
  place: 'Prueba, Oaxaca',
  issuedAt: new Date('2026-11-25T18:00:00Z'),
  petitioner: { name: 'Ma. #Ñáñez *O’Farrill*', address: 'Hidalgo 5, Centro' },
  folio: 'PM-2026-000123',
  receivedOn: '2026-11-20',
  repliedOn: '2026-11-24',
  departments: ['Dirección de Agua', 'Ecología'],
};
const WHOLE = ['MA. #ÑÁÑEZ *O’FARRILL*', 'PM-2026-000123', 'Dirección de Agua y Ecología', '24 de noviembre de 2026'];

it.each([
  ['board', ['POR ESTRADOS', 'Se fija en Prueba', 'Se retira'], ['CITATORIO']],
  ['at_address', ['CITATORIO', 'Hidalgo 5, Centro', 'representante', 'no se copia su número'], ['POR ESTRADOS']],
  ['in_person', ['Firma de quien recibe', 'no se copia su número'], ['CITATORIO', 'POR ESTRADOS', 'Hidalgo']],
] as const)('is a sheet for %s', async (method, shown, missing) => {
  const text = await textOf(await renderNotificationSheet({ ...data, method }));
  for (const part of [...WHOLE, ...shown]) expect(text).toContain(part);
  for (const part of missing) expect(text).not.toContain(part);
});

async function textOf(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return texts.join('\n').replace(/\s+/g, ' ');
}
