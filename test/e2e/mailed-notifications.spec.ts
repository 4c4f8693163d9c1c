import { BounceListener, LetterAging, LetterMailer } from '@oficialia/replies';
import { Log } from '@oficialia/platform';
import { createTransport } from 'nodemailer';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Bounces } from '../../libs/replies/src/mailing/bounces.service.js';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { startMailServer, type MailServer } from '../support/mail-server.js';
import { api, refer, register } from '../support/petitions.js';

const DOMAIN = 'rebotes.prueba.gob.mx';
const EMAIL = 'maria.pena@vecinos.example';
const clock = new HandClock('2026-03-02T16:00:00Z');
let desk: Desk;
let mail: MailServer;
let letters: LetterMailer;
let listener: BounceListener;

beforeAll(async () => {
  mail = await startMailServer();
  desk = await startDesk({
    clock,
    config: {
      HOST: '127.0.0.1',
      MAIL_FROM: 'Oficialía de Partes <oficialia@prueba.gob.mx>',
      MAIL_TIMEOUT_MS: 150,
      BOUNCE_DOMAIN: DOMAIN,
      BOUNCE_PORT: 0,
    },
  });
  // Its address follows its mood.
  Object.defineProperty(desk.config, 'MAIL_URL', { get: () => mail.url });
  letters = desk.app.get(LetterMailer);
  listener = new BounceListener(desk.config, desk.app.get(Bounces), desk.app.get(Log));
  await listener.onApplicationBootstrap();
});
afterAll(async () => {
  await listener.beforeApplicationShutdown();
  await desk.close();
  await mail.close();
});
afterEach(() => {
  mail.mood = 'accepts';
});

const at = (folio: string, path = '') => `/petitions/${folio}${path}`;
const office = () => api(desk, 'follow_up');

async function answered(): Promise<string> {
  clock.putTo('2026-03-02T16:00:00Z');
  const { folio } = await register(desk, { notifyByBoard: false, contactEmail: EMAIL, subject: 'Bache muy privado' });
  const id = await refer(desk, folio);
  await api(desk, 'department').post(`/referrals/${id}/acknowledgement`, { name: 'Ana Ríos' }).expect(201);
  await api(desk, 'department').post(`/referrals/${id}/reply`, { sense: 'granted', text: 'Se tapó.' }).expect(201);
  return folio;
}

async function queue(folio: string, changes: object = {}): Promise<number> {
  const { body } = await office()
    .post(at(folio, '/notifications'), { method: 'email', ...changes })
    .expect(201);
  return (body as { id: number }).id;
}

async function queued(): Promise<{ folio: string; notificationId: number }> {
  const folio = await answered();
  return { folio, notificationId: await queue(folio) };
}

/** Where the petition and its last notification stand, and the steps that led there. */
async function standing(folio: string) {
  const { body } = await office().get(at(folio, '/notifications')).expect(200);
  const last = (body as { state: string; steps: { act: string; words: string }[] }[]).at(-1)!;
  const [row] = await desk.database.query<{ status: string }>('SELECT status FROM petition WHERE folio = $1', [folio]);
  return {
    status: row?.status,
    state: last.state,
    acts: last.steps.map(({ act }) => act),
    words: last.steps.at(-1)?.words,
  };
}

const entries = (folio: string) =>
  desk.database
    .query<{ act: string }>(
      'SELECT e.act FROM ledger_entry e JOIN petition p ON p.id = e.petition_id WHERE p.folio = $1 ORDER BY e.seq',
      [folio],
    )
    .then((rows) => rows.map(({ act }) => act));

