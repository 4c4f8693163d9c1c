import { randomBytes } from 'node:crypto';

const MAILBOX = 'rebotes';
const TOKEN = /^[0-9a-f]{32}$/;

/** What names a letter to nobody but us; it cannot be guessed. */
export function newToken(): string {
  return randomBytes(16).toString('hex');
}

/** The envelope's sender of a letter: where it comes back to when it cannot be delivered. */
export function bounceAddress(token: string, domain: string): string {
  return `${MAILBOX}+${token}@${domain}`;
}

/** The token of an address that letters come back to, or undefined for any other address. Domains have no capitals. */
export function tokenIn(address: string, domain: string): string | undefined {
  const [mailbox = '', host, ...more] = address.toLowerCase().split('@');
  const [name, token = '', ...rest] = mailbox.split('+');
  const ours = name === MAILBOX && host === domain.toLowerCase() && more.length === 0 && rest.length === 0;
  return ours && TOKEN.test(token) ? token : undefined;
}
