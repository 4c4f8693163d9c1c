import { SearchWordsJob } from '@oficialia/documents';
import { Db } from '@oficialia/platform';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, startWorker, type Desk, type User } from '../support/desk.js';
import { api, refer, register } from '../support/petitions.js';

interface Result {
  total: number;
  suggestion: string | null;
  targets: { folio: string; label: string }[];
  hits: {
    folio: string;
    places: string[];
    snippet: { page: number; text: string; words: string[]; doubtful: boolean } | null;
  }[];
}

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
});
afterAll(() => desk.close());

async function search(
  q: string,
  { user = 'follow_up', more = '' }: { user?: User; more?: string } = {},
): Promise<Result> {
  const { body } = await api(desk, user)
    .get(`/search?q=${encodeURIComponent(q)}${more}`)
    .expect(200);
  return body as Result;
}

const folios = async (q: string, options?: { user?: User; more?: string }) =>
  (await search(q, options)).hits.map(({ folio }) => folio);

const petition = async (changes: object = {}) => (await register(desk, changes)).folio;

/** A document of a petition that has been read, without the engine: these tests are about what is read, not how. */
async function read(folio: string, texts: string[], confidence = 95): Promise<number> {
  const [row] = await desk.database.query<{ id: number }>(
    `INSERT INTO document (petition_id, purpose, name, type, size, sha256, added_by, added_at, status, pages)
     SELECT id, 'petition', 'carta.pdf', 'application/pdf', 1, $2, registered_by, now(), 'reading', $3 FROM petition
     WHERE folio = $1 RETURNING id`,
    [folio, randomBytes(32).toString('hex'), texts.length],
  );
  const id = row?.id ?? 0;
  await desk.database.query(
    `INSERT INTO page (document_id, number, status, source, text, confidence, read_at)
     SELECT $1, n, 'read', 'ocr', text, $3, now() FROM unnest($2::text[]) WITH ORDINALITY AS t(text, n)`,
    [id, texts, confidence],
  );
  await desk.database.query("UPDATE document SET status = 'read' WHERE id = $1", [id]);
  return id;
}

describe('A word', () => {
  it('is found in every form, with and without accents and capitals', async () => {
    const folio = await petition({ subject: 'REPARACION de dos marquesinas en la vía pública' });
    for (const word of ['reparaciones', 'reparación', 'Reparacion', 'marquesina', 'VIA pública']) {
      expect([word, await folios(word)]).toEqual([word, [folio]]);
    }
  });

  it('keeps its ñ', async () => {
    const year = await petition({ subject: 'Cuenta del año fiscal de zacatal' });
    const other = await petition({ subject: 'Consulta por el ano, zacatal' });
    expect(await folios('año zacatal')).toEqual([year]);
    expect(await folios('ano zacatal')).toEqual([other]);
  });

  it('is found in sender, institution, annexes and number, and told where', async () => {
    const folio = await petition({
      senderKind: 'authority',
      senderName: 'Eduviges Xicoténcatl',
      senderInstitution: 'Fiscalía Quetzalera',
      documentNumber: 'OIC-0003/2022',
      annexes: [{ count: 1, description: 'Croquis del aljibe', form: 'copy' }],
    });
    expect((await search('xicotencatl')).hits[0]).toMatchObject({ folio, places: ['Remitente'] });
    expect((await search('quetzalera')).hits[0]).toMatchObject({ folio, places: ['Remitente'] });
    expect((await search('aljibes')).hits[0]).toMatchObject({ folio, places: ['Anexos, lugar u observaciones'] });
    expect((await search('oficio OIC 3 2022')).targets.map((target) => target.folio)).toEqual([folio]);
  });

  it('is found as it was corrected, and no more as it was', async () => {
    const folio = await petition({ subject: 'Poda de un jacarandal' });
    const seen = 'Poda de un jacarandal';
    await api(desk, 'intake_clerk')
      .post(`/petitions/${folio}/corrections`, {
        field: 'subject',
        seen,
        value: 'Poda de un ahuehuete',
        reason: 'Error',
      })
      .expect(201);
    expect(await folios('jacarandal')).toEqual([]);
    expect(await folios('ahuehuetes')).toEqual([folio]);
  });

  it('that is misspelt is put right, when that finds something in sight', async () => {
    const folio = await petition({ subject: 'Desazolve del alcantarillado' });
    const worker = await startWorker(desk);
    await worker.get(SearchWordsJob).count();
    await worker.close();
    expect(await search('alcantarilaldo')).toMatchObject({ total: 0, suggestion: 'alcantarillado' });
    expect(await folios('alcantarillado')).toEqual([folio]);
    expect((await search('alcantarilaldo', { user: 'department' })).suggestion).toBeNull();
  });
});

describe('Several words', () => {
  it('must all be there, phrases side by side, and none with a minus', async () => {
    const one = await petition({ subject: 'Tianguis en la calle Porfirio Zepeda' });
    const two = await petition({ subject: 'Tianguis de Zepeda, a nombre de Porfirio' });
    expect(await folios('tianguis zepeda')).toEqual([two, one]);
    expect(await folios('"Porfirio Zepeda"')).toEqual([one]);
    expect(await folios('tianguis -calle')).toEqual([two]);
    expect(await folios('tianguis -"Porfirio Zepeda"')).toEqual([two]);
    expect((await search('zepeda tianguis', { more: '&orden=relevancia' })).total).toBe(2);
  });

  it('are found by filters, alone and with words', async () => {
    const folio = await petition({ subject: 'Solicita un zócalo', channel: 'email', contactEmail: 'a@b.mx' });
    expect(await folios('zocalo', { more: '&canal=email&remitente=person&estado=received' })).toEqual([folio]);
    expect(await folios('zocalo', { more: '&canal=courier' })).toEqual([]);
    expect(await folios('', { more: '&canal=email' })).toContain(folio);
    expect(await folios('zocalo', { more: '&desde=2020-01-01&hasta=2020-12-31' })).toEqual([]);
    expect(await folios('zocalo', { more: '&canal=nada&desde=2026-02-31' })).toEqual([folio]);
  });
});