describe('A letter by e-mail', () => {
  it('is queued with its job, and counts when the server has taken it', async () => {
    const { folio, notificationId } = await queued();
    expect(await standing(folio)).toMatchObject({ status: 'replied', state: 'open', acts: ['queued'] });
    const jobs = await desk.database.query(
      `SELECT data FROM pgboss.job WHERE name = 'notification.send' AND data @> $1`,
      [{ notificationId }],
    );
    expect(jobs).toHaveLength(1);
    await letters.send({ notificationId });
    expect(await standing(folio)).toMatchObject({ status: 'closed', state: 'in_effect', acts: ['queued', 'accepted'] });
    expect((await standing(folio)).words).toBe('250 2.0.0 queued as 4F2');
    expect((await entries(folio)).slice(-3)).toEqual(['notification_begun', 'notified', 'closed']);
  });

  it('carries the answer as a file, and neither its subject nor its body tell who asked what', async () => {
    const { notificationId, folio } = await queued();
    await letters.send({ notificationId });
    const { raw, to, from } = mail.taken.at(-1)!;
    expect(to).toEqual([EMAIL]);
    expect(from).toMatch(new RegExp(`^rebotes\\+[0-9a-f]{32}@${DOMAIN}$`));
    expect(raw).toMatch(/^Message-ID: <[0-9a-f]{32}@rebotes\.prueba\.gob\.mx>/m);
    const letter = await PostalMime.parse(raw);
    expect(letter.subject).toBe(`Respuesta a su petición ${folio}`);
    expect(letter.attachments[0]?.filename).toBe(`respuesta-${folio}.pdf`);
    const body = `${letter.text} ${letter.html}`;
    expect(body).toContain(folio);
    for (const secret of ['Bache', 'María', 'Se tapó']) expect(body).not.toContain(secret);
    expect((letter.attachments[0]?.content as ArrayBuffer).byteLength).toBeGreaterThan(10_000);
  });

  it('goes out once, however often its job runs', async () => {
    const { folio, notificationId } = await queued();
    const before = mail.offered;
    await letters.send({ notificationId });
    await letters.send({ notificationId });
    await letters.giveUp({ notificationId });
    expect(mail.offered).toBe(before + 1);
    expect((await standing(folio)).acts).toEqual(['queued', 'accepted']);
  });

  it.each([
    ['hangs', 'El servidor de correo no contestó a tiempo.'],
    ['is full', '452 4.2.2 Mailbox full'],
    ['does not know us', '550 5.7.1 Relaying denied'],
    ['is away', 'Se cortó la conexión con el servidor de correo.'],
  ] as const)(
    'waits while the server %s, is tried again with the same Message-ID, and arrives',
    async (mood, words) => {
      const { folio, notificationId } = await queued();
      mail.mood = mood;
      await expect(letters.send({ notificationId })).rejects.toThrow('did not take');
      expect(await standing(folio)).toMatchObject({
        status: 'replied',
        state: 'open',
        acts: ['queued', 'deferred'],
        words,
      });
      mail.mood = 'accepts';
      await letters.send({ notificationId });
      expect(await standing(folio)).toMatchObject({ status: 'closed', acts: ['queued', 'deferred', 'accepted'] });
    },
  );

  it('that no attempt could send is told, and another way is open', async () => {
    const { folio, notificationId } = await queued();
    mail.mood = 'is full';
    await expect(letters.send({ notificationId })).rejects.toThrow();
    await letters.giveUp({ notificationId });
    expect(await standing(folio)).toMatchObject({ status: 'replied', state: 'failed' });
    const tray = await (await desk.signIn('follow_up')).get('/por-notificar');
    expect(tray.text).toContain(`El correo no llegó: ${folio}`);
    expect(tray.text).toContain('No se pudo enviar');
    const byHand = { method: 'telephone', notifiedOn: '2026-03-02', recipient: 'María', proof: 'Al 55 1234 5678' };
    await office().post(at(folio, '/notifications'), byHand).expect(201);
    expect((await standing(folio)).status).toBe('closed');
    expect((await (await desk.signIn('follow_up')).get('/por-notificar')).text).not.toContain('El correo no llegó');
  });

  it('that is refused for good has failed at once, with the words of the server', async () => {
    const { folio, notificationId } = await queued();
    mail.mood = 'does not know the recipient';
    await letters.send({ notificationId });
    const words = '550 5.1.1 No such user';
    expect(await standing(folio)).toMatchObject({
      status: 'replied',
      state: 'failed',
      acts: ['queued', 'bounced'],
      words,
    });
    expect(await queue(folio, { email: 'otra@vecinos.example' })).toBeGreaterThan(notificationId);
  });

  it('that was left by a person does not go out any more', async () => {
    const { folio, notificationId } = await queued();
    const left = { act: 'abandoned', proof: 'Vino por ella' };
    await office()
      .post(at(folio, `/notifications/${notificationId}/steps`), left)
      .expect(201);
    const before = mail.offered;
    await letters.send({ notificationId });
    expect(mail.offered).toBe(before);
    expect(await standing(folio)).toMatchObject({ status: 'replied', acts: ['queued', 'abandoned'] });
  });

  it('does not go out with an answer that was sent back meanwhile', async () => {
    const { folio, notificationId } = await queued();
    const [{ id }] = (await office().get(at(folio, '/replies'))).body as [{ id: number }];
    clock.putTo('2026-03-02T16:10:00Z');
    await office().post(`/replies/${id}/incongruence`, { reason: 'No dice cuándo' }).expect(201);
    const before = mail.offered;
    await letters.send({ notificationId });
    expect(mail.offered).toBe(before);
    expect(await standing(folio)).toMatchObject({ status: 'acknowledged', acts: ['queued', 'abandoned'] });
  });

  it('is presumed delivered when it did not come back in time', async () => {
    const { folio, notificationId } = await queued();
    await letters.send({ notificationId });
    const aging = desk.app.get(LetterAging);
    clock.putTo('2026-03-04T16:00:00Z');
    await aging.presume();
    expect((await standing(folio)).acts).toEqual(['queued', 'accepted']);
    clock.putTo('2026-03-05T16:00:00Z');
    await aging.presume();
    await aging.presume();
    expect((await standing(folio)).acts).toEqual(['queued', 'accepted', 'presumed_delivered']);
  });

  it('counts only then where the municipality says so', async () => {
    await desk.database.query('UPDATE notification_terms SET email_days = 2');
    const { folio, notificationId } = await queued();
    await letters.send({ notificationId });
    expect(await standing(folio)).toMatchObject({ status: 'replied', state: 'open', acts: ['queued', 'accepted'] });
    clock.putTo('2026-03-05T16:00:00Z');
    await desk.app.get(LetterAging).presume();
    expect(await standing(folio)).toMatchObject({ status: 'closed', state: 'in_effect' });
    await desk.database.query('UPDATE notification_terms SET email_days = 0');
  });
});

