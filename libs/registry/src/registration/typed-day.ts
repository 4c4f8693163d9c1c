import { DateTime } from 'luxon';

const MONTHS = 'ene feb mar abr may jun jul ago sep oct nov dic'.split(' ');
const WEEKDAYS = 'lun mar mie jue vie sab dom'.split(' ');
const WORDS: Record<string, number> = { hoy: 0, ayer: 1, antier: 2, anteayer: 2, antes: 2 };

/**
 * The day that a person wrote, as `YYYY-MM-DD`, or undefined: `3/11`, `3 nov`, `3 de noviembre de 2026`, `ayer`, `lunes`,
 * `3` (of the month), `2026-11-03`. What lacks the year or month is the last such day up to `today` (`YYYY-MM-DD`).
 */
export function typedDay(written: string, today: string): string | undefined {
  const text = plain(written);
  const now = DateTime.fromISO(today, { zone: 'utc' });
  const back = WORDS[text];
  if (back !== undefined) return now.minus({ days: back }).toISODate() ?? undefined;
  return weekday(text, now) ?? numbers(text, now) ?? named(text, now);
}

/** The hour that a person wrote, as `HH:MM`: `9`, `930`, `9:30`, `16.45`, `4 pm`, `9 h`; undefined when it is none. */
export function typedHour(written: string): string | undefined {
  const match = /^(\d{1,2})(?:\s*[:.]\s*|\s)?(\d{2})?\s*(am|pm|h|hs|hrs|horas)?$/.exec(
    plain(written).replace(/\bdel dia\b/, ''),
  );
  if (!match) return undefined;
  const minutes = Number(match[2] ?? 0);
  let hours = Number(match[1]);
  if (match[3] === 'pm' && hours < 12) hours += 12;
  if (match[3] === 'am' && hours === 12) hours = 0;
  return hours < 24 && minutes < 60 ? `${two(hours)}:${two(minutes)}` : undefined;
}

function plain(written: string): string {
  return written
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/([ap])\.\s?m\.?/g, '$1m')
    .replace(/\s+/g, ' ')
    .replace(/[.,]$/, '')
    .trim();
}

function weekday(text: string, now: DateTime): string | undefined {
  const match =
    /^(?:el )?(lunes|martes|miercoles|jueves|viernes|sabado|domingo|lun|mie|jue|vie|sab|dom)(?: pasado)?$/.exec(text);
  if (!match) return undefined;
  const wanted = WEEKDAYS.indexOf((match[1] ?? '').slice(0, 3)) + 1;
  const days = (now.weekday - wanted + 7) % 7;
  return now.minus({ days: days === 0 && text.endsWith('pasado') ? 7 : days }).toISODate() ?? undefined;
}

function numbers(text: string, now: DateTime): string | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const match = /^(\d{1,2})(?:\s?[-/.\s]\s?(\d{1,2})(?:\s?[-/.\s]\s?(\d{4}|\d{2}))?)?$/.exec(text);
  return match ? latest(Number(match[1]), match[2], match[3], now) : undefined;
}

function named(text: string, now: DateTime): string | undefined {
  const bare = text
    .replace(/^(?:lunes|martes|miercoles|jueves|viernes|sabado|domingo),? /, '')
    .replace(/^(?:el )?(?:dia )?/, '');
  const match =
    /^(\d{1,2}|primero|1o|1ro)(?: de |[ \-/.])?\s?([a-z]{3,10})\.?(?:(?: de | del |[ \-/.])\s?(\d{4}|\d{2}))?$/.exec(
      bare,
    );
  if (!match) return undefined;
  const month = monthOf(match[2] ?? '');
  return month ? latest(Number.parseInt(match[1] ?? '', 10) || 1, String(month), match[3], now) : undefined;
}

const FULL = 'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre'.split(' ');

function monthOf(word: string): number | undefined {
  const name = word.startsWith('set') ? word.replace(/^set/, 'sept') : word;
  const month = MONTHS.indexOf(name.slice(0, 3)) + 1;
  return month > 0 && FULL[month - 1]?.startsWith(name) ? month : undefined;
}

/** Without a year, or without a month: the last such day that is not in the future. */
function latest(
  dayOfMonth: number,
  month: string | undefined,
  year: string | undefined,
  now: DateTime,
): string | undefined {
  if (year) return day(year.length === 2 ? 2000 + Number(year) : Number(year), Number(month), dayOfMonth);
  const step = month ? { years: 1 } : { months: 1 };
  for (
    let time = month ? now.set({ day: 1, month: Number(month) }) : now.set({ day: 1 }), tries = 0;
    tries < 5;
    tries++
  ) {
    if (!time.isValid || (month && (Number(month) < 1 || Number(month) > 12))) return undefined;
    const found = day(time.year, time.month, dayOfMonth);
    if (found && found <= (now.toISODate() ?? '')) return found;
    time = time.minus(step);
  }
  return undefined;
}

function day(year: number, month: number, dayOfMonth: number): string | undefined {
  if (year < 1900 || year > 2100) return undefined;
  const date = DateTime.fromObject({ year, month, day: dayOfMonth }, { zone: 'utc' });
  return date.isValid ? (date.toISODate() ?? undefined) : undefined;
}

const two = (number: number) => String(number).padStart(2, '0');
