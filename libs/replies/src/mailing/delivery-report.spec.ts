import { describe, expect, it } from 'vitest';
import { readDeliveryReport } from './delivery-report.js';

const mail = (lines: string[]) => Buffer.from(lines.join('\r\n'));
const report = (status: string[], text = 'No se pudo entregar.') =>
  mail([
    'From: MAILER-DAEMON@mx.ejemplo.mx',
    'To: rebotes+abc@rebotes.ejemplo.mx',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.ejemplo.mx',
    '',
    ...status,
    '',
    '--b--',
  ]);

describe('a message that comes back', () => {
  it('tells why the letter failed, in the words of the server', async () => {
    const failed = report([
      'Final-Recipient: rfc822; x@y.mx',
      'Action: failed',
      'Status: 5.1.1',
      'Diagnostic-Code: smtp; 550 5.1.1 No',
      '  such user',
    ]);
    expect(await readDeliveryReport(failed)).toEqual({ words: '5.1.1 550 5.1.1 No such user' });
  });

  it('of qmail is read too', async () => {
    const text = 'Hi. This is the qmail-send program at y.mx.\nThis is a permanent error; I have given up.';
    expect((await readDeliveryReport(mail(['From: x@y.mx', '', text])))?.words).toContain('I have given up');
  });

  it('without words still is a failure', async () => {
    expect(await readDeliveryReport(report(['Action: failed']))).toEqual({
      words: 'El correo rebotó sin decir por qué.',
    });
  });

  it.each<[string, Buffer]>([
    ['a delay', report(['Action: delayed', 'Status: 4.2.2'])],
    ['a receipt', report(['Action: delivered', 'Status: 2.0.0'])],
    [
      'an absence note',
      mail(['Subject: Fuera de la oficina', 'Auto-Submitted: auto-replied', '', 'Vuelvo el lunes. Action: failed']),
    ],
    ['a report that only quotes another', report(['Action: relayed'], 'Action: failed')],
    ['nothing at all', mail([])],
    ['bytes without sense', Buffer.from(Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256))],
  ])('means nothing when it is %s', async (_name, raw) => {
    expect(await readDeliveryReport(raw)).toBeUndefined();
  });

  it('is refused when it is made to tire us', async () => {
    const nested = Array.from({ length: 200 }, (_, depth) => [
      `Content-Type: multipart/mixed; boundary="b${depth}"`,
      '',
      `--b${depth}`,
    ]).flat();
    await expect(readDeliveryReport(mail(nested))).rejects.toThrow('nesting');
  });
});
