import { PDFiumLibrary } from '@hyzyla/pdfium';
import { expect, it } from 'vitest';
import type { NotificationLetterData } from './notification-letter-data.js';
import { renderNotificationLetter } from './notification-letter.pdf.js';

const data: NotificationLetterData = {
  letterhead: { institution: 'Ayuntamiento de Prueba', office: 'Secretaría Particular', lines: [], accent: '#6b1d2f' },
  place: 'Prueba, Estado de México',
  issuedOn: '2026-12-08',
  issuedAt: new Date('2026-12-08T17:00:00Z'),
  petitioner: { name: 'Ma. Ñáñez' },
  petition: { folio: 'PM-2026-000123', receivedOn: '2026-11-20', subject: 'Fuga de agua' },
  reply: {
    department: 'la Dirección de Agua',
    number: 'DA/211/2026',
    repliedOn: '2026-12-04',
    text: 'Se reparó.\n\n#fin *sí*\nAdiós',
    attachments: ['reporte.pdf'],
  },
  signatory: { name: 'Mtra. Luna', position: 'Secretaria Particular' },
  lookupUrl: 'https://ejemplo.mx/c/1',
};

async function textOf(pdf: Buffer): Promise<string> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText());
  document.destroy();
  library.destroy();
  return texts.join('\n').replaceAll('\r\n', '\n');
}

it('tells the petitioner who answered, when, and the whole text with its lines', async () => {
  const text = await textOf(await renderNotificationLetter(data));
  const shown = [
    'MA. ÑÁÑEZ',
    'PM-2026-000123',
    '20 de noviembre de 2026',
    'la Dirección de Agua',
    'DA/211/2026',
    '4 de diciembre de 2026',
  ];
  shown.push(
    'Fuga de agua',
    'Se reparó.\n#fin *sí*\nAdiós',
    'reporte.pdf',
    'Mtra. Luna',
    'https://ejemplo.mx/c/1',
    'Página 1 de 1',
  );
  for (const item of shown) expect(text).toContain(item);
});

it('leaves out the number and the documents when there are none', async () => {
  const text = await textOf(
    await renderNotificationLetter({ ...data, reply: { ...data.reply, number: null, attachments: [] } }),
  );
  expect(text).not.toContain('con el oficio');
  expect(text).not.toContain('DOCUMENTOS QUE LA ACOMPAÑAN');
});

it('flows to more pages when the answer is long', async () => {
  const text = await textOf(
    await renderNotificationLetter({ ...data, reply: { ...data.reply, text: 'Párrafo largo. '.repeat(1500) } }),
  );
  expect(text).toMatch(/Página 3 de \d/);
}, 30_000);
