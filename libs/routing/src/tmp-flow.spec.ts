import { Module } from '@nestjs/common';
import { Authentication, DirectoryModule, People, seedDepartments, seedDirectory } from '@oficialia/directory';
import { DocumentsModule } from '@oficialia/documents';
import { IndicatorsModule } from '@oficialia/indicators';
import { acquireEmbeddedPostgres, createHttpApp, Db, loadConfig, migrate, PlatformModule } from '@oficialia/platform';
import { RegistryModule, seedRegistry } from '@oficialia/registry';
import { RepliesModule } from '@oficialia/replies';
import { RoutingModule, seedRouting, Suggestions } from '@oficialia/routing';
import request from 'supertest';
import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';

let app: any, pg: any, db: Db, base: string;
const agents: Record<string, any> = {};
const tokens: Record<string, string> = {};

@Module({})
class All {}

beforeAll(async () => {
  pg = await acquireEmbeddedPostgres('/tmp/build-routing-pg');
  const admin = new (await import('pg')).default.Client({ connectionString: pg.url });
  await admin.connect();
  await admin.query('DROP DATABASE IF EXISTS flow_test WITH (FORCE)');
  await admin.query('CREATE DATABASE flow_test');
  await admin.end();
  const url = pg.url.replace(/\/[^/]*$/, '/flow_test');
  await migrate(url);
  const config = loadConfig({ DATABASE_URL: url, DATA_DIR: '/tmp/build-routing-data', LOG_LEVEL: 'error', DESK_PORT: '0' });
  app = await createHttpApp({ module: All, imports: [PlatformModule.with({ config, process: 'desk', role: 'oficialia_desk', jobs: 'sender' }), DirectoryModule, RegistryModule, DocumentsModule, RoutingModule, RepliesModule, IndicatorsModule] });
  app.get(Authentication).install(app);
  await app.listen(0);
  base = await app.getUrl();
  base = base.replace('[::1]', 'localhost');
  db = app.get(Db);
  const people = app.get(People);
  await db.transaction(async (tx) => {
    await seedDirectory(tx, { name: 'Municipio', shortName: 'San Jacinto', state: 'Oaxaca', office: 'Oficialía de Partes', followUpOffice: 'Seguimiento', timeZone: 'America/Mexico_City', signatoryName: 'Mtra. Luna', signatoryPosition: 'Secretaria' });
    await seedDepartments(tx);
    await seedRegistry(tx, [{ prefix: 'PM', name: 'x' }]);
    await seedRouting(tx);
    await seedRouting(tx);
    const id = async (key: string) => (await tx.query('SELECT id FROM department WHERE key=$1', [key]))[0].id;
    await people.create(tx, { username: 'rosa', name: 'Rosa', role: 'intake_clerk', password: 'palabra-larga-1' });
    await people.create(tx, { username: 'ana', name: 'Ana Ruiz', role: 'follow_up', password: 'palabra-larga-1' });
    await people.create(tx, { username: 'beto', name: 'Beto Sosa', role: 'supervisor', password: 'palabra-larga-1' });
    await people.create(tx, { username: 'obras', name: 'Omar Obras', position: 'Auxiliar', role: 'department', departmentId: await id('SOPDU'), password: 'palabra-larga-1' });
    await people.create(tx, { username: 'obras2', name: 'Olga Obras', role: 'department', departmentId: await id('SOPDU'), password: 'palabra-larga-1' });
    await people.create(tx, { username: 'medio', name: 'Mara Medio', role: 'department', departmentId: await id('MA'), password: 'palabra-larga-1' });
  });
  for (const username of ['rosa', 'ana', 'beto', 'obras', 'obras2', 'medio']) {
    const agent = request.agent(base);
    const page = await agent.get('/entrar');
    const token = /name="_csrf" value="([^"]+)"/.exec(page.text)![1];
    const r = await agent.post('/entrar').type('form').send({ _csrf: token, username, password: 'palabra-larga-1' });
    expect(r.status).toBe(303);
    agents[username] = agent;
    const t = await request(base).post('/api/v1/tokens').send({ username, password: 'palabra-larga-1', name: 'x' });
    tokens[username] = t.body.token;
  }
}, 120_000);
afterAll(async () => {
  await app?.close();
  await pg?.stop();
});

