import type { INestApplicationContext } from '@nestjs/common';
import { Db, type Queryable } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, startWorker, type Desk } from '../support/desk.js';
import { api, register } from '../support/petitions.js';
import {
  bundlesOf,
  bundlesWhen,
  multipart,
  pagesPdf,
  readAs,
  sendPile,
  shapeOf,
  tellWorker,
  type Sheet,
} from '../support/piles.js';
import type { SignedIn } from '../support/signed-in.js';

const SEPARATOR = { codes: ['OFICIALIA:SIGUIENTE'] };
const PLAIN: Sheet = {};

let desk: Desk;
let worker: INestApplicationContext;
let rosa: SignedIn;
let elena: SignedIn;

beforeAll(async () => {
  desk = await startDesk();
  // The pages are put in by hand here: the reading itself must leave these files alone.
  await desk.database.query(
    'CREATE FUNCTION no_reading() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  );
  await desk.database.query(
    `CREATE TRIGGER scans_wait BEFORE INSERT ON pgboss.job_common FOR EACH ROW
     WHEN (NEW.name = 'document.stored') EXECUTE FUNCTION no_reading()`,
  );
  worker = await startWorker(desk);
  [rosa, elena] = [await desk.signIn('intake_clerk'), await desk.signIn('supervisor')];
}, 60_000);
afterAll(async () => {
  await worker.close();
  await desk.close();
});

const sticker = ({ folio, lookupCode }: { folio: string; lookupCode: string }): Sheet => ({
  codes: [`http://x/consulta?folio=${folio}&codigo=${lookupCode}`],
});

async function pileOf(name: string, sheets: Sheet[], fields: Record<string, string> = {}) {
  const pdf = await pagesPdf(sheets.map((_, index) => `${name} ${index + 1}`));
  const pile = await sendPile(rosa, { [`${name}.pdf`]: pdf }, fields);
  return { pile, scan: await readAs(desk, pile, sheets) };
}

const act = (who: SignedIn, pile: number, fields: Record<string, unknown>) =>
  who.post(`/digitalizaciones/${pile}/actos`, fields);
const documentsOf = (folio: string) =>
  desk.database.query<{ id: number; purpose: string; sha256: string; pages: number }>(
    `SELECT d.id, d.purpose, d.sha256, d.pages FROM document d JOIN petition p ON p.id = d.petition_id WHERE p.folio = $1 ORDER BY d.id`,
    [folio],
  );
const filedEntries = (folio: string) =>
  desk.database.query<{
    actor_name: string;
    data: { pile: number; pages: number[][]; rows: { table: string; id: number }[] };
  }>(
    `SELECT e.actor_name, e.data FROM ledger_entry e JOIN petition p ON p.id = e.petition_id
     WHERE p.folio = $1 AND e.act = 'document_filed'`,
    [folio],
  );

describe('A pile that was read', { timeout: 60_000 }, () => {
  it('files what has a true sticker, in the name of who brought it, and leaves the rest waiting', async () => {
    const [a, b] = [await register(desk), await register(desk)];
    const forged = { folio: b.folio, lookupCode: 'AAAAA22222' };
    const sheets = [
      PLAIN,
      sticker(a),
      PLAIN,
      { blank: true },
      SEPARATOR,
      PLAIN,
      { unreadable: true },
      sticker(forged),
      PLAIN,
    ];
    const { pile, scan } = await pileOf('mixta', sheets);
    const { bundles } = await bundlesWhen(desk, pile, (all) => all.some(({ filed }) => filed));
    expect(shapeOf(bundles)).toEqual(['?: 1', `${a.folio}: 2 3 (4).`, '?: (5) 6 7', '?: 8 9']);
    expect(bundles[3]?.doubt).toBe('forged');
    expect(await documentsOf(b.folio)).toEqual([]);
    expect(await documentsOf(a.folio)).toMatchObject([{ purpose: 'petition', pages: 2 }]);
    const [entry, ...more] = await filedEntries(a.folio);
    expect(more).toEqual([]);
    expect(entry).toMatchObject({
      actor_name: 'Rosa María Ñáñez López',
      data: {
        pile,
        pages: [
          [scan, 2],
          [scan, 3],
        ],
      },
    });
    expect(entry?.data.rows.map(({ table }) => table)).toEqual([
      'petition',
      'document',
      'document',
      'pile_act',
      'pile_act',
      'pile_act',
    ]);
  });
});

describe('A pile', { timeout: 60_000 }, () => {
  it('shows that as many pages came out as went in', async () => {
    const { pile } = await pileOf('cuenta', [PLAIN, SEPARATOR, PLAIN, { blank: true }]);
    await bundlesWhen(desk, pile, (all) => all.length === 2);
    const page = (await rosa.get(`/digitalizaciones/${pile}`)).text;
    expect(page).toContain('4 páginas: 2 en 2 escritos, 1 hoja separadora, 1 reverso en blanco');
  });

  it('keeps a whole file as it came when it is one petition', async () => {
    const a = await register(desk);
    const { pile, scan } = await pileOf('entera', [sticker(a), PLAIN]);
    await bundlesWhen(desk, pile, ([only]) => only?.filed !== undefined);
    const [original] = await desk.database.query<{ sha256: string }>('SELECT sha256 FROM document WHERE id = $1', [
      scan,
    ]);
    const [document] = await documentsOf(a.folio);
    expect(document?.sha256).toBe(original?.sha256);
    const texts = await desk.database.query('SELECT number, text FROM page WHERE document_id = $1 ORDER BY number', [
      document?.id,
    ]);
    expect(texts).toEqual([
      { number: 1, text: `Hoja 1 de ${scan}` },
      { number: 2, text: `Hoja 2 de ${scan}` },
    ]);
  });

  it('waits for the backs that were announced, and then files fronts with backs', async () => {
    const a = await register(desk);
    const { pile } = await pileOf('frentes', [sticker(a), PLAIN], { awaitsBacks: '1' });
    expect(shapeOf((await bundlesWhen(desk, pile, (all) => all.length > 0)).bundles)).toEqual([`${a.folio}: 1 2`]);
    const backs = { 'reversos.pdf': await pagesPdf(['R2', 'R1']) };
    expect((await multipart(rosa, `/digitalizaciones/${pile}/archivos`, backs, { as: 'backs' })).status).toBe(303);
    const scan = await readAs(desk, pile, [{ blank: true }, PLAIN]);
    const { bundles } = await bundlesWhen(desk, pile, ([only]) => only?.filed !== undefined);
    expect(bundles[0]?.pages.map(({ document, page, hidden }) => [document === scan, page, hidden])).toEqual([
      [false, 1, undefined],
      [true, 2, undefined],
      [false, 2, undefined],
      [true, 1, 'blank'],
    ]);
  });
});

describe('A sticker that was true when it was read', { timeout: 60_000 }, () => {
  it('leaves its pages to a person when they cannot be filed to it any more', async () => {
    const a = await register(desk);
    const { pile } = await pileOf('tarde', [sticker(a), PLAIN], { awaitsBacks: '1' });
    await bundlesWhen(desk, pile, (all) => all.length > 0);
    const reason = 'Se capturó dos veces';
    await api(desk, 'intake_clerk').post(`/petitions/${a.folio}/annulments`, { reason }).expect(201);
    await api(desk, 'supervisor').post(`/petitions/${a.folio}/annulments/decision`, { approved: true }).expect(201);
    const { version } = await bundlesOf(desk, pile);
    expect((await act(rosa, pile, { act: 'no-backs', version })).status).toBe(303);
    const { bundles } = await bundlesOf(desk, pile);
    expect(shapeOf(bundles)).toEqual([`${a.folio}: 1 2`]);
    expect(bundles[0]).not.toHaveProperty('sure');
    const page = (await rosa.get(`/digitalizaciones/${pile}`)).text;
    expect(page).toContain('no pudo archivar un escrito con etiqueta; espera su folio');
    expect(page).not.toContain('Archivando lo que trae etiqueta');
  });
});

describe('A worker that is killed in the middle of a pile', { timeout: 60_000 }, () => {
  it('goes on where it was: each petition gets its pages once', async () => {
    const petitions = [await register(desk), await register(desk), await register(desk)];
    const second = petitions[1]?.folio ?? '';
    // The second filing fails as if the process had died in it; the first one is committed.
    await desk.database.query(
      `CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF (SELECT folio FROM petition WHERE id = NEW.petition_id) = '${second}' THEN RAISE EXCEPTION 'killed'; END IF;
       RETURN NEW; END $$`,
    );
    await desk.database.query('CREATE TRIGGER dies BEFORE INSERT ON ledger_entry FOR EACH ROW EXECUTE FUNCTION die()');
    const { pile, scan } = await pileOf(
      'cortada',
      petitions.flatMap((petition) => [sticker(petition), PLAIN]),
    );
    await bundlesWhen(desk, pile, ([first]) => first?.filed !== undefined);
    expect((await bundlesOf(desk, pile)).bundles[1]?.filed).toBeUndefined();
    await desk.database.query('DROP TRIGGER dies ON ledger_entry');
    await Promise.all([tellWorker(desk, scan), tellWorker(desk, scan)]);
    await bundlesWhen(desk, pile, (all) => all.length === 3 && all.every(({ filed }) => filed));
    for (const { folio } of petitions) {
      expect(await documentsOf(folio)).toHaveLength(1);
      expect(await filedEntries(folio)).toHaveLength(1);
    }
  });
});

describe('People who arrange a pile', { timeout: 60_000 }, () => {
  it('split, join, turn and undo, each in the history', async () => {
    const { pile, scan } = await pileOf('orden', [PLAIN, PLAIN, PLAIN]);
    let { version } = await bundlesWhen(desk, pile, (all) => all.length === 1);
    await act(rosa, pile, { act: 'split', pages: `${scan}-2`, version }).expect(303);
    version = (await bundlesOf(desk, pile)).version;
    await act(rosa, pile, { act: 'turn', pages: [`${scan}-2`, `${scan}-3`], version }).expect(303);
    const { bundles } = await bundlesOf(desk, pile);
    expect(shapeOf(bundles)).toEqual(['?: 1', '?: 2 3']);
    expect(bundles[1]?.pages.map(({ turn }) => turn)).toEqual([1, 1]);
    for (const wanted of ['girar', 'dividir']) {
      const page = (await rosa.get(`/digitalizaciones/${pile}`)).text;
      expect(page).toContain(`Deshacer: ${wanted}`);
      await act(rosa, pile, { act: 'undo', undo: /name="undo" value="(\d+)"/.exec(page)?.[1], version }).expect(303);
    }
    expect(shapeOf((await bundlesOf(desk, pile)).bundles)).toEqual(['?: 1 2 3']);
    const acts = await desk.database.query('SELECT act FROM pile_act WHERE pile_id = $1 ORDER BY version', [pile]);
    expect(acts.map(({ act }) => act as string)).toEqual([
      'opened',
      'split_by_marks',
      'split',
      'turn',
      'undone',
      'undone',
    ]);
    await expect(desk.app.get(Db).query("UPDATE pile_act SET act = 'opened'")).rejects.toThrow('permission denied');
    await expect(desk.database.query('DELETE FROM pile_act')).rejects.toThrow('nothing in the registry is rewritten');
  });
});

describe('Two people at one pile', { timeout: 60_000 }, () => {
  it('never both take the same page: who comes second is told by whom, and sees how it is now', async () => {
    const { pile, scan } = await pileOf('disputa', [PLAIN, PLAIN, SEPARATOR, PLAIN]);
    const { version } = await bundlesWhen(desk, pile, (all) => all.length === 2);
    const take = { act: 'move', pages: `${scan}-2`, version };
    const answers = await Promise.all([
      act(rosa, pile, { ...take, to: '2' }),
      act(elena, pile, { ...take, to: 'new' }),
    ]);
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([303, 409]);
    const loser = answers.find(({ status }) => status === 409)?.text;
    expect(loser).toMatch(/(Rosa|Elena)[^<]+ cambió estas hojas mientras usted las veía \(movió páginas\)/);
    expect((await bundlesOf(desk, pile)).bundles.flatMap(({ pages }) => pages)).toHaveLength(4);
    await act(rosa, pile, { act: 'turn', pages: `${scan}-4`, version: version + 1 }).expect(303);
  });

  it('file a bundle once, whoever else files it', async () => {
    const [a, b] = [await register(desk), await register(desk)];
    const { pile } = await pileOf('una vez', [PLAIN, SEPARATOR, PLAIN]);
    const { version, bundles } = await bundlesWhen(desk, pile, (all) => all.length === 2);
    const file = (who: SignedIn, folio: string) =>
      who.post(`/digitalizaciones/${pile}/archivados`, { bundle: bundles[0]?.id, folio, version, purpose: 'petition' });
    const answers = await Promise.all([file(rosa, a.folio), file(elena, b.folio)]);
    expect(answers.map(({ status }) => status).toSorted((x, y) => x - y)).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)?.text).toContain('Estas hojas ya se archivaron en');
    expect([...(await documentsOf(a.folio)), ...(await documentsOf(b.folio))]).toHaveLength(1);
    const winner = answers[0]?.status === 303 ? a.folio : b.folio;
    await file(rosa, winner).expect(303);
    expect(await documentsOf(winner)).toHaveLength(1);
  });
});