describe('A letter that comes back', () => {
  const report = (action = 'failed') =>
    [
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary=b',
      '',
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Final-Recipient: rfc822; x@y.mx',
      `Action: ${action}`,
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 Mailbox gone',
      '--b--',
    ].join('\r\n');

  /** What the municipality's mail server does with mail to that domain. */
  async function comesBack(to: string, raw: string, from = ''): Promise<string> {
    const transport = createTransport({ host: '127.0.0.1', port: listener.port, ignoreTLS: true });
    try {
      return (await transport.sendMail({ envelope: { from, to: [to] }, raw })).response;
    } catch (error) {
      return (error as { response?: string; message: string }).response ?? (error as Error).message;
    } finally {
      transport.close();
    }
  }

  async function sent(): Promise<{ folio: string; returnTo: string }> {
    const { folio, notificationId } = await queued();
    await letters.send({ notificationId });
    return { folio, returnTo: mail.taken.at(-1)!.from };
  }

  it('undoes the notification: the petition has to be notified again, and nothing is deleted', async () => {
    const { folio, returnTo } = await sent();
    expect(await comesBack(returnTo, report())).toMatch(/^250/);
    expect(await standing(folio)).toMatchObject({
      status: 'replied',
      state: 'failed',
      acts: ['queued', 'accepted', 'bounced'],
      words: '5.1.1 550 5.1.1 Mailbox gone',
    });
    expect((await entries(folio)).slice(-3)).toEqual(['notified', 'closed', 'notification_undone']);
    const page = await (await desk.signIn('follow_up')).get(`/peticiones/${folio}`);
    for (const told of ['Rebotó', 'Mailbox gone', 'Notificarla otra vez', 'El correo no llegó'])
      expect(page.text).toContain(told);
    await comesBack(returnTo, report());
    expect((await standing(folio)).acts).toEqual(['queued', 'accepted', 'bounced']);
  });

  it('means nothing when it is a delay or an absence note', async () => {
    const { folio, returnTo } = await sent();
    await comesBack(returnTo, report('delayed'));
    await comesBack(returnTo, 'Subject: De vacaciones\r\nAuto-Submitted: auto-replied\r\n\r\nVuelvo el lunes.');
    expect(await standing(folio)).toMatchObject({ status: 'closed', acts: ['queued', 'accepted'] });
  });

  it('is refused, and harmless, when it is foreign, forged, huge or broken', async () => {
    const { folio, returnTo } = await sent();
    expect(await comesBack(`rebotes+${'a'.repeat(32)}@${DOMAIN}`, report())).toMatch(/^550/);
    expect(await comesBack(`alcalde@${DOMAIN}`, report())).toMatch(/^550/);
    expect(await comesBack('alguien@otra-parte.example', report())).toMatch(/^550/);
    expect(await comesBack(returnTo, report(), 'spam@otra-parte.example')).toMatch(/^550/);
    expect(await comesBack(returnTo, `Subject: x\r\n\r\n${'spam '.repeat(300_000)}`)).toMatch(/^552/);
    const nested = Array.from(
      { length: 300 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`,
    );
    expect(await comesBack(returnTo, nested.join('\r\n'))).toMatch(/^250/);
    expect(await standing(folio)).toMatchObject({ status: 'closed', acts: ['queued', 'accepted'] });
  });

  it('does not disturb what was opened again meanwhile', async () => {
    const { folio, returnTo } = await sent();
    await desk.database.query(`UPDATE petition SET status = 'acknowledged' WHERE folio = $1`, [folio]);
    await comesBack(returnTo, report());
    expect(await standing(folio)).toMatchObject({ status: 'acknowledged', state: 'failed' });
  });
});
