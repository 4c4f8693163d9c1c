import { dayIn, parse, ValidationProblem, type FieldError, type FormError } from '@oficialia/platform';
import { DateTime } from 'luxon';
import { typedAnnexes } from './typed-annexes.js';
import { typedDay, typedHour } from './typed-day.js';

/** When and where a form is read: «ayer» depends on both. */
export interface Reading {
  now: Date;
  timeZone: string;
}

type Fields = Record<string, unknown>;

const EXAMPLE = 'Escriba por ejemplo 3/11, 3 nov o ayer.';

/**
 * A form as people type it, as an instance of the DTO: days, hours and annexes are understood first. Takes the fields
 * named in `names` and leaves the others alone. Throws one ValidationProblem for all that does not fit, with `asked`.
 */
export function parseTyped<T extends object>(
  type: new () => T,
  body: Fields,
  names: string[],
  reading: Reading,
  asked: FieldError[] = [],
): T {
  const errors = [...asked];
  const fields: Fields = Object.fromEntries(Object.entries(body).filter(([name]) => names.includes(name)));
  fields['documentDate'] = documentDay(body, reading, errors);
  fields['receivedAt'] = receivedMoment(body, reading, errors);
  if (typeof body['annexes'] === 'string') fields['annexes'] = typedAnnexes(body['annexes']);
  try {
    const request = parse(type, fields);
    if (errors.length === 0) return request;
  } catch (error) {
    if (!(error instanceof ValidationProblem)) throw error;
    errors.push(...error.fields);
  }
  throw new ValidationProblem(errors);
}

/** Leads each sentence to the field of the form that says it. */
export function atFormFields(errors: FormError[]): FormError[] {
  return errors.map(({ name, text }) => {
    if (name?.startsWith('annexes.')) return { name: 'annexes', text: `Anexos: ${text}` };
    return { name: name === 'receivedAt' ? 'receivedDay' : name, text };
  });
}

function documentDay(body: Fields, { now, timeZone }: Reading, errors: FieldError[]): string | undefined {
  const written = textOf(body['documentDate']);
  if (!written) return undefined;
  const day = typedDay(written, dayIn(timeZone, now));
  if (!day) errors.push({ field: 'documentDate', message: `Fecha: no se entiende «${written}». ${EXAMPLE}` });
  return day;
}

/** The moment a clerk wrote as day and hour of the municipality; undefined when both are empty. */
function receivedMoment(body: Fields, { now, timeZone }: Reading, errors: FieldError[]): string | undefined {
  const [writtenDay, writtenHour] = [textOf(body['receivedDay']), textOf(body['receivedTime'])];
  if (!writtenDay && !writtenHour) return undefined;
  const day = typedDay(writtenDay, dayIn(timeZone, now));
  const hour = typedHour(writtenHour);
  if (day && hour) {
    const moment = DateTime.fromISO(`${day}T${hour}`, { zone: timeZone }).toUTC().toISO();
    if (moment) return moment;
  }
  const unclear = [!day && writtenDay, !hour && writtenHour].filter(Boolean).map((text) => `«${text}»`);
  const message = unclear.length > 0 ? ` No se entiende ${unclear.join(' ni ')}: ponga por ejemplo 3/11 y 9:30.` : '';
  errors.push({
    field: day ? 'receivedTime' : 'receivedDay',
    message: `Escriba el día y la hora en que se recibió.${message}`,
  });
  return undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}