const api = (who: string, method: 'get' | 'post', path: string, body?: object) => {
  const r = request(base)[method](`/api/v1${path}`).set('Authorization', `Bearer ${tokens[who]}`);
  return body ? r.send(body) : r;
};
let n = 0;
async function register(subject: string, more = {}): Promise<string> {
  const r = await request(base).post('/api/v1/petitions').set('Authorization', `Bearer ${tokens.rosa}`).set('Idempotency-Key', `clave-${Date.now()}-${n++}`)
    .send({ channel: 'counter', senderKind: 'person', senderName: 'Ma. Ñáñez', documentKind: 'letter', addressedTo: 'Presidencia', subject, sheets: 1, notifyByBoard: true, curpAbsence: 'declined', ...more });
  expect(r.status, JSON.stringify(r.body)).toBe(201);
  const id = (await db.query<any>('SELECT id FROM petition WHERE folio=$1', [r.body.folio]))[0].id;
  await app.get(Suggestions).renew(id);
  return r.body.folio;
}
const csrf = (html: string) => /name="_csrf" value="([^"]+)"/.exec(html)![1];
async function page(who: string, path: string, status = 200): Promise<string> {
  const r = await agents[who].get(path);
  expect(r.status, `${path}: ${r.text.slice(0, 400)}`).toBe(status);
  writeFileSync(`/tmp/build-routing-${path.replace(/[^a-z0-9]+/gi, '_')}.html`, r.text);
  return r.text;
}
const status = async (folio: string) => (await db.query<any>('SELECT status, requires_reply FROM petition WHERE folio=$1', [folio]))[0];

