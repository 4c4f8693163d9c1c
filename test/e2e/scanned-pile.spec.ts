import type { INestApplicationContext } from '@nestjs/common';
import { PDFDocument } from '@cantoo/pdf-lib';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import QRCode from 'qrcode';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, startWorker, type Desk } from '../support/desk.js';
import { readPdf } from '../support/pdf.js';
import { register } from '../support/petitions.js';
import { bundlesWhen, sendPile, shapeOf } from '../support/piles.js';
import type { SignedIn } from '../support/signed-in.js';

let desk: Desk;
let worker: INestApplicationContext;
let rosa: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ config: { OCR_MODELS: 'spa' } });
  worker = await startWorker(desk);
  rosa = await desk.signIn('intake_clerk');
}, 60_000);
afterAll(async () => {
  await worker.close();
  await desk.close();
});

/** A scanned letter with a sticker in its corner, upside down; a printed separator sheet; a letter without a sticker. */
async function scan(sticker: string, separators: Buffer): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const letter = await pdf.embedJpg(await readFile(join(import.meta.dirname, '../samples/documents/carta-bacheo.jpg')));
  const code = await pdf.embedPng(await QRCode.toBuffer(sticker, { scale: 8 }));
  const first = pdf.addPage([612, 792]);
  first.drawImage(letter, { x: 0, y: 0, width: 612, height: 792 });
  first.drawImage(code, { x: 520, y: 700, width: 71, height: 71 });
  first.setRotation({ type: 'degrees' as never, angle: 180 });
  const [sheet] = await pdf.copyPages(await PDFDocument.load(separators), [0]);
  if (sheet) pdf.addPage(sheet);
  pdf.addPage([612, 792]).drawImage(letter, { x: 0, y: 0, width: 612, height: 792 });
  return Buffer.from(await pdf.save());
}

describe('A pile that comes out of a scanner', { timeout: 180_000 }, () => {
  it('is read, splits itself at a sticker and a separator sheet, and the rest is filed by hand', async () => {
    const [a, b] = [await register(desk), await register(desk)];
    const sheets = await readPdf(rosa.get('/digitalizaciones/separadores.pdf?siguiente=1'));
    expect(sheets.text).toContain('Siguiente petición');
    const sticker = `http://portal/consulta?folio=${a.folio}&codigo=${a.lookupCode}`;
    const pile = await sendPile(rosa, { 'pila.pdf': await scan(sticker, sheets.response.body as Buffer) });
    const { bundles, version } = await bundlesWhen(desk, pile, ([first]) => first?.filed !== undefined, 120_000);
    expect(shapeOf(bundles)).toEqual([`${a.folio}: 1.`, '?: (2) 3']);
    const page = (await rosa.get(`/digitalizaciones/${pile}`)).text;
    expect(page).toContain('3 páginas: 2 en 2 escritos, 1 hoja separadora');
    const document = bundles[1]?.pages[1]?.document;
    const picture = await rosa.get(`/digitalizaciones/${pile}/paginas/${document}/3/miniatura?giro=1`);
    expect([picture.type, picture.headers['cache-control']]).toEqual(['image/webp', 'private, no-cache']);
    await rosa
      .post(`/digitalizaciones/${pile}/archivados`, { bundle: bundles[1]?.id, folio: b.folio, version })
      .expect(303);
    const [filed] = await desk.database.query<{ text: string }>(
      `SELECT g.text FROM page g JOIN document d ON d.id = g.document_id JOIN petition p ON p.id = d.petition_id WHERE p.folio = $1`,
      [b.folio],
    );
    expect(filed?.text).toMatch(/bache/i);
  });

  it('is nobody else’s business', async () => {
    const department = await desk.signIn('department');
    for (const path of ['', '/1', '/1/paginas/1/1/imagen', '/1/hojas/1/1', '/separadores.pdf']) {
      await department.get(`/digitalizaciones${path}`).expect(403);
    }
    await rosa.get('/digitalizaciones/999999').expect(404);
    await rosa.get('/digitalizaciones/1/paginas/999/1/imagen').expect(404);
  });
});
