import type { INestApplicationContext } from '@nestjs/common';
import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import QRCode from 'qrcode';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, startWorker, type Desk } from '../support/desk.js';
import { readPdf } from '../support/pdf.js';
import { api, refer, register } from '../support/petitions.js';
import { bundlesWhen, pagesPdf, readAs, sendPile, shapeOf } from '../support/piles.js';
import { laid, paperLetter, printed, scannedPile, stamped, type Side } from '../support/scanned.js';
import type { SignedIn } from '../support/signed-in.js';

let desk: Desk;
let worker: INestApplicationContext;
let rosa: SignedIn;
let saul: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ config: { OCR_MODELS: 'spa' } });
  worker = await startWorker(desk);
  [rosa, saul] = [await desk.signIn('intake_clerk'), await desk.signIn('follow_up')];
}, 60_000);
afterAll(async () => {
  await worker.close();
  await desk.close();
});

const office = () => api(desk, 'follow_up');

async function turned(): Promise<{ id: number; folio: string; oficio: string; path: string }> {
  const { folio } = await register(desk);
  const id = await refer(desk, folio);
  const { body } = await office().get(`/petitions/${folio}/referrals`);
  const { oficio } = (body as { oficio: string }[])[0]!;
  return { id, folio, oficio, path: `/peticiones/${folio}/oficios/${oficio.replaceAll('/', '-')}.pdf` };
}

/** The letter of a petition with its sticker. */
async function letterOf({ folio, lookupCode }: { folio: string; lookupCode: string }): Promise<Side> {
  const [letter] = await paperLetter([
    'Por este medio solicito que se repare la luminaria de la calle Hidalgo. Gracias.',
  ]);
  const qr = await QRCode.toBuffer(`http://portal/consulta?folio=${folio}&codigo=${lookupCode}`, { scale: 5 });
  return sharp(letter)
    .composite([{ input: qr, top: 60, left: 950 }])
    .jpeg()
    .toBuffer();
}

describe('A stamped oficio that is scanned', { timeout: 180_000 }, () => {
  it('files itself on its referral and acknowledges it, askew and in one pile with petitions', async () => {
    const [petition, { id, folio, oficio, path }] = [await register(desk), await turned()];
    const paper = await printed((await readPdf(saul.get(path))).response.body as Buffer);
    const sides = [await letterOf(petition), await laid(await stamped(paper), 0, 2.5)];
    const pile = await sendPile(rosa, { 'pila.pdf': await scannedPile(sides) });
    const { bundles } = await bundlesWhen(desk, pile, (all) => all.filter(({ filed }) => filed).length === 2, 120_000);
    expect(shapeOf(bundles)).toEqual([`${petition.folio}: 1.`, `${folio}: 2.`]);
    const referral = await acknowledged(folio);
    expect(referral).toMatchObject({ oficio, status: 'acknowledged', receivedBy: 'Sello de la dependencia' });
    const { body: documents } = await office().get(`/petitions/${folio}/documents`);
    expect(documents).toMatchObject([{ id: referral['stampedDocument'], purpose: 'acknowledgement' }]);
    await namesWhoStamped({ id, folio });
    expect(await verifyLedger(desk.app.get(Db))).toMatchObject({ fault: undefined });
  });

  it('waits in the tray with the reason when it is cancelled, already acknowledged or unknown', async () => {
    const [cancelled, known] = [await turned(), await turned()];
    const number = cancelled.oficio.replaceAll('/', '-');
    await office()
      .post(`/petitions/${cancelled.folio}/oficios/${number}/cancellation`, { reason: 'Otra área' })
      .expect(201);
    await api(desk, 'department').post(`/referrals/${known.id}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
    await withoutReading();
    const pile = await sendPile(rosa, { 'dudas.pdf': await pagesPdf(['uno', 'dos', 'tres']) });
    const unknown = '/peticiones/PM-2026-999999/oficios/SP-0099-2026.pdf';
    const codes = [`http://otra.direccion${cancelled.path}`, `http://desk${known.path}`, `http://desk${unknown}`];
    await readAs(
      desk,
      pile,
      codes.map((code) => ({ codes: [code] })),
    );
    const { bundles, version } = await bundlesWhen(desk, pile, (all) => all.length === 3);
    expect(shapeOf(bundles)).toEqual([`${cancelled.folio}: 1`, `${known.folio}: 2`, '?: 3']);
    const tray = (await rosa.get(`/digitalizaciones/${pile}`)).text;
    expect(tray).toContain(`El oficio ${cancelled.oficio} está cancelado`);
    expect(tray).toContain(`El oficio ${known.oficio} ya tenía acuse`);
    expect(tray).toContain('SP-0099-2026, que no existe en este registro');
    // A person may keep the second copy all the same; it acknowledges nothing twice.
    const filing = { bundle: bundles[1]?.id, folio: known.folio, version };
    await rosa.post(`/digitalizaciones/${pile}/archivados`, filing).expect(303);
    const { body: documents } = await office().get(`/petitions/${known.folio}/documents`);
    expect(documents).toMatchObject([{ purpose: 'acknowledgement' }]);
    expect(await acknowledged(known.folio)).toMatchObject({ receivedBy: 'Ana Ríos', stampedDocument: null });
  });
});

/** From here on the pages are put in by hand: the reading itself must leave these files alone. */
async function withoutReading(): Promise<void> {
  await desk.database.query(
    'CREATE FUNCTION no_reading() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$',
  );
  await desk.database.query(
    `CREATE TRIGGER scans_wait BEFORE INSERT ON pgboss.job_common FOR EACH ROW
     WHEN (NEW.name = 'document.stored') EXECUTE FUNCTION no_reading()`,
  );
}

/** The follow-up office reads the stamp, once. */
async function namesWhoStamped({ id, folio }: { id: number; folio: string }): Promise<void> {
  const page = (await saul.get(`/peticiones/${folio}`)).text;
  expect(page).toContain('por papel sellado');
  expect(page).toContain(`/turnos/${id}/acuse/sello`);
  expect((await saul.post(`/turnos/${id}/acuse/sello`, { name: '' })).status).toBe(422);
  await saul.post(`/turnos/${id}/acuse/sello`, { name: 'Lic. Núñez, recepción' }).expect(303);
  expect(await acknowledged(folio)).toMatchObject({ receivedBy: 'Lic. Núñez, recepción' });
  const { body } = await office().post(`/referrals/${id}/acknowledgement/reading`, { name: 'Otro' }).expect(409);
  expect(body.code).toBe('acknowledgement.read');
}

/** The referral of a petition, once the worker has acknowledged it. */
async function acknowledged(folio: string): Promise<Record<string, unknown>> {
  const read = async () =>
    ((await office().get(`/petitions/${folio}/referrals`)).body as Record<string, unknown>[])[0]!;
  await expect.poll(async () => (await read())['status'], { timeout: 20_000 }).toBe('acknowledged');
  return read();
}
