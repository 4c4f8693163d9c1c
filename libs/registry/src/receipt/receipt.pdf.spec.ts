import { PDFiumLibrary } from '@hyzyla/pdfium';
import { describe, expect, it } from 'vitest';
import type { ReceiptData } from './receipt-data.js';
import { renderReceipt, renderSticker } from './receipt.pdf.js';

const data: ReceiptData = {
  letterhead: {
    institution: 'Ayuntamiento de Prueba',
    office: 'Oficialía de Partes',
    lines: ['Plaza 1'],
    accent: '#6b1d2f',
  },
  shortInstitution: 'Prueba',
  folio: 'PM-2026-000123',
  receivedAt: new Date('2026-11-21T16:12:00Z'),
  timeZone: 'America/Mexico_City',
  sender: { name: 'Ma. Ñáñez', position: 'Presidenta', institution: 'Comité Vecinal' },
  document: { kind: 'Escrito de particular', date: '2026-11-18' },
  addressedTo: 'Presidente Municipal',
  subject: 'Agua potable',
  sheets: 3,
  annexes: [
    { description: 'Credencial', count: 1, form: 'copy' },
    { description: 'Fotografías', count: 4, form: 'original' },
  ],
  channel: 'Ventanilla',
  receivedBy: { name: 'Ana Cruz', position: 'Auxiliar' },
  legend: 'Recibido sólo para ser turnado.',
  files: [{ name: 'escrito.pdf', sha256: '0123456789abcdef'.repeat(4) }],
  lookupUrl: 'https://ejemplo.mx/c/1',
  lookupCode: '7K3MQ9QXPA',
  ledgerHash: 'c0ffee25'.repeat(8),
};

async function read(pdf: Buffer): Promise<{ text: string; pages: number }> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const texts = [...document.pages()].map((page) => page.getText().replaceAll('\r\n', '\n'));
  document.destroy();
  library.destroy();
  return { text: texts.join('\n'), pages: texts.length };
}

describe('the receipt', () => {
  it('shows on one page everything that the office must acknowledge', async () => {
    const { text, pages } = await read(await renderReceipt(data));
    expect(pages).toBe(1);
    const shown = [
      'RECIBIDO',
      'PM-2026-000123',
      'sábado 21 de noviembre de 2026, 10:12 horas',
      'Ma. Ñáñez',
      'Presidenta',
      'Comité Vecinal',
    ];
    shown.push(
      'Escrito de particular · Número: S/N · 18 de noviembre de 2026',
      'Presidente Municipal',
      'Agua potable',
      '3 fojas · 5 anexos',
    );
    shown.push(
      '1 Credencial 1 Copia',
      '2 Fotografías 4 Original',
      'Ventanilla',
      'Ana Cruz',
      'Recibido sólo para ser turnado.',
      '01234567 89abcdef',
    );
    shown.push('https://ejemplo.mx/c/1', '7K3MQ-9QXPA', 'c0ff ee25 c0ff ee25', 'Página 1 de 1');
    for (const item of shown) expect(text).toContain(item);
    expect(text).not.toContain('COPIA');
  });

  it('says so when there are no annexes', async () => {
    expect((await read(await renderReceipt({ ...data, annexes: [] }))).text).toContain('3 fojas · Sin anexos');
  });

  it('says which copy it is and when it was printed', async () => {
    const copy = { number: 2, printedAt: new Date('2026-12-01T18:00:00Z') };
    const { text } = await read(await renderReceipt({ ...data, copy }));
    expect(text).toContain('COPIA 2 · Reimpresa el martes 1 de diciembre de 2026, 12:00 horas');
  });
});

describe('the size of the receipt', () => {
  it('flows to more pages and loses none of 200 annexes', async () => {
    const annexes = Array.from({ length: 200 }, (_, index) => ({
      description: `Anexo-${index + 1};`,
      count: 1,
      form: 'copy' as const,
    }));
    const { text, pages } = await read(await renderReceipt({ ...data, annexes, subject: 'Muy largo. '.repeat(900) }));
    expect(pages).toBeGreaterThan(5);
    for (const { description } of annexes) expect(text).toContain(description);
  }, 30_000);

  it('works with only what a paper always has', async () => {
    const { addressedTo: _, legend: __, ...least } = data;
    const pdf = await renderReceipt({
      ...least,
      sender: { name: 'Anónimo' },
      document: { kind: 'Escrito' },
      annexes: [],
      files: [],
    });
    expect((await read(pdf)).text).toContain('Escrito · Número: S/N · Sin fecha');
  });
});

describe('hostile text on a receipt', () => {
  it('is printed literally: markup, code, HTML, directions, NUL', async () => {
    const markup = '#panic("x") = *b* _i_ $x$ \\ `r` @ref <b>h</b> // c -- "q" [] {} ~';
    const { text } = await read(
      await renderReceipt({ ...data, subject: markup, sender: { name: `${markup}\u202E\u0000😀` } }),
    );
    expect(text.split(markup)).toHaveLength(3);
    expect(text).toContain('\uFFFD\uFFFD😀');
  });
});

describe('the sticker', () => {
  it('is one small page with folio, hour, counts and copy mark, however long the names', async () => {
    const copy = { number: 1, printedAt: data.receivedAt };
    const pdf = await renderSticker({
      ...data,
      copy,
      shortInstitution: 'Municipio Constitucional '.repeat(8),
      folio: 'OFICIALIA-2026-000123456',
    });
    const { text, pages } = await read(pdf);
    expect(pages).toBe(1);
    for (const item of ['OFICIALIA-2026-000123456', '21 NOV 2026 · 10:12 h', '3 fojas · 5 anexos', 'COPIA 1'])
      expect(text).toContain(item);
  });
});