describe('Read text', () => {
  it('is found with its page and the words as they stand there', async () => {
    const folio = await petition({ subject: 'Escrito largo' });
    await read(folio, ['Primera hoja', 'Segunda hoja', 'Se tapó la ATARJEA <b>ayer</b>']);
    const [hit] = (await search('atarjea ayer')).hits;
    expect(hit).toMatchObject({ folio, places: ['Texto leído'] });
    expect(hit?.snippet).toEqual({
      document: expect.any(Number) as number,
      page: 3,
      text: 'Se tapó la ATARJEA <b>ayer</b>',
      words: ['ATARJEA', 'ayer'],
      doubtful: false,
    });
  });

  it('that is doubtful says so', async () => {
    const folio = await petition({ subject: 'Carta a mano' });
    await read(folio, ['Solicito un cenotafio'], 55);
    expect((await search('cenotafio')).hits[0]?.snippet).toMatchObject({ doubtful: true });
  });

  it('is found as a person typed it', async () => {
    const folio = await petition({ subject: 'Otra carta a mano' });
    const id = await read(folio, ['Pide un xoloitzcuintIe']);
    await desk.database.query(
      `INSERT INTO typed_page (document_id, number, verdict, text, typed_by, typed_at)
       SELECT $1, 1, 'typed', 'Pide un xoloitzcuintle', min(id), now() FROM person`,
      [id],
    );
    expect(await folios('xoloitzcuintle')).toEqual([folio]);
  });

  it(
    'of 3,000 pages is found to its last page, also by words far apart and by phrases',
    { timeout: 60_000 },
    async () => {
      const folio = await petition({ subject: 'Expediente del acueducto' });
      const filler = 'En la ciudad se hizo constar lo que procede conforme a derecho. '.repeat(4);
      const pages = Array.from({ length: 3000 }, (_, n) => `${filler} hoja${n} sello${n * 7}`);
      pages[1] += ' pergamino';
      pages[2900] += ' firmó el escribano real';
      await read(folio, pages);
      expect((await search('escribano pergamino acueducto')).hits.map((hit) => hit.folio)).toEqual([folio]);
      expect((await search('"escribano real"')).hits[0]).toMatchObject({ folio, snippet: { page: 2901 } });
      expect(await folios('"real escribano"')).toEqual([]);
      expect(await folios('acueducto -"escribano real"')).toEqual([]);
    },
  );
});

describe('What an actor may not open', () => {
  it('is neither found nor counted', async () => {
    const shared = await petition({ subject: 'Bodega de chinampas' });
    await petition({ subject: 'Otra bodega de chinampas' });
    await refer(desk, shared);
    expect(await folios('chinampas', { user: 'department' })).toEqual([shared]);
    expect((await search('chinampas', { user: 'department' })).total).toBe(1);
    expect(await folios('chinampas', { user: 'otherDepartment' })).toEqual([]);
    expect((await search('chinampas', { user: 'auditor' })).total).toBe(2);
    expect((await search(shared, { user: 'otherDepartment' })).targets).toEqual([]);
    const oficio = await desk.database.query<{ label: string }>(
      'SELECT o.label FROM oficio o JOIN petition p ON p.id = o.petition_id WHERE p.folio = $1',
      [shared],
    );
    const label = oficio[0]?.label ?? '';
    expect((await search(label.toLowerCase().replaceAll('/', ' - '))).targets.map(({ folio }) => folio)).toEqual([
      shared,
    ]);
    expect((await search(label, { user: 'otherDepartment' })).targets).toEqual([]);
  });

  it('is no reason to forget what was annulled', async () => {
    const folio = await petition({ subject: 'Palapa anulada' });
    await api(desk, 'intake_clerk').post(`/petitions/${folio}/annulments`, { reason: 'Repetida' }).expect(201);
    await api(desk, 'supervisor').post(`/petitions/${folio}/annulments/decision`, { approved: true }).expect(201);
    expect(await folios('palapa')).toEqual([folio]);
    expect(await folios('palapa', { more: '&estado=annulled' })).toEqual([folio]);
  });
});

describe('Whatever is typed', () => {
  it.each([
    '',
    '   ',
    '"',
    '-',
    '"" -"" & | ! <-> :* ( )',
    '-bache',
    'de la y',
    "'; DROP TABLE petition; --",
    '<script>alert(1)</script>',
    '=HYPERLINK("http://x")',
    'a\0b',
    '水道 вода ماء 🌧',
    `${'x'.repeat(10_000)}`,
    `${'agua '.repeat(2000)}`,
    `${'"a b" '.repeat(500)}`,
    '999999999999999999999',
    'OIC/3/2022 OR 1=1',
  ])('is answered: %j', async (typed) => {
    expect(await search(typed.slice(0, 6000))).toMatchObject({ total: expect.any(Number) as number });
  });

  it('leaves the rows alone', async () => {
    expect(await desk.app.get(Db).query('SELECT 1 FROM petition LIMIT 1')).toHaveLength(1);
  });
});