it('walks the whole way through the pages', async () => {
  const folio = await register('Bache enorme en la calle Hidalgo');
  const tray = await page('ana', '/por-turnar');
  expect(tray).toContain('tema «Bacheo» por «Bache» en el asunto');
  const form = await page('ana', `/peticiones/${folio}/turnar`);
  expect(form).toMatch(/value="SOPDU" selected/);
  expect(form).toContain('10 días hábiles desde hoy');
  const r0 = await agents.ana.get('/por-turnar/vencimiento?renglon=0&termDays-0=5');
  expect(r0.text).toMatch(/5 días hábiles desde hoy: vence el/);
  // a wrong form keeps what was typed
  const wrong = await agents.ana.post(`/peticiones/${folio}/turnar`).type('form').send({ _csrf: csrf(form), 'department-0': '', 'instruction-0': 'attend', 'termDays-0': '900', 'message-0': 'Urge <b>mucho</b>', knownReferrals: '0' });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('Urge &lt;b>mucho&lt;/b>');
  const send = { _csrf: csrf(form), 'department-0': 'SOPDU', 'instruction-0': 'attend', 'termDays-0': '10', 'message-0': '', 'department-1': 'MA', 'instruction-1': 'inform', 'termDays-1': '10', 'department-2': '', 'instruction-2': 'attend', 'termDays-2': '10', copies: 'Contraloría\r\nArchivo', knownReferrals: '0' };
  const done = await agents.ana.post(`/peticiones/${folio}/turnar`).type('form').send(send);
  expect(done.status, done.text.slice(0, 2000)).toBe(303);
  const after = await page('ana', done.headers.location);
  expect(after).toContain('oficio SP/0001/2026');
  const late = await agents.beto.get(`/peticiones/${folio}/turnar`);
  const lost = await agents.beto.post(`/peticiones/${folio}/turnar`).type('form').send({ ...send, _csrf: csrf(late.text), 'message-0': 'lo mío' });
  expect(lost.status).toBe(409);
  expect(lost.text).toContain('Ana Ruiz ya turnó esta petición');
  expect(lost.text).toContain('lo mío');
  const pdf = await agents.ana.get(`/peticiones/${folio}/oficios/SP-0001-2026.pdf`);
  expect(pdf.status).toBe(200);
  expect(pdf.body.subarray(0, 5).toString()).toBe('%PDF-');
  writeFileSync('/tmp/build-routing-oficio.pdf', pdf.body);
  // departments
  expect((await agents.medio.get(`/peticiones/${folio}/oficios/SP-0001-2026.pdf`)).status).toBe(404);
  const mine = await page('obras', '/turnos');
  expect(mine).toContain('Mis turnos');
  expect(mine).not.toContain('SP/0002/2026');
  const id = /\/turnos\/(\d+)\/acuse/.exec(mine)![1];
  expect((await agents.medio.get(`/turnos/${id}/acuse`)).status).toBe(404);
  const early = await agents.obras.get(`/turnos/${id}/respuesta`);
  expect(early.headers.location).toBe(`/turnos/${id}/acuse`);
  const ackForm = await page('obras', `/turnos/${id}/acuse`);
  expect(ackForm).toContain('Primero registre el acuse');
  const ack = await agents.obras.post(`/turnos/${id}/acuse`).type('form').send({ _csrf: csrf(ackForm), name: 'Omar', position: 'Auxiliar' });
  expect(ack.status).toBe(303);
  expect(await status(folio)).toMatchObject({ status: 'referred', requires_reply: true });
  const again = await agents.obras2.post(`/turnos/${id}/acuse`).type('form').send({ _csrf: csrf((await agents.obras2.get('/turnos')).text), name: 'Olga' });
  expect(again.status).toBe(409);
  expect(again.text).toContain('Omar Obras ya registró el acuse');
  const replyForm = await page('obras', `/turnos/${id}/respuesta`);
  const bad = await agents.obras.post(`/turnos/${id}/respuesta`).field('_csrf', csrf(replyForm)).field('text', 'Se tapó').attach('files', Buffer.from('no soy pdf'), 'x.pdf');
  expect(bad.status).toBe(422);
  expect(bad.text).toContain('Se tapó');
  const pdf1 = '/work/main/test/samples/documents/carta-alumbrado.pdf';
  const rep = await agents.obras.post(`/turnos/${id}/respuesta`).field('_csrf', csrf(replyForm)).field('sense', 'granted').field('text', 'Se tapó\n\nel bache').attach('files', pdf1);
  expect(rep.status, /data-error-summary[\s\S]{0,400}/.exec(rep.text)?.[0]).toBe(303);
  expect((await status(folio)).status).toBe('replied');
  const rep2 = await agents.obras2.post(`/turnos/${id}/respuesta`).field('_csrf', csrf((await agents.obras2.get('/turnos')).text)).field('sense', 'granted').field('text', 'otra');
  expect(rep2.status).toBe(409);
  expect(rep2.text).toContain('Omar Obras ya contestó');
  expect(rep2.text).toContain('otra');
  // notify
  expect(await page('ana', '/por-notificar')).toContain(folio);
  const nf = await page('ana', `/peticiones/${folio}/notificaciones`);
  const future = await agents.ana.post(`/peticiones/${folio}/notificaciones`).field('_csrf', csrf(nf)).field('method', 'board').field('notifiedOn', '2031-02-31').field('recipient', 'Ma.').field('proof', 'cédula');
  expect(future.status).toBe(422);
  const past = await agents.ana.post(`/peticiones/${folio}/notificaciones`).field('_csrf', csrf(nf)).field('method', 'board').field('notifiedOn', '2020-01-01').field('recipient', 'Ma.').field('proof', 'cédula');
  expect(past.text).toContain('no puede ser anterior a la respuesta');
  const today = /name="notifiedOn"[^>]*value="([^"]+)"|value="(\d{4}-\d\d-\d\d)"/.exec(nf)!.slice(1).find(Boolean)!;
  const ok = await agents.ana.post(`/peticiones/${folio}/notificaciones`).field('_csrf', csrf(nf)).field('method', 'board').field('notifiedOn', today).field('recipient', 'Ma.').field('proof', 'cédula').attach('files', pdf1);
  expect(ok.status, ok.text.slice(0, 3000)).toBe(303);
  expect((await status(folio)).status).toBe('closed');
  const second = await agents.beto.post(`/peticiones/${folio}/notificaciones`).field('_csrf', csrf((await agents.beto.get('/por-notificar')).text)).field('method', 'board').field('notifiedOn', today).field('recipient', 'Yo').field('proof', 'cédula 2');
  expect(second.status).toBe(409);
  expect(second.text).toContain('Ana Ruiz ya registró la notificación');
  const letter = await agents.ana.get(`/peticiones/${folio}/respuesta.pdf`);
  expect(letter.status).toBe(200);
  writeFileSync('/tmp/build-routing-letter.pdf', letter.body);
  // the informed department acknowledges after the end
  const other = /\/turnos\/(\d+)\/acuse/.exec(await page('medio', '/turnos'))![1];
  expect((await api('medio', 'post', `/referrals/${other}/acknowledgement`, { name: 'Mara' })).status).toBe(201);
  expect((await api('medio', 'post', `/referrals/${other}/reply`, { sense: 'granted', text: 'x' })).body.code).toBe('reply.not-due');
  for (const who of ['ana', 'obras', 'medio', 'rosa']) await page(who, `/peticiones/${folio}`);
  expect(await page('ana', `/peticiones/${folio}`)).toContain('Por qué vence el');
  expect(await page('medio', `/peticiones/${folio}`)).not.toContain('Se tapó');
  const acts = await db.query<any>('SELECT act, data FROM ledger_entry e JOIN petition p ON p.id=e.petition_id WHERE folio=$1 ORDER BY seq', [folio]);
  console.log(acts.map((a) => a.act).join(' '), JSON.stringify(acts.find((a) => a.act === 'replied')));
  // indicator
  const ind = await page('ana', '/indicadores');
  expect(ind).toContain('100 %');
  expect(await page('ana', '/indicadores?desde=2020-01-01&hasta=2020-12-31')).toContain('Sin peticiones que requieran respuesta');
  await page('ana', '/indicadores?desde=2020-02-31&hasta=x', 422);
  const rate = await api('ana', 'get', '/indicators/attention-rate');
  expect(rate.body).toMatchObject({ numerator: 1, denominator: 1, percent: 100 });
  const behind = await api('ana', 'get', '/indicators/attention-rate/petitions?part=numerator');
  expect(behind.body.petitions).toHaveLength(1);
  expect(await page('ana', `/indicadores/tasa-de-atencion/folios?desde=${rate.body.from}&hasta=${rate.body.to}&parte=numerador`)).toContain(folio);
  for (const tab of ['por-acusar', 'por-contestar', 'vencidos', 'contestados', 'todos']) await page('ana', `/turnos?estado=${tab}`);
}, 60_000);

