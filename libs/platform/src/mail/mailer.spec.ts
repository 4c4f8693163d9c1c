import { expect, it } from 'vitest';
import { outcomeOf, type SmtpFailure } from './mailer.js';

const failure = (more: Partial<SmtpFailure>): SmtpFailure => ({ message: 'no', ...more });

it.each<[string, Partial<SmtpFailure>, string, string]>([
  [
    'no such mailbox',
    { responseCode: 550, command: 'RCPT TO', response: '550 no such user' },
    'refused',
    '550 no such user',
  ],
  ['a letter that is not wanted', { responseCode: 554, command: 'DATA', response: '554 spam' }, 'refused', '554 spam'],
  ['a full mailbox', { responseCode: 452, command: 'RCPT TO', response: '452 full' }, 'deferred', '452 full'],
  [
    'a sender that is not ours',
    { responseCode: 550, command: 'MAIL FROM', response: '550 who?' },
    'deferred',
    '550 who?',
  ],
  [
    'a wrong password',
    { responseCode: 535, code: 'EAUTH', command: 'AUTH PLAIN' },
    'deferred',
    'El servidor de correo no aceptó la cuenta de la oficina.',
  ],
  ['silence', { code: 'ETIMEDOUT', command: 'CONN' }, 'deferred', 'El servidor de correo no contestó a tiempo.'],
  ['a fault without a name', {}, 'deferred', 'El correo no salió (sin motivo).'],
])('tells what becomes of a letter after %s', (_what, error, result, words) => {
  expect(outcomeOf(failure(error))).toEqual({ result, words });
});

it('keeps what a server says on one line and short', () => {
  const { words } = outcomeOf(failure({ response: `550-no\r\n550 ${'x'.repeat(2_000)}` }));
  expect(words).toHaveLength(500);
  expect(words).not.toContain('\n');
});
