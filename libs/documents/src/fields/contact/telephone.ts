import { checkTelephone } from '@oficialia/registry';
import type { FieldFinder, Finding } from '../finding.js';
import type { Letter } from '../letter.js';
import { asDigits } from '../slips.js';

const DIGIT = '[0-9OILSB|]';
const GROUPS = new RegExp(
  `(?<![\\w/$#]|\\d[.-])(?:\\+?52[ .-]{0,2}(?:1[ .-]{0,2})?)?(?:\\(?0?4[45][45]?\\)?[ .-]{1,2})?\\(?(?:${DIGIT}{2}\\)?[ .-]{0,3}${DIGIT}{4}[ .-]{0,3}${DIGIT}{4}|${DIGIT}{3}\\)?[ .-]{0,3}${DIGIT}{3}[ .-]{0,3}${DIGIT}{2}[ .-]?${DIGIT}{2}|${DIGIT}{2}(?:[ .-]${DIGIT}{2}){4})(?![\\w/-]|[ .]\\d)`,
  'g',
);
const LABEL =
  /\b(?:TELS?|TELEFONOS?|TELEFONIC[OA]S?|CELS?|CELULAR(?:ES)?|MOVIL|WHATS ?APP|LLAMAR(?:ME|NOS)? AL|MARCAR AL)\b[^\d@]{0,28}$/;
const OTHER_NUMBER =
  /\b(?:FAX|CREDENCIAL|CUENTA|MEDIDOR|CONTRATO|RECIBO|FOLIO|CLABE|TARJETA|CEDULA|IMSS|SERVICIO|REPORTE|PREDIAL)\b[^.;]{0,25}$/;

/** A telephone by which to reach the sender: ten digits after a word for it, or grouped as telephones are. */
export const telephone: FieldFinder = {
  field: 'contactTelephone',
  find: (letter) => {
    const found = Array.from(letter.folded.matchAll(GROUPS)).flatMap((match) => judge(letter, match));
    // The last of the sure ones: at the signature, not in the letterhead.
    const best = Math.max(...found.map((one) => one.strength));
    return found.findLast((one) => one.strength === best);
  },
};

function judge(letter: Letter, match: RegExpExecArray): Finding[] {
  const before = letter.folded.slice(Math.max(0, match.index - 60), match.index);
  const labelled = LABEL.test(before);
  const written = match[0];
  if (!labelled && (OTHER_NUMBER.test(before) || /[A-Z|]/.test(written))) return [];
  const grouped = /\d[ .-]\d{3,4}[ .-]\d/.test(written) || /^\(\d{2,3}\)/.test(written);
  if (!labelled && !grouped) return [];
  const value = asDigits(written).replace(/\s+/g, ' ').trim();
  const balanced = value.includes(')') && !value.includes('(') ? `(${value}` : value;
  if (!checkTelephone(balanced).ok) return [];
  const strength = !labelled ? 0.75 : /\bSU TELEFONO\b[^.]*$/.test(before) ? 0.7 : 0.95;
  return [{ value: balanced, start: match.index, end: match.index + written.length, strength }];
}