describe('A bundle that is filed by hand', { timeout: 60_000 }, () => {
  it('may file an annex to a petition that has its writing, and are told of a folio that is none', async () => {
    const a = await register(desk);
    const { pile } = await pileOf('anexo', [sticker(a), SEPARATOR, PLAIN]);
    const { version, bundles } = await bundlesWhen(desk, pile, ([first]) => first?.filed !== undefined);
    const at = `/digitalizaciones/${pile}/archivados`;
    const wrong = await rosa.post(at, { bundle: bundles[1]?.id, folio: 'PM-2026-999999', version });
    expect([wrong.status, wrong.text.includes('No hay una petición con el folio PM-2026-999999')]).toEqual([404, true]);
    await rosa.post(at, { bundle: bundles[1]?.id, folio: String(Number(a.folio.slice(-6))), version }).expect(303);
    expect((await documentsOf(a.folio)).map(({ purpose }) => purpose)).toEqual(['petition', 'annex']);
  });
});

describe('The ledger', { timeout: 60_000 }, () => {
  const everything: Queryable = {
    query: async <Row>(sql: string, parameters?: unknown[]) => (await desk.database.query(sql, parameters)) as Row[],
  };

  it('is whole after all this, and tells when an act on a filed pile was altered', async () => {
    expect((await verifyLedger(everything)).fault).toBeUndefined();
    await desk.database.query('ALTER TABLE pile_act DISABLE TRIGGER pile_act_immutable');
    const [touched] = await desk.database.query<{ id: number }>(
      `UPDATE pile_act SET address = '10.0.0.9' WHERE id = (SELECT min(pile_act_before.id) FROM pile_act AS pile_act_before
         WHERE EXISTS (SELECT 1 FROM pile_act f WHERE f.pile_id = pile_act_before.pile_id AND f.act = 'filed')) RETURNING id`,
    );
    const { fault } = await verifyLedger(everything);
    expect(fault?.what).toBe(`la fila ${touched?.id} de pile_act fue alterada después de este asiento`);
  });
});
