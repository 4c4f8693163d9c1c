import type { FieldFinder, Finding } from '../finding.js';
import type { Letter, Line } from '../letter.js';
import { documentNumber } from '../paper/document-number.js';
import { inNameCase } from './name-case.js';
import { BODY, CITIZENS } from './offices.js';
import { position } from './position.js';
import { isCopyLine, signatureOf } from './signature.js';

/** The letterhead stands in the first lines. */
const HEAD = 4;
const LONGEST = 120;

/** The body in whose name a letter is written: its letterhead, or the line under the signer's post. */
export const institution: FieldFinder = {
  field: 'senderInstitution',
  find: (letter) => labelled(letter) ?? letterhead(letter) ?? underSignature(letter),
};

function labelled(letter: Letter): Finding | undefined {
  for (const line of letter.lines.slice(0, letter.body)) {
    const value = /^(?:DEPENDENCIA|INSTITUCI[OÓ]N)\s*:\s*(.{5,120})$/i.exec(line.text)?.[1];
    if (value) return { value: inNameCase(value), start: line.end - value.length, end: line.end, strength: 0.9 };
  }
  return undefined;
}

/** An office named at the top may be the one that is written to: it counts if who signs has a post or gave a number. */
function letterhead(letter: Letter): Finding | undefined {
  const head = letter.lines.slice(0, Math.min(HEAD, letter.body));
  const first = head.findIndex(namesBody);
  const line = head[first];
  if (!line || first > 1) return undefined;
  const official = position.find(letter) ?? documentNumber.find(letter);
  if (!CITIZENS.test(line.folded) && !official) return undefined;
  const second = head[first + 1];
  const joined = second && namesBody(second) && second.folded !== line.folded ? second : undefined;
  const value = [line, joined].flatMap((one) => (one ? inNameCase(one.text.replace(/[\s.,;]+$/, '')) : [])).join(', ');
  return { value, start: line.start, end: (joined ?? line).end, strength: official ? 0.88 : 0.8 };
}

function underSignature(letter: Letter): Finding | undefined {
  const signature = signatureOf(letter);
  const post = signature && position.find(letter);
  if (!signature || !post) return undefined;
  const below = letter.lines.slice(signature.line + 1, signature.line + 4);
  const line = below.find((one) => namesBody(one) && !isCopyLine(one) && one.start > post.start);
  return line && { value: inNameCase(line.text), start: line.start, end: line.end, strength: 0.8 };
}

/** A title of its own: not a sentence, not a greeting to somebody there. */
function namesBody({ text, folded }: Line): boolean {
  if (!BODY.test(folded) || folded.length > LONGEST || /[:@]|^(?:ASUNTO|A LA|AL |C\.|LIC|ING)/.test(folded))
    return false;
  return !/\p{Ll}/u.test(text.charAt(0)) && !text.replace(/\b(?:[A-Z]\.){1,4}$/, '').endsWith('.');
}
