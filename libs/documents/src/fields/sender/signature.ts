import { fold, type Letter, type Line } from '../letter.js';
import { POST } from './offices.js';
import { leadingName, wholeName, type PersonName } from './person-name.js';

/** How many lines below the closing words the name is looked for: a motto, a date or a stamp may stand between. */
export const BELOW_CLOSING = 7;
/** Without closing words the name is looked for at the end of the letter only. */
const LAST_LINES = 8;
const LONGEST_POST = 90;

const CLOSING = new RegExp(
  `^\\W*(?:MUY )?(?:A\\s?T\\s?E\\s?N\\s?T\\s?A\\s?M\\s?E\\s?N\\s?T\\s?E|RESPETUOSAMENTE|CORDIALMENTE|SINCERAMENTE
|(?:BAJO )?PROTEST(?:O|A|AMOS)\\b.{0,30}(?:NECESARIO|VERDAD|DERECHO)|A RUEGO DE|FIRMA(?: DEL? (?:LA )?(?:SOLICITANTE|INTERESAD[OA]|PETICIONARI[OA]|PROMOVENTE))?\\W*$
|POR LA MESA DIRECTIVA|SALUDOS(?: CORDIALES)?\\W*$|QUEDO DE USTED|VECINOS ORGANIZADOS)`.replace(/\n/g, ''),
);
const ADDRESSES_ON = /^\W*(?:C\.?\s?C\.?\s?P|CCP|CON COPIA)\b/;
const BELOW_NAME =
  /^\W*(?:TEL|CEL|CURP|C\.U\.R\.P|R\.?F\.?C|CORREO|E-?MAIL|CREDENCIAL|INE\b|DOMICILIO|WHATSAPP|FIRMA|SELLO|\+?[\d(])/;

export interface Signature extends PersonName {
  /** Index of the line of the name. */
  line: number;
  closed: boolean;
}

/** The name under the closing words, or else the one that ends the letter. */
export function signatureOf(letter: Letter): Signature | undefined {
  const { lines } = letter;
  const closing = lines.findIndex(
    (line, i) => i >= Math.min(letter.body, lines.length - 1) && CLOSING.test(line.folded),
  );
  return closing < 0 ? atTheEnd(lines) : underClosing(lines, closing);
}

/** A short line that names the post of a person. */
export function isPostLine(line: Line | undefined): line is Line {
  return (
    line !== undefined && POST.test(line.folded) && line.folded.length <= LONGEST_POST && !/[:;]/.test(line.folded)
  );
}

export const isClosing = (line: Line) => CLOSING.test(line.folded);
export const isCopyLine = (line: Line) => ADDRESSES_ON.test(line.folded);

function underClosing(lines: Line[], closing: number): Signature | undefined {
  const candidates = lines.slice(closing + 1, closing + 1 + BELOW_CLOSING);
  const end = candidates.findIndex(isCopyLine);
  const shown = end < 0 ? candidates : candidates.slice(0, end);
  const names = shown.flatMap((line, i) => signed(line, closing + 1 + i, true));
  return names.find((name) => name.known > 0) ?? names[0];
}

function atTheEnd(lines: Line[]): Signature | undefined {
  const first = Math.max(0, lines.length - LAST_LINES);
  const names = lines.slice(first).flatMap((line, i) => signed(line, first + i, false));
  // Prose has names too: alone on a line, and under it nothing that goes on as prose.
  return names.find(
    (name) =>
      (name.known > 1 || (name.known === 1 && isPostLine(lines[name.line - 1]))) &&
      lines.slice(name.line + 1).every((line) => BELOW_NAME.test(line.folded) || line.text.length < 60),
  );
}

function signed(line: Line, index: number, closed: boolean): Signature[] {
  const bare = line.text.replace(/^[\s_.~*|:-]+/, '');
  const offset = line.text.length - bare.length;
  const name = wholeName(bare) ?? nameWithPost(bare);
  if (!name) return [];
  const start = line.start + offset + name.start;
  return [{ ...name, start, end: line.start + offset + name.end, line: index, closed }];
}

/** `Lic. Ernesto Gaytán Bohórquez, Presidente`. */
function nameWithPost(text: string): PersonName | undefined {
  const name = leadingName(text);
  const rest = name && fold(text.slice(name.end));
  return rest && /^\s*[,-]/.test(rest) && rest.length <= 90 && POST.test(rest) ? name : undefined;
}