it('lets one of many win', async () => {
  const folio = await register('Poda de un árbol');
  const body = { referrals: [{ department: 'SOPDU', instruction: 'attend' }] };
  const turned = await Promise.all(Array.from({ length: 8 }, (_, i) => api(i % 2 ? 'ana' : 'beto', 'post', `/petitions/${folio}/referrals`, body)));
  expect(turned.map((r) => r.status).sort()).toEqual([201, 409, 409, 409, 409, 409, 409, 409]);
  console.log(turned.find((r) => r.status === 409)!.body, turned.find((r) => r.status === 201)!.body);
  const id = turned.find((r) => r.status === 201)!.body[0].id;
  const acked = await Promise.all(['obras', 'obras2', 'obras'].map((w) => api(w, 'post', `/referrals/${id}/acknowledgement`, { name: w })));
  expect(acked.map((r) => r.status).sort()).toEqual([201, 409, 409]);
  expect((await status(folio)).status).toBe('acknowledged');
  const replied = await Promise.all(['obras', 'obras2', 'obras'].map((w) => api(w, 'post', `/referrals/${id}/reply`, { sense: 'denied', text: 'No.' })));
  expect(replied.map((r) => r.status).sort()).toEqual([201, 409, 409]);
  const day = (await db.query<any>(`SELECT (now() AT TIME ZONE 'America/Mexico_City')::date AS d`))[0].d;
  const notified = await Promise.all(['ana', 'beto'].map((w) => api(w, 'post', `/petitions/${folio}/notifications`, { method: 'email', notifiedOn: day, recipient: 'x', proof: 'y' })));
  expect(notified.map((r) => r.status).sort()).toEqual([201, 409]);
  expect((await status(folio)).status).toBe('closed');
  const numbers = await db.query<any>('SELECT number FROM oficio ORDER BY number');
  expect(numbers.map((r) => r.number)).toEqual(numbers.map((_, i) => i + 1));
}, 60_000);

it('takes what needs no reply out of the denominator, and back in', async () => {
  const folio = await register('Invitación a la clausura: solicitan padrino de generación');
  const sug = await api('ana', 'get', `/petitions/${folio}/suggestions`);
  console.log(sug.body[0]);
  const r = await api('ana', 'post', `/petitions/${folio}/referrals`, { referrals: [{ department: 'MA', instruction: 'represent', termDays: 5 }] });
  expect(r.body[0]).toMatchObject({ requiresReply: false, dueDate: null, termDays: null });
  expect(await status(folio)).toEqual({ status: 'no_reply_required', requires_reply: false });
  expect((await api('medio', 'post', `/referrals/${r.body[0].id}/acknowledgement`, { name: 'M' })).status).toBe(201);
  expect((await status(folio)).status).toBe('no_reply_required');
  const more = await api('ana', 'post', `/petitions/${folio}/referrals`, { referrals: [{ department: 'SOPDU', instruction: 'attend', termDays: 5 }], knownReferrals: 1 });
  expect(more.body[0].requiresReply).toBe(true);
  expect(await status(folio)).toEqual({ status: 'referred', requires_reply: true });
  expect((await api('ana', 'post', `/petitions/${folio}/referrals`, { referrals: [] , knownReferrals: 2 })).status).toBe(422);
  expect((await api('ana', 'post', `/petitions/${folio}/referrals`, { referrals: [{ department: 'NADA', instruction: 'attend' }], knownReferrals: 2 })).body.code).toBe('department.not-found');
  expect((await api('obras', 'get', '/referrals?state=all')).body.referrals.every((x: any) => x.department === 'SOPDU')).toBe(true);
  expect((await api('obras', 'get', `/petitions/${folio}/referrals`)).body).toHaveLength(1);
  expect((await api('medio', 'post', `/referrals/${more.body[0].id}/acknowledgement`, { name: 'M' })).status).toBe(404);
  expect((await api('medio', 'post', `/referrals/abc/acknowledgement`, { name: 'M' })).status).toBe(404);
}, 60_000);
