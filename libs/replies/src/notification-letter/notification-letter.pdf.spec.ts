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
  replies: [
    {
      department: 'la Dirección de Agua',
      numbers: ['DA/211/2026'],
      repliedOn: '2026-12-04',
      answers: [{ point: null, sense: 'Favorable', text: 'Se reparó.\n\n#fin *sí*\nAdiós' }],
      attachments: ['reporte.pdf'],
    },
  ],
  owed: [],
  signatory: { name: 'Mtra. Luna', position: 'Secretaria Particular' },
  lookupUrl: 'https://ejemplo.mx/c/1',
};

const water = data.replies[0]!;

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
    await renderNotificationLetter({ ...data, replies: [{ ...water, numbers: [], attachments: [] }] }),
  );
  expect(text).not.toContain('con el oficio');
  expect(text).not.toContain('DOCUMENTOS QUE LA ACOMPAÑAN');
});

it('lists every department point by point, what is owed, and the words of the office around it', async () => {
  const works = {
    department: 'Obras Públicas',
    numbers: [],
    repliedOn: '2026-12-05',
    answers: [
      { point: '1. Reparar', sense: 'Favorable', text: 'Se tapó.' },
      { point: '2. Informar', sense: 'Informativa', text: 'Fue el lunes.' },
    ],
    attachments: [],
  };
  const owed = [{ department: 'Ecología', point: '3. Podar', until: '2026-12-20' }];
  const words = { introduction: 'Estimada vecina: *gracias*.', closing: 'Puede inconformarse.' };
  const text = await textOf(await renderNotificationLetter({ ...data, ...words, replies: [water, works], owed }));
  const order = [
    'Estimada vecina: *gracias*.',
    'Dirección de Agua',
    'Se reparó.',
    'Obras Públicas',
    '1. Reparar',
    'FAVORABLE',
  ];
  order.push(
    'Se tapó.',
    '2. Informar',
    'Fue el lunes.',
    'Ecología: 3. Podar (en trámite hasta el 20 de diciembre de 2026)',
  );
  order.push('Puede inconformarse.');
  const printed = text.replaceAll('\n', ' ').toLowerCase();
  const places = order.map((part) => printed.indexOf(part.toLowerCase()));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(text).not.toContain('En atención a su petición');
}, 30_000);

it('flows to more pages when the answer is long', async () => {
  const long = { point: null, sense: 'Favorable', text: 'Párrafo largo. '.repeat(1500) };
  const text = await textOf(await renderNotificationLetter({ ...data, replies: [{ ...water, answers: [long] }] }));
  expect(text).toMatch(/Página 3 de \d/);
}, 30_000);
