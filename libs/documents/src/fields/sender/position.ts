import type { FieldFinder, Finding } from '../finding.js';
import type { Letter, Line } from '../letter.js';
import { inNameCase } from './name-case.js';
import { POST } from './offices.js';
import { BELOW_CLOSING, isClosing, isCopyLine, isPostLine, signatureOf, type Signature } from './signature.js';

/** `en mi carácter de representante común de 37 comerciantes`. */
const CHARACTER = /\bEN (?:MI|SU|NUESTRO) (?:CARACTER|CALIDAD) DE ([^,;.:]{5,90})[,;.:]/;

/** The post of who signs: under the name, or between the closing words and the name. */
export const position: FieldFinder = {
  field: 'senderPosition',
  find: (letter) => bySignature(letter) ?? byCharacter(letter),
};

function bySignature(letter: Letter): Finding | undefined {
  const signature = signatureOf(letter);
  if (!signature) return undefined;
  const { lines } = letter;
  // Of two signatures beside each other, the other name may come between.
  const below = lines.slice(signature.line + 1, signature.line + 3);
  const found =
    besideName(lines[signature.line], signature) ??
    below.find((line) => isPostLine(line) && !isCopyLine(line)) ??
    above(lines, signature);
  return (
    found && { value: tidy(found.text), start: found.start, end: found.end, strength: signature.closed ? 0.92 : 0.85 }
  );
}

/** After the name on the same line. */
function besideName(line: Line | undefined, { end }: Signature): Pick<Line, 'text' | 'start' | 'end'> | undefined {
  const text = line?.text.slice(end - line.start).replace(/^[\s,.-]+/, '');
  return line && text ? { text, start: line.end - text.length, end: line.end } : undefined;
}

/** The lines between the closing words and the name; without closing words the one above the name. */
function above(lines: Line[], { line: name, closed }: Signature): Line | undefined {
  if (!closed) return [lines[name - 1]].find(isPostLine);
  const between = lines.slice(Math.max(0, name - BELOW_CLOSING), name);
  return between.slice(between.findLastIndex(isClosing) + 1).findLast(isPostLine);
}

function byCharacter(letter: Letter): Finding | undefined {
  const match = CHARACTER.exec(letter.folded);
  const title = match?.[1];
  if (!match || !title || !POST.test(title)) return undefined;
  const start = match.index + match[0].indexOf(title, 14);
  const end = start + title.trimEnd().length;
  return { value: tidy(letter.text.slice(start, end)), start, end, strength: 0.8 };
}

function tidy(text: string): string {
  const plain = text
    .replace(/\s+/g, ' ')
    .replace(/^(?:EL|LA)\s+/i, '')
    .replace(/^[\s_.-]+|[\s_.,-]+$/g, '');
  const cased = inNameCase(plain);
  return cased.charAt(0).toUpperCase() + cased.slice(1);
}
