import { LetterAging } from '@oficialia/replies';
import PostalMime from 'postal-mime';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { BOUNCE_DOMAIN, EMAIL, MailedOffice } from '../support/mailed-office.js';

let office: MailedOffice;

beforeAll(async () => {
  office = await MailedOffice.open();
});
afterAll(() => office.close());
afterEach(() => {
  office.mail.mood = 'accepts';
});

describe('A letter by e-mail', () => {
  it('is queued with its job, and counts when the server has taken it', async () => {
    const { folio, notificationId } = await office.queued();
    expect(await office.standing(folio)).toMatchObject({ status: 'replied', state: 'open', acts: ['queued'] });
    const jobs = await office.desk.database.query(
      `SELECT data FROM pgboss.job WHERE name = 'notification.send' AND data @> $1`,
      [{ notificationId }],
    );
    expect(jobs).toHaveLength(1);
    await office.letters.send({ notificationId });
    expect(await office.standing(folio)).toMatchObject({
      status: 'closed',
      state: 'in_effect',
      acts: ['queued', 'accepted'],
    });
    expect((await office.standing(folio)).words).toBe('250 2.0.0 queued as 4F2');
    expect((await office.entries(folio)).slice(-3)).toEqual(['notification_begun', 'notified', 'closed']);
  });

  it('carries the answer as a file, and neither its subject nor its body tell who asked what', async () => {
    const { notificationId, folio } = await office.queued();
    await office.letters.send({ notificationId });
    const { raw, to, from } = office.mail.taken.at(-1)!;
    expect(to).toEqual([EMAIL]);
    expect(from).toMatch(new RegExp(`^rebotes\\+[0-9a-f]{32}@${BOUNCE_DOMAIN}$`));
    expect(raw).toMatch(/^Message-ID: <[0-9a-f]{32}@rebotes\.prueba\.gob\.mx>/m);
    const letter = await PostalMime.parse(raw);
    expect(letter.subject).toBe(`Respuesta a su petición ${folio}`);
    expect(letter.attachments[0]?.filename).toBe(`respuesta-${folio}.pdf`);
    const body = `${letter.text} ${letter.html}`;
    expect(body).toContain(folio);
    for (const secret of ['Bache', 'María', 'Se tapó']) expect(body).not.toContain(secret);
    expect(Buffer.byteLength(letter.attachments[0]!.content)).toBeGreaterThan(10_000);
  });

  it('goes out once, however often its job runs', async () => {
    const { folio, notificationId } = await office.queued();
    const before = office.mail.offered;
    await office.letters.send({ notificationId });
    await office.letters.send({ notificationId });
    await office.letters.giveUp({ notificationId });
    expect(office.mail.offered).toBe(before + 1);
    expect((await office.standing(folio)).acts).toEqual(['queued', 'accepted']);
  });
});

