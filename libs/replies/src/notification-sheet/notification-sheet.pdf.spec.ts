import { expect, it } from 'vitest';
import { pdfText } from '../../../platform/src/pdf/pdf-text.fixture.js';
import type { NotificationLetterData } from '../notification-letter/notification-letter-data.js';
import { renderNotificationSheet } from './notification-sheet.pdf.js';

const data: NotificationLetterData = {
  letterhead: {
    institution: 'H. Ayuntamiento de Prueba',
    office: 'Secretaría Particular',
    lines: [],
    accent: '#7b1e3a',
  },
  place: 'Prueba, Oaxaca',
  issuedOn: '2026-11-25',
  issuedAt: new Date('2026-11-25T18:00:00Z'),
  petitioner: { name: 'Ma. #Ñáñez *O’Farrill*', address: 'Hidalgo 5, Centro' },
  petition: { folio: 'PM-2026-000123', receivedOn: '2026-11-20', subject: 'Fuga de agua' },
  reply: { department: 'la Dirección de Agua', repliedOn: '2026-11-24', text: 'Se reparó.', attachments: [] },
  signatory: { name: 'Mtra. Luna', position: 'Secretaria Particular' },
  lookupUrl: 'https://ejemplo.mx/c/1',
};
const WHOLE = ['MA. #ÑÁÑEZ *O’FARRILL*', 'PM-2026-000123', 'la Dirección de Agua', '24 de noviembre de 2026'];

it.each([
  ['board', ['POR ESTRADOS', 'Se fija en Prueba', 'Se retira'], ['CITATORIO', 'Se reparó']],
  ['at_address', ['CITATORIO', 'Hidalgo 5, Centro', 'representante', 'no se copia su número'], ['POR ESTRADOS']],
  ['in_person', ['Firma de quien recibe', 'no se copia su número'], ['CITATORIO', 'POR ESTRADOS', 'Hidalgo']],
] as const)('is a sheet for %s', async (method, shown, missing) => {
  const text = (await pdfText(await renderNotificationSheet(data, method))).replace(/\s+/g, ' ');
  for (const part of [...WHOLE, ...shown]) expect(text).toContain(part);
  for (const part of missing) expect(text).not.toContain(part);
});
