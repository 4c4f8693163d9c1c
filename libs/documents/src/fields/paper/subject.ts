import type { FieldFinder, Finding } from '../finding.js';
import { fold, type Letter, type Line } from '../letter.js';
import { inSentenceCase } from '../sender/name-case.js';

const LONGEST = 400;
const LABEL = /^\W*(?:A[S5]UNT[O0]|SUBJECT)\s*[:.;]\s*/;
const MOTIVE = /^\W*MOTIVO(?: DE LA (?:SOLICITUD|PETICION))?\s*:\s*/;
const REPLY_MARKS = /^(?:(?:RE|RV|FW|FWD)\s*:\s*)+/i;
/** A heading that says what the paper is. */
const TITLE =
  /^(?:SOLICITUD|SE SOLICITA|QUEJA|DENUNCIA|PETICION|INVITACION|RECURSO|INCONFORMIDAD|CERTIFICADO|CONSTANCIA|AVISO|INFORME|REPORTE|CONVOCATORIA|AGRADECIMIENTO)\b/;
const ASKS =
  /\b(?:SOLICIT(?:O|AMOS|AR|ARLE|ARLES|ANDO)|PID(?:O|IENDO)|PEDI(?:MOS|RLE|RLES)|REQUIERO|REQUERIMOS|EXIJO|EXIGIMOS|SUPLIC(?:O|AMOS)|RUEGO|ROGAMOS|INVITAR(?:LE|LES|LO|LA)?|COMUNICAR(?:LE|LES)|INFORMAR(?:LE|LES)|REMIT(?:O|IMOS)|QUEJARME|PRESENT(?:O|AMOS) (?:FORMAL )?(?:QUEJA|DENUNCIA)|AGRADECERLE|HACER DE SU CONOCIMIENTO)\b/g;
const SAYS_NOTHING = /^(?:EL|LO) QUE SE (?:INDICA|MENCIONA|CITA|DESCRIBE|DETALLA)/;
/** Asked of the clerk, not the matter: "solicito acuse de recibo". */
const FORMALITY = /^\w+ (?:ME )?(?:ACUSE|QUE TODA NOTIFICACION|SEA RECIBID|TENER(?:ME)? POR|A USTED TENGA)/;

/** What follows tells why, not what. */
const REASONS =
  /,\s+(?:(?:EN |POR |DE |A )?(?:EL|LA|LOS|LAS) CUAL(?:ES)?|QUE|YA QUE|PUES|PORQUE|TODA VEZ|DEBIDO|EN VIRTUD|DADO QUE|CUY[OA]S?|DONDE|CON EL FIN)\b/;
const ANNOUNCES = /\b(?:SE (?:DETALLA|ENUMERA|INDICA|EXPONE)N?|(?:LO|LOS|LAS) SIGUIENTES?(?: [A-Z]+)?)$/;

/** What the letter is about: after its label, its title, or the words that ask. */
export const subject: FieldFinder = {
  field: 'subject',
  find: (letter) => labelled(letter, LABEL) ?? titled(letter) ?? labelled(letter, MOTIVE) ?? asked(letter),
};

/** Whether a line in the heading says the subject. */
export const isSubjectLine = (line: Line) => LABEL.test(line.folded) || TITLE.test(line.folded);

function labelled({ lines, body }: Letter, pattern: RegExp): Finding | undefined {
  const first = lines.findIndex((line, i) => i < body + 3 && pattern.test(line.folded));
  const line = lines[first];
  if (!line) return undefined;
  const label = pattern.exec(line.folded)?.[0].length ?? 0;
  const parts = [line.text.slice(label).replace(REPLY_MARKS, '')];
  let end = line.end;
  for (const next of lines.slice(first + 1, first + 4)) {
    if (!goesOn(parts.at(-1) ?? '', next)) break;
    parts.push(next.text);
    end = next.end;
  }
  return SAYS_NOTHING.test(fold(parts.join(' '))) ? undefined : finding(parts.join(' '), line.start + label, end, 0.95);
}

/** Small letters go on; so do capitals after capitals that end in a small word. */
function goesOn(before: string, { text }: Line): boolean {
  if (before.trim() === '') return true;
  if (/[.:;]$/.test(before.trim())) return false;
  return /^\p{Ll}/u.test(text) || /\s(?:DEL?|LA|LAS|LOS|EL|EN|Y|A|AL|PARA|POR|CON|DE LA)\s*$/i.test(before);
}

function titled({ lines, body }: Letter): Finding | undefined {
  const line = lines
    .slice(0, body)
    .find((one) => TITLE.test(one.folded) && one.text.length > 8 && !/[:@]/.test(one.text));
  return line && finding(line.text, line.start, line.end, 0.82);
}

function asked(letter: Letter): Finding | undefined {
  // In short lines the prose has begun before it is seen.
  const from = letter.lines[Math.max(0, letter.body - 2)]?.start ?? 0;
  for (const match of letter.folded.slice(from).matchAll(ASKS)) {
    const start = from + match.index;
    const end = start + clauseLength(letter.folded.slice(start, start + LONGEST));
    const clause = letter.folded.slice(start, end);
    if (clause.length < 20 || FORMALITY.test(clause)) continue;
    const item = ANNOUNCES.test(clause) && firstItem(letter, end);
    if (item) return item;
    return finding(letter.text.slice(start, end), start, end, 0.65);
  }
  return undefined;
}

/** What is asked stands in a list below: its first point. */
function firstItem(letter: Letter, after: number): Finding | undefined {
  const mark = /^[:.;]\s*(?:[a1I][).]+-?|[•*-])\s*/.exec(letter.text.slice(after, after + 12))?.[0];
  if (!mark) return undefined;
  const start = after + mark.length;
  const end = start + clauseLength(letter.folded.slice(start, start + LONGEST));
  return finding(letter.text.slice(start, end), start, end, 0.6);
}

/** To the end of the sentence, or of the part of it before a semicolon or colon. */
function clauseLength(folded: string): number {
  const end = /;|:(?!\d)|(?<!\b(?:NUM|NO|COL|AV|C|LIC|ING|STA|STO|H|M))\.(?=\s|$)/.exec(folded);
  const whole = end ? end.index : folded.length;
  const reason = REASONS.exec(folded.slice(0, whole))?.index ?? 0;
  const length = reason > 40 ? reason : whole;
  if (length <= 180) return length;
  const comma = folded.slice(0, 180).search(/,(?!\d)[^,]*$/);
  return comma > 60 ? comma : Math.max(60, folded.slice(0, 180).lastIndexOf(' '));
}

function finding(text: string, start: number, end: number, strength: number): Finding | undefined {
  const plain = inSentenceCase(text.replace(/\s+/g, ' ').replace(/^[\s«"“:.-]+|[\s.,;:—-]+$/g, ''));
  if (plain.length < 5 || plain.length > LONGEST) return undefined;
  // A verb in capitals within small letters is emphasis.
  const calm = plain.replace(/^\p{Lu}{4,}(?= \p{Ll})/u, (word) => word.toLowerCase());
  return { value: calm.charAt(0).toUpperCase() + calm.slice(1), start, end, strength };
}
