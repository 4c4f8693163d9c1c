import { DateTime } from 'luxon';
import type { FieldFinder, Finding } from '../finding.js';
import type { Letter, Line } from '../letter.js';
import { asDigits, asLetters, closest } from '../slips.js';
import { NUMBER_WORDS, numberInWords } from './numbers.js';

const MONTHS = [
  'ENERO',
  'FEBRERO',
  'MARZO',
  'ABRIL',
  'MAYO',
  'JUNIO',
  'JULIO',
  'AGOSTO',
  'SEPTIEMBRE',
  'OCTUBRE',
  'NOVIEMBRE',
  'DICIEMBRE',
];
const SHORT = ['ENE', 'FEB', 'MAR', 'ABR', 'MAY', 'JUN', 'JUL', 'AGO', 'SEP', 'OCT', 'NOV', 'DIC'];

const DIGIT = '[0-9OQILSZB|]';
const YEAR = `[2Z][0OQ]${DIGIT}{2}`;
const SPELLED = `(?:${NUMBER_WORDS})(?:\\s+(?:Y\\s+)?(?:${NUMBER_WORDS})){0,4}`;
const DAYS = `\\s*(?:°|º)?\\s*(?:DIAS?\\s+)?(?:DEL?\\s+)?(?:MES\\s+DEL?\\s+)?`;
const OF_YEAR = `\\s*,?\\s*(?:DEL?\\s+)?(?:PRESENTE\\s+)?(?:ANO\\s+)?(?:DE\\s+)?`;
const LONG = new RegExp(`(?<![\\w/])(${DIGIT}{1,2})${DAYS}([A-Z01568|]{3,11})\\.?${OF_YEAR}(${YEAR})(?!\\w)`, 'g');
const WORDS = new RegExp(`\\b(${SPELLED})${DAYS}([A-Z]{4,11})${OF_YEAR}(${SPELLED}|${YEAR})(?!\\w)`, 'g');
const FIGURES = new RegExp(
  `(?<![\\w/.-])(${DIGIT}{1,2})\\s?([/.-])\\s?(${DIGIT}{1,2}|[A-Z]{3,10})\\s?\\2\\s?(${YEAR})(?![\\w/-])`,
  'g',
);

/** More different days than this that stand alone are a list. */
const MOST = 2;
/** How sure a day is that stands with a place in the heading; one with a label is surer. */
const STANDING = 0.94;

interface Dated {
  day: string;
  start: number;
  end: number;
}

/** The day written on the letter: by its label, or standing with nothing but a place. Days that the prose names do not count. */
export const documentDate: FieldFinder = {
  field: 'documentDate',
  find: (letter) => {
    const dates = datesIn(letter.folded);
    const judged = dates.flatMap((date) => judge(letter, date)).sort((a, b) => b.strength - a.strength);
    // A column of days is a list, not a heading.
    const isList = new Set(judged.map((one) => one.value)).size > MOST;
    return isList ? judged.find((one) => one.strength > STANDING) : judged[0];
  },
};

/** Every day that a text in capitals names, as YYYY-MM-DD. */
export function datesIn(folded: string): Dated[] {
  const found: Dated[] = [];
  for (const match of folded.matchAll(LONG)) {
    const [whole, day = '', month = '', year = ''] = match;
    keep(found, match.index, whole, dayOf(Number(asDigits(day)), monthOf(month), Number(asDigits(year))));
  }
  for (const match of folded.matchAll(FIGURES)) {
    const [whole, day = '', , month = '', year = ''] = match;
    const number = /^[A-Z]{3,}$/.test(month) ? monthOf(month) : Number(asDigits(month));
    keep(found, match.index, whole, dayOf(Number(asDigits(day)), number, Number(asDigits(year))));
  }
  for (const match of folded.matchAll(WORDS)) {
    const [whole, day = '', month = '', year = ''] = match;
    const written = numberInWords(year) ?? Number(asDigits(year));
    keep(found, match.index, whole, dayOf(numberInWords(day) ?? 0, monthOf(month), written));
  }
  return found;
}

function keep(found: Dated[], start: number, whole: string, day: string | undefined): void {
  if (day) found.push({ day, start, end: start + whole.length });
}

function monthOf(read: string): number | undefined {
  const letters = asLetters(read);
  const short = SHORT.indexOf(letters === 'SEPT' ? 'SEP' : letters);
  if (short >= 0) return short + 1;
  const name = letters === 'SETIEMBRE' ? 'SEPTIEMBRE' : letters.length > 3 ? closest(letters, MONTHS) : undefined;
  return name ? MONTHS.indexOf(name) + 1 : undefined;
}

function dayOf(day: number, month: number | undefined, year: number): string | undefined {
  if (!month || year < 1990 || year > 2099) return undefined;
  return DateTime.fromObject({ year, month, day }).toISODate() ?? undefined;
}

function judge(letter: Letter, date: Dated): Finding[] {
  const index = letter.lines.findIndex((line) => line.start <= date.start && date.start < line.end);
  const line = letter.lines[index];
  if (!line) return [];
  const strength = strengthOf(letter, index, line, date);
  return strength > 0 ? [{ value: date.day, start: date.start, end: date.end, strength }] : [];
}

function strengthOf(letter: Letter, index: number, line: Line, date: Dated): number {
  const before = line.folded.slice(0, date.start - line.start).trim();
  const after = letter.folded
    .slice(date.end, Math.max(line.end, date.end))
    .replace(/HORAS?\s*:.*/, '')
    .trim();
  if (!/^[.,;)]?$/.test(after) && !/^,?\s*\d{1,2}:\d\d/.test(after)) {
    return /^FECHA\s*:?$/.test(before) && index < letter.body ? 0.85 : 0;
  }
  if (/^(?:LUGAR Y )?FECHA\s*[:.]?(?:.*,\s*A)?$/.test(before)) return 0.95;
  if (/^FECHA DE (?:PRESENTACION|ELABORACION|EMISION|SOLICITUD)\s*[:.]?$/.test(before)) return 0.95;
  if (!standsWithPlace(before)) return 0;
  if (index < letter.body) return STANDING;
  return isWholeLine(letter, index) ? 0.8 : 0;
}

/** `Tultitlán, Méx., a`, `a los`, or nothing at all. */
function standsWithPlace(before: string): boolean {
  const place = before.replace(/[,;]?\s*(?:\bA\b\s*)?(?:\bLOS?\b)?\s*$/, '').replace(/^(?:DADO|EN)\s+(?:EN\s+)?/, '');
  const bare = place.replace(/[.,;:]/g, ' ').trim();
  return (
    bare === '' ||
    (/^[A-Z ]+$/.test(bare) && bare.split(/\s+/).length <= 9 && !/\b(?:FECHA|NACI|OFICIO|DIA|EL|SU|QUE)\b/.test(bare))
  );
}

/** In the prose a line may begin with a day by chance: then the line before it runs on. */
function isWholeLine(letter: Letter, index: number): boolean {
  const before = letter.lines[index - 1];
  const startsCapital = /^[\p{Lu}\d]/u.test(letter.lines[index]?.text ?? '');
  return startsCapital && (!before || before.text.length < 45 || /[.:»"”]$/.test(before.text));
}
