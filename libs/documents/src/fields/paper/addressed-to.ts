import type { FieldFinder, Finding } from '../finding.js';
import type { Line } from '../letter.js';
import { inNameCase } from '../sender/name-case.js';
import { BODY, POST } from '../sender/offices.js';
import { leadingName } from '../sender/person-name.js';
import { datesIn } from './document-date.js';
import { isSubjectLine } from './subject.js';

const LONGEST = 300;
const BLOCK = 4;
const PRESENT = /^\W*P\s?R\s?E\s?S\s?E\s?N\s?T\s?E\W*$/;
const TITLED =
  /^(?:AT(?:'|’|TE|ENCION)?N?\.?:? |CON AT(?:ENCION|'N) A )?(?:AL? )?(?:C(?:\. ?| )(?=[A-Z])|CC\. |LIC\.? |LICENCIAD[OA] |ING\.? |DRA?\.? |MTR[OA]\.? |PROFR?A?\.? |ARQ\.? |SRA?\.? |H\. |CIUDADAN[OA] |COMANDANTE |CMTE\.? )/;
const ANYBODY = /^A QUIEN CORRESPONDA\W*$/;
const FROM_LETTERHEAD = /^(?:FOLIO|OFICIO|NUM|NO\.|CLAVE|EXPEDIENTE|CALLE|TEL|CORREO|DEPENDENCIA|SECCION|FECHA)\b/;

/** Who the letter is for: the lines that end in PRESENTE, or a title with a name or an office before the prose. */
export const addressedTo: FieldFinder = {
  field: 'addressedTo',
  find: (letter) => {
    const head = letter.lines.slice(0, letter.body);
    const present = head.findIndex((line) => PRESENT.test(line.folded));
    if (present > 0) return above(head, present);
    const anybody = head.find((line) => ANYBODY.test(line.folded));
    if (anybody) return { value: 'A quien corresponda', start: anybody.start, end: anybody.end, strength: 0.9 };
    return byEmail(head) ?? titled(head) ?? office(head);
  },
};

function above(head: Line[], present: number): Finding | undefined {
  const block: Line[] = [];
  for (const line of head.slice(Math.max(0, present - BLOCK - 1), present).toReversed()) {
    if (isOther(line)) break;
    block.unshift(line);
  }
  const titledAt = block.findIndex((line) => TITLED.test(line.folded));
  return joined(titledAt > 0 ? block.slice(titledAt) : block, 0.9);
}

function titled(head: Line[]): Finding | undefined {
  const first = head.findIndex(
    (line, i) => TITLED.test(line.folded) && (i > 0 || POST.test(line.folded)) && !isOther(line),
  );
  const line = head[first];
  if (!line) return undefined;
  const next = head[first + 1];
  const before = head[first - 1];
  if (before && isPostOnly(before) && first > 1) return joined([before, line], 0.85);
  const hasPost = POST.test(line.folded) || (next && POST.test(next.folded) && !isOther(next));
  if (!hasPost) return leadingName(line.text) && joined([line], 0.7);
  const block = [line, ...follow(head.slice(first + 1, first + BLOCK))];
  const office = before && first > 1 && isOffice(before) ? [before] : [];
  return joined([...block, ...office], 0.85);
}

/** An office without a person, under the date or the subject. */
function office(head: Line[]): Finding | undefined {
  const after = head.findLastIndex((line) => datesIn(line.folded).length > 0);
  const first = head.findIndex((line, i) => i > after && isOffice(line));
  const line = head[first];
  if (!line || after < 0) return undefined;
  return joined([line, ...head.slice(first + 1, first + 2).filter(isOffice)], 0.75);
}

function byEmail(head: Line[]): Finding | undefined {
  const line = head.find((one) => /^(?:PARA|TO)\s*:/.test(one.folded));
  const name = line && /:\s*([^<@]{4,100}?)\s*(?:<|$)/.exec(line.text)?.[1];
  if (!line || !name) return undefined;
  const start = line.start + line.text.indexOf(name);
  return { value: name, start, end: start + name.length, strength: 0.85 };
}

const isOffice = (line: Line) => BODY.test(line.folded) && !isOther(line) && line.text.length < 90;
const isPostOnly = (line: Line) => POST.test(line.folded) && !isOther(line) && line.text.length < 60;
const isOther = (line: Line) =>
  isSubjectLine(line) || FROM_LETTERHEAD.test(line.folded) || datesIn(line.folded).length > 0;

/** Posts and bodies that go on from the name; an address or a greeting ends it. */
function follow(lines: Line[]): Line[] {
  const end = lines.findIndex((line) => isOther(line) || !(POST.test(line.folded) || BODY.test(line.folded)));
  return end < 0 ? lines : lines.slice(0, end);
}

function joined(lines: Line[], strength: number): Finding | undefined {
  const [first] = lines;
  if (!first) return undefined;
  const value = lines
    .map((line) => inNameCase(line.text.replace(/^At[’'´]?n\.?:?\s+/i, '').replace(/[\s.,;:]+$/, '')))
    .join(', ')
    .replace(/(\s(?:de|del|la|los|las|el|y)), /gi, '$1 ');
  const start = Math.min(...lines.map((line) => line.start));
  const end = Math.max(...lines.map((line) => line.end));
  return value.length > LONGEST ? undefined : { value, start, end, strength };
}
