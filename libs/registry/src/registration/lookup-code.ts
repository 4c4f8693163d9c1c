import { randomFillSync } from 'node:crypto';

/** Crockford's 32 characters: no I, L, O or U, so that nobody reads one for another on paper. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 10;
const GROUP = 5;

/** Random bytes drawn many at a time: one call of the system for hundreds of codes. */
const pool = Buffer.alloc(LENGTH * 400);
let used = pool.length;

/** A random code of ten characters (50 bits) that, with the folio, opens the status of a petition. */
export function newLookupCode(): string {
  if (used + LENGTH > pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  let code = '';
  // 256 is a multiple of 32: every character is equally likely.
  for (const byte of pool.subarray(used, used + LENGTH)) code += ALPHABET.charAt(byte % ALPHABET.length);
  used += LENGTH;
  return code;
}

/** In two groups for reading: `7K3MQ-9QXPA`. */
export function formatLookupCode(code: string): string {
  return `${code.slice(0, GROUP)}-${code.slice(GROUP)}`;
}

/** The ten characters of a code as a person typed it (small letters, spaces, hyphens, O for 0, I or L for 1), or undefined. */
export function parseLookupCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\-‐‑–—._]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return code.length === LENGTH && Array.from(code).every((character) => ALPHABET.includes(character))
    ? code
    : undefined;
}
