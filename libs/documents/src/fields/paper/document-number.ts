import { documentNumber as checkNumber } from '@oficialia/registry';
import type { FieldFinder, Finding } from '../finding.js';
import type { Letter, Line } from '../letter.js';

const NO = '(?:N[UO0]M(?:ERO)?|N[O0]|NRO|N)\\b[.:°º]*';
const KIND = '(?:[O0]F[I1L|]C[I1L|][O0](?! DE )|[O0]F\\.|CIRCULAR|MEMORANDUM|MEMO\\.?|TARJETA INFORMATIVA|ATENTA NOTA)';
const LABEL = new RegExp(`^\\W*(?:${KIND}\\s*(?:${NO})?|${NO}\\s*DEL? ?${KIND}(?:\\s*${NO})?)\\s*[:.-]*\\s*`);
const NUMBER = /^(?:[A-Z0-9][A-Z0-9.&]*(?:\s?[/_–-]\s?[A-Z0-9.&]+){1,7}|[A-Z]{0,4}\.?\s?\d{1,6})(?=$|[\s,;.)])/;
const NONE = /^S\s?[/.]\s?N(?:[UO]M)?\b\.?/;

/** The number that the sender gave the paper: on a line of its own in the heading, never one that the prose mentions. */
export const documentNumber: FieldFinder = {
  field: 'documentNumber',
  find: (letter) => {
    for (const line of letter.lines.slice(0, Math.max(letter.body, 6))) {
      const found = numberOn(letter, line);
      if (found) return found;
    }
    return undefined;
  },
};

function numberOn(letter: Letter, line: Line): Finding | undefined {
  const label = LABEL.exec(line.folded)?.[0];
  if (!label) return undefined;
  const rest = line.folded.slice(label.length);
  const number = (NONE.exec(rest) ?? NUMBER.exec(rest))?.[0];
  if (!number || !/\d|^S/.test(number)) return undefined;
  // What follows in the line would make it a sentence: "oficio 12/2026 de fecha …".
  if (rest.slice(number.length).replace(/^[\s.,;]+/, '').length > 3) return undefined;
  const start = line.start + label.length;
  const end = start + number.length;
  if (NONE.test(number)) return { value: 'S/N', start, end, strength: 0.9 };
  const value = letter.text
    .slice(start, end)
    .replace(/\s*([/_–-])\s*/g, '$1')
    .replace(/\.$/, '');
  return checkNumber(value) && { value, start, end, strength: 0.95 };
}