describe('A letter that the server does not take', () => {
  it.each([
    ['hangs', 'El servidor de correo no contestó a tiempo.'],
    ['is full', '452 4.2.2 Mailbox full'],
    ['does not know us', '550 5.7.1 Relaying denied'],
    ['is away', 'Se cortó la conexión con el servidor de correo.'],
  ] as const)(
    'waits while the server %s, is tried again with the same Message-ID, and arrives',
    async (mood, words) => {
      const { folio, notificationId } = await office.queued();
      office.mail.mood = mood;
      await expect(office.letters.send({ notificationId })).rejects.toThrow('did not take');
      expect(await office.standing(folio)).toMatchObject({
        status: 'replied',
        state: 'open',
        acts: ['queued', 'deferred'],
        words,
      });
      office.mail.mood = 'accepts';
      await office.letters.send({ notificationId });
      expect(await office.standing(folio)).toMatchObject({
        status: 'closed',
        acts: ['queued', 'deferred', 'accepted'],
      });
    },
  );

  it('at any attempt is told, and another way is open', async () => {
    const { folio, notificationId } = await office.queued();
    office.mail.mood = 'is full';
    await expect(office.letters.send({ notificationId })).rejects.toThrow('did not take');
    await office.letters.giveUp({ notificationId });
    expect(await office.standing(folio)).toMatchObject({ status: 'replied', state: 'failed' });
    const tray = await (await office.desk.signIn('follow_up')).get('/por-notificar');
    expect(tray.text).toContain(`El correo no llegó: ${folio}`);
    expect(tray.text).toContain('No se pudo enviar');
    const byHand = { method: 'telephone', notifiedOn: '2026-03-02', recipient: 'María', proof: 'Al 55 1234 5678' };
    await office.api.post(`/petitions/${folio}/notifications`, byHand).expect(201);
    expect((await office.standing(folio)).status).toBe('closed');
    expect((await (await office.desk.signIn('follow_up')).get('/por-notificar')).text).not.toContain(
      'El correo no llegó',
    );
  });

  it('and never will has failed at once, with the words of the server', async () => {
    const { folio, notificationId } = await office.queued();
    office.mail.mood = 'does not know the recipient';
    await office.letters.send({ notificationId });
    const words = '550 5.1.1 No such user';
    expect(await office.standing(folio)).toMatchObject({
      status: 'replied',
      state: 'failed',
      acts: ['queued', 'bounced'],
      words,
    });
    expect(await office.queue(folio, { email: 'otra@vecinos.example' })).toBeGreaterThan(notificationId);
  });
});

describe('A letter in the queue', () => {
  it('that was left by a person does not go out any more', async () => {
    const { folio, notificationId } = await office.queued();
    const left = { act: 'abandoned', proof: 'Vino por ella' };
    await office.api.post(`/petitions/${folio}/notifications/${notificationId}/steps`, left).expect(201);
    const before = office.mail.offered;
    await office.letters.send({ notificationId });
    expect(office.mail.offered).toBe(before);
    expect(await office.standing(folio)).toMatchObject({ status: 'replied', acts: ['queued', 'abandoned'] });
  });

  it('does not go out with an answer that was sent back meanwhile', async () => {
    const { folio, notificationId } = await office.queued();
    const [{ id }] = (await office.api.get(`/petitions/${folio}/replies`)).body as [{ id: number }];
    office.clock.putTo('2026-03-02T16:10:00Z');
    await office.api.post(`/replies/${id}/incongruence`, { reason: 'No dice cuándo' }).expect(201);
    const before = office.mail.offered;
    await office.letters.send({ notificationId });
    expect(office.mail.offered).toBe(before);
    expect(await office.standing(folio)).toMatchObject({ status: 'acknowledged', acts: ['queued', 'abandoned'] });
  });
});

describe('A letter that was taken', () => {
  it('is presumed delivered when it did not come back in time', async () => {
    const { folio, notificationId } = await office.queued();
    await office.letters.send({ notificationId });
    const aging = office.desk.app.get(LetterAging);
    office.clock.putTo('2026-03-04T16:00:00Z');
    await aging.presume();
    expect((await office.standing(folio)).acts).toEqual(['queued', 'accepted']);
    office.clock.putTo('2026-03-05T16:00:00Z');
    await aging.presume();
    await aging.presume();
    expect((await office.standing(folio)).acts).toEqual(['queued', 'accepted', 'presumed_delivered']);
  });

  it('counts only then where the municipality says so', async () => {
    await office.desk.database.query('UPDATE notification_terms SET email_days = 2');
    const { folio, notificationId } = await office.queued();
    await office.letters.send({ notificationId });
    expect(await office.standing(folio)).toMatchObject({
      status: 'replied',
      state: 'open',
      acts: ['queued', 'accepted'],
    });
    office.clock.putTo('2026-03-05T16:00:00Z');
    await office.desk.app.get(LetterAging).presume();
    expect(await office.standing(folio)).toMatchObject({ status: 'closed', state: 'in_effect' });
    await office.desk.database.query('UPDATE notification_terms SET email_days = 0');
  });
});
