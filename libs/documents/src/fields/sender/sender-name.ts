import type { FieldFinder, Finding } from '../finding.js';
import { fold, type Letter } from '../letter.js';
import { distance } from '../slips.js';
import { leadingName } from './person-name.js';
import { signatureOf } from './signature.js';

const INTRODUCTIONS: readonly { pattern: RegExp; strength: number }[] = [
  { pattern: /\b(?:EL|LA|QUIEN|LOS?) (?:QUE )?(?:AQUI |AL CALCE )?SUSCRIB[EO],? (?=\S)/g, strength: 0.9 },
  { pattern: /\bSUSCRIT[OA],? (?=\S)/g, strength: 0.85 },
  { pattern: /\b(?:YO|SOY|MI NOMBRE ES|ME LLAMO),? (?=\S)/g, strength: 0.85 },
  {
    pattern:
      /(?<=^|\s)(?:NOMBRE(?: COMPLETO)?(?: DEL? (?:LA )?(?:SOLICITANTE|INTERESAD[OA]))?|SOLICITANTE|PETICIONARI[OA]|REMITENTE|PROMOVENTE)\s*:\s*(?=\S)/g,
    strength: 0.92,
  },
  { pattern: /^(?:.{0,400} )??(?:DE|FROM|ENVIADO POR)\s*:\s*(?=[^<]{5,60}<[^>]{5,80}>)/g, strength: 0.92 },
];
const BY_OWN_RIGHT =
  /^[\s,]{0,3}(?:DE NACIONALIDAD |POR (?:MI|NUESTRO) PROPIO DERECHO|MEXICAN[OA]\b|MAYOR DE EDAD|CON DOMICILIO|EN MI C(?:ARACTER|ALIDAD))/;

/** Who signs; where the letter also says who writes it, both must be the same person to be sure. */
export const senderName: FieldFinder = {
  field: 'senderName',
  find: (letter) => {
    const signature = signatureOf(letter);
    const introduced = introducedIn(letter);
    if (!signature) return introduced;
    const { name: value, start, end } = signature;
    if (introduced && isSame(introduced.value, value)) return { value, start, end, strength: 0.98 };
    // A representative may sign what another one writes: then neither is sure.
    if (introduced) return { ...introduced, strength: introduced.strength * 0.75 };
    const strength = signature.known > 1 ? 0.93 : signature.known > 0 ? 0.85 : 0.65;
    return { value, start, end, strength: signature.closed ? strength : strength * 0.9 };
  },
};

function introducedIn(letter: Letter): Finding | undefined {
  for (const { pattern, strength } of INTRODUCTIONS) {
    for (const match of letter.folded.matchAll(pattern)) {
      const found = nameAt(letter, match.index + match[0].length, strength);
      if (found) return found;
    }
  }
  return presented(letter);
}

/** `Juan Pérez López, mexicano, mayor de edad, …` at the beginning of the prose. */
function presented(letter: Letter): Finding | undefined {
  const line = letter.lines.slice(0, letter.body + 2).find((one) => {
    const name = leadingName(one.text);
    return (
      name &&
      BY_OWN_RIGHT.test(fold(letter.text.slice(one.start + name.end, one.start + name.end + 60)).replace(/\s/g, ' '))
    );
  });
  return line && nameAt(letter, line.start, 0.85);
}

function nameAt(letter: Letter, at: number, strength: number): Finding | undefined {
  const name = leadingName(letter.text.slice(at, at + 120).replace(/\n/g, ' '));
  if (!name || name.known === 0) return undefined;
  return { value: name.name, start: at + name.start, end: at + name.end, strength };
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [fold(one), fold(other)];
  return distance(a, b) <= 3 || a.startsWith(b) || b.startsWith(a);
}
