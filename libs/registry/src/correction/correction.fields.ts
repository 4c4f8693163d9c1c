import { tidyText } from '@oficialia/platform';
import { isEmail } from 'class-validator';
import { DateTime } from 'luxon';
import { checkCurp } from '../registration/curp.js';
import { checkName } from '../registration/names.js';
import { CHANNEL_NAMES, PRIORITY_NAMES } from '../petition.catalogue.js';
import type { PetitionRow } from '../petition-row.js';
import { checkTelephone } from '../registration/telephone.js';

export type CorrectableValue = string | number | null;
type CorrectableColumn = {
  [Column in keyof PetitionRow]: PetitionRow[Column] extends CorrectableValue | Date ? Column : never;
}[keyof PetitionRow];
type Reading = { value: CorrectableValue } | { message: string };

/** What the meaning of a typed value depends on. */
export interface CorrectionContext {
  petition: Pick<PetitionRow, 'year' | 'registered_at'>;
  zone: string;
}

/** A field of the registration that a correction may change. */
export interface CorrectableField {
  column: CorrectableColumn;
  label: string;
  options?: Record<string, string>;
  multiline?: boolean;
  /** Of the control that it is typed into. */
  type?: 'date' | 'datetime-local';
  /** The value of what a person typed, or why it cannot be. */
  read(typed: string, context: CorrectionContext): Reading;
  /** The value as a form shows it, in the zone of the municipality. */
  show(value: CorrectableValue | Date, zone: string): string;
}

const plain = (value: CorrectableValue | Date) => String(value ?? '');

function text(column: CorrectableField['column'], label: string, max: number, required = false): CorrectableField {
  const multiline = max > 500;
  const read = (typed: string): Reading => {
    const value = tidyText(typed, multiline);
    if (value.length > max) return { message: `no puede pasar de ${max} caracteres.` };
    if (value === '') return required ? { message: 'no puede quedar vacío.' } : { value: null };
    return { value };
  };
  return { column, label, read, show: plain, multiline };
}

function choice(column: CorrectableField['column'], label: string, options: Record<string, string>): CorrectableField {
  const read = (typed: string): Reading =>
    Object.hasOwn(options, typed) ? { value: typed } : { message: 'elija una opción.' };
  return { column, label, options, read, show: plain };
}

const name: CorrectableField = {
  ...text('sender_name', 'Nombre del remitente', 300, true),
  read: (typed) => {
    const verdict = checkName(typed, 'organisation');
    return verdict.ok ? { value: verdict.name } : { message: verdict.reason };
  },
};

const curp: CorrectableField = {
  ...text('curp', 'CURP', 40),
  read: (typed) => {
    if (typed.trim() === '') return { value: null };
    const verdict = checkCurp(typed);
    return verdict.ok ? { value: verdict.curp } : { message: verdict.reason };
  },
};

const telephone: CorrectableField = {
  ...text('contact_telephone', 'Teléfono', 40),
  read: (typed) => {
    if (typed.trim() === '') return { value: null };
    const verdict = checkTelephone(typed);
    return verdict.ok ? { value: verdict.asWritten } : { message: verdict.reason };
  },
};

const email: CorrectableField = {
  ...text('contact_email', 'Correo electrónico', 254),
  read: (typed) => {
    const value = tidyText(typed, false);
    if (value === '') return { value: null };
    return isEmail(value) && value.length <= 254 ? { value } : { message: 'escriba un correo como nombre@ejemplo.mx.' };
  },
};

const sheets: CorrectableField = {
  ...text('sheets', 'Fojas', 6, true),
  read: (typed) => {
    const value = Number(typed);
    return Number.isInteger(value) && value >= 1 && value <= 100_000
      ? { value }
      : { message: 'escriba un entero mayor que cero.' };
  },
};

const documentDate: CorrectableField = {
  ...text('document_date', 'Fecha del documento', 10),
  type: 'date',
  read: (typed) => {
    if (typed.trim() === '') return { value: null };
    const date = new Date(`${typed}T00:00:00Z`);
    const exists = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(typed);
    return exists ? { value: typed } : { message: 'ese día no existe.' };
  },
};

const MINUTE = "yyyy-MM-dd'T'HH:mm";

/** The moment of reception decides in which period a petition counts; its year stays, because it is in the folio. */
const received: CorrectableField = {
  column: 'received_at',
  label: 'Recibida',
  type: 'datetime-local',
  read: (typed, { petition, zone }) => {
    const moment = DateTime.fromFormat(typed.trim().slice(0, 16), MINUTE, { zone });
    if (!moment.isValid) return { message: 'escriba el día y la hora en que se recibió.' };
    if (moment.toJSDate() > petition.registered_at) return { message: 'no puede ser posterior a su registro.' };
    if (moment.year !== petition.year)
      return { message: `el folio es de ${petition.year}: la recepción no puede pasar a otro año.` };
    return { value: moment.toUTC().toISO() };
  },
  show: (value, zone) => {
    const moment = value instanceof Date ? DateTime.fromJSDate(value) : DateTime.fromISO(plain(value));
    return moment.setZone(zone).toFormat(MINUTE);
  },
};

/** Every field that may be corrected, by its column. Folio, moment of registration and author never are. */
export const correctable: ReadonlyMap<string, CorrectableField> = new Map(
  [
    received,
    name,
    text('sender_position', 'Cargo', 200),
    text('sender_institution', 'Institución', 300),
    curp,
    text('contact_address', 'Domicilio', 500),
    text('contact_neighbourhood', 'Colonia o agencia', 200),
    telephone,
    email,
    text('document_number', 'Número del documento', 120),
    documentDate,
    text('addressed_to', 'Dirigido a', 300, true),
    text('subject', 'Asunto', 4_000, true),
    sheets,
    choice('channel', 'Vía de recepción', CHANNEL_NAMES),
    choice('priority', 'Prioridad', PRIORITY_NAMES),
    text('notes', 'Observaciones', 4_000),
  ].map((field) => [field.column, field]),
);
