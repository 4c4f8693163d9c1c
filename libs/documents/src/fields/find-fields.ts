import type { Proposal } from '@oficialia/registry';
import { address } from './contact/address.js';
import { email } from './contact/email.js';
import { neighbourhood } from './contact/neighbourhood.js';
import { telephone } from './contact/telephone.js';
import { proposalOf, type FieldFinder } from './finding.js';
import { letterOf, type FieldPage, type Letter } from './letter.js';
import { addressedTo } from './paper/addressed-to.js';
import { documentDate } from './paper/document-date.js';
import { documentNumber } from './paper/document-number.js';
import { subject } from './paper/subject.js';
import { curp } from './sender/curp.js';
import { institution } from './sender/institution.js';
import { position } from './sender/position.js';
import { senderName } from './sender/sender-name.js';
import { signatureOf } from './sender/signature.js';

/** Pages. */
export const LONGEST_LETTER = 6;
const UNSIGNED_PAGES = 2;

/** What is looked for in a letter, in the order of the form. */
export const fieldFinders: readonly FieldFinder[] = [
  senderName,
  position,
  institution,
  curp,
  telephone,
  email,
  neighbourhood,
  address,
  documentNumber,
  documentDate,
  addressedTo,
  subject,
];

/** The proposals for registering a letter, at most one a field. Empty pages and garbage give none; never throws. */
export function findFields(pages: readonly FieldPage[]): Proposal[] {
  const letter = signedLetter(pages.slice(0, LONGEST_LETTER));
  return fieldFinders.flatMap((finder) => {
    const found = finder.find(letter);
    return (found && proposalOf(letter, finder.field, found)) ?? [];
  });
}

/** A letter ends where it is signed: what its annexes say is of others. Without a signature its first pages count. */
function signedLetter(pages: readonly FieldPage[]): Letter {
  const upTo = pages.map((_, i) => letterOf(pages.slice(0, i + 1)));
  const signed = upTo.find((letter) => signatureOf(letter)?.closed) ?? upTo.find((letter) => signatureOf(letter));
  return signed ?? upTo[UNSIGNED_PAGES - 1] ?? upTo.at(-1) ?? letterOf([]);
}
