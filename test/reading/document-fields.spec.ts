import { PDFDocument, StandardFonts } from '@cantoo/pdf-lib';
import { documentAside } from '@oficialia/documents';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesForm, openDocumentsHouse, type DocumentsHouse } from './documents-house.js';

const LETTER = `Tultitlán, Méx., a 3 de noviembre de 2026
Asunto: Bache en la calle Hidalgo
C. PRESIDENTE MUNICIPAL
PRESENTE
Por medio de la presente le pido a usted que se repare el bache de la calle en que vivo, pues ya causó dos accidentes.
ATENTAMENTE
Juana Pérez Ñáñez
Tel. 55 1234 5678`;
const ENGLISH = `To whom it may concern:
We hereby certify that Juana worked with us for three years and that she was always on time and kind to everybody.
She leaves the company because she wants to live nearer to her family, and we wish her all the best for the future.`;

let house: DocumentsHouse;

beforeAll(async () => {
  house = await openDocumentsHouse();
}, 60_000);
afterAll(() => house.close());

async function pdfOf(...pages: string[]): Promise<Buffer> {
  const pdf = await PDFDocument.create();
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const text of pages) pdf.addPage([842, 595]).drawText(text, { x: 40, y: 500, size: 11, font, lineHeight: 18 });
  return Buffer.from(await pdf.save());
}

interface KeptDocument {
  id: number;
  status: string;
  fields: { field: string; value: string }[] | null;
  remarks: string[];
}

async function read(file: Buffer): Promise<{ folio: string; document: KeptDocument }> {
  const folio = await house.petition();
  const { token } = await house.person('intake_clerk');
  const url = `${house.url}/api/v1/petitions/${folio}/documents`;
  const body = await filesForm({ 'carta.pdf': file });
  await fetch(url, { method: 'POST', headers: { authorization: `Bearer ${token}` }, body });
  for (let waited = 0; waited < 60_000; waited += 200) {
    const [document] = await house.db.query<KeptDocument>(
      'SELECT d.id, d.status, d.fields, d.remarks FROM document d JOIN petition p ON p.id = d.petition_id WHERE p.folio = $1',
      [folio],
    );
    if (document?.status === 'read') return { folio, document };
    await sleep(200);
  }
  throw new Error('the reading did not end');
}

describe('A letter that was read', { timeout: 120_000 }, () => {
  it('keeps what it seems to say, tells of a page in another language, and stands beside the form', async () => {
    const worker = await house.startWorker();
    const { document } = await read(await pdfOf(LETTER, ENGLISH)).finally(() => worker.stop());
    const said = Object.fromEntries(document.fields?.map(({ field, value }) => [field, value]) ?? []);
    expect(said).toMatchObject({ senderName: 'Juana Pérez Ñáñez', documentDate: '2026-11-03' });
    expect(document.remarks).toEqual(['Otro idioma: la página 2 parece estar en inglés.']);

    const pages = [{ documentId: document.id, number: 1 }];
    const address = (id: number, number: number) => `/paginas/${id}/${number}`;
    const { actor } = await house.person('intake_clerk');
    const shown = await documentAside(pages, house.db, actor, address);
    expect(shown.proposals.map(({ field }) => field)).toEqual(document.fields?.map(({ field }) => field));

    const [department] = await house.db.query<{ id: number }>('SELECT id FROM department LIMIT 1');
    const outsider = await house.person('department', department?.id);
    expect((await documentAside(pages, house.db, outsider.actor, address)).proposals).toEqual([]);
  });
});
