import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BOUNCE_DOMAIN, MailedOffice } from '../support/mailed-office.js';

let office: MailedOffice;

beforeAll(async () => {
  office = await MailedOffice.open();
});
afterAll(() => office.close());

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
  const transport = createTransport({ host: '127.0.0.1', port: office.listener.port, ignoreTLS: true });
  try {
    return (await transport.sendMail({ envelope: { from, to: [to] }, raw })).response;
  } catch (error) {
    return (error as { response?: string; message: string }).response ?? (error as Error).message;
  } finally {
    transport.close();
  }
}

async function sent(): Promise<{ folio: string; returnTo: string }> {
  const { folio, notificationId } = await office.queued();
  await office.letters.send({ notificationId });
  return { folio, returnTo: office.mail.taken.at(-1)!.from };
}

describe('A letter that comes back', () => {
  it('undoes the notification: the petition has to be notified again, and nothing is deleted', async () => {
    const { folio, returnTo } = await sent();
    expect(await comesBack(returnTo, report())).toMatch(/^250/);
    expect(await office.standing(folio)).toMatchObject({
      status: 'replied',
      state: 'failed',
      acts: ['queued', 'accepted', 'bounced'],
      words: '5.1.1 550 5.1.1 Mailbox gone',
    });
    expect((await office.entries(folio)).slice(-3)).toEqual(['notified', 'closed', 'notification_undone']);
    const page = await (await office.desk.signIn('follow_up')).get(`/peticiones/${folio}`);
    for (const told of ['Rebotó', 'Mailbox gone', 'Notificarla otra vez', 'El correo no llegó'])
      expect(page.text).toContain(told);
    await comesBack(returnTo, report());
    expect((await office.standing(folio)).acts).toEqual(['queued', 'accepted', 'bounced']);
  });

  it('means nothing when it is a delay or an absence note', async () => {
    const { folio, returnTo } = await sent();
    await comesBack(returnTo, report('delayed'));
    await comesBack(returnTo, 'Subject: De vacaciones\r\nAuto-Submitted: auto-replied\r\n\r\nVuelvo el lunes.');
    expect(await office.standing(folio)).toMatchObject({ status: 'closed', acts: ['queued', 'accepted'] });
  });

  it('is refused, and harmless, when it is foreign, forged, huge or broken', async () => {
    const { folio, returnTo } = await sent();
    expect(await comesBack(`rebotes+${'a'.repeat(32)}@${BOUNCE_DOMAIN}`, report())).toMatch(/^550/);
    expect(await comesBack(`alcalde@${BOUNCE_DOMAIN}`, report())).toMatch(/^550/);
    expect(await comesBack('alguien@otra-parte.example', report())).toMatch(/^550/);
    expect(await comesBack(returnTo, report(), 'spam@otra-parte.example')).toMatch(/^550/);
    expect(await comesBack(returnTo, `Subject: x\r\n\r\n${'spam '.repeat(300_000)}`)).toMatch(/^552/);
    const nested = Array.from(
      { length: 300 },
      (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}`,
    );
    expect(await comesBack(returnTo, nested.join('\r\n'))).toMatch(/^250/);
    expect(await office.standing(folio)).toMatchObject({ status: 'closed', acts: ['queued', 'accepted'] });
  });

  it('does not disturb what was opened again meanwhile', async () => {
    const { folio, returnTo } = await sent();
    await office.desk.database.query(`UPDATE petition SET status = 'acknowledged' WHERE folio = $1`, [folio]);
    await comesBack(returnTo, report());
    expect(await office.standing(folio)).toMatchObject({ status: 'acknowledged', state: 'failed' });
  });
});
