import { applyDecorators } from '@nestjs/common';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';

interface Optional {
  optional?: boolean;
}

interface TextOptions extends Optional {
  max: number;
  /** Keeps line breaks; otherwise white space collapses to one space. */
  multiline?: boolean;
  pattern?: RegExp;
  message?: string;
}

/** Text of a form or a JSON body: trimmed, NFC, without control characters; empty counts as absent. */
export function Text(label: string, { max, multiline = false, optional = false, pattern, message }: TextOptions) {
  return applyDecorators(
    Transform(({ value }) => tidy(value, multiline)),
    ...presence(optional),
    IsString({ message: `${label}: escriba este dato.` }),
    MaxLength(max, { message: `${label}: no puede pasar de ${max.toLocaleString('es-MX')} caracteres.` }),
    ...(pattern ? [Matches(pattern, { message: message ?? `${label}: revise cómo está escrito.` })] : []),
  );
}

/** A list of short texts: an array, or the lines of a text area. Each is tidied, and empty ones are left out. */
export function Lines(label: string, { most, max, optional = false }: Optional & { most: number; max: number }) {
  return applyDecorators(
    Transform(({ value }) => linesOf(value)),
    ...presence(optional),
    IsArray({ message: `${label}: escriba uno por renglón.` }),
    ArrayMaxSize(most, { message: `${label}: escriba ${most} como máximo.` }),
    IsString({ each: true, message: `${label}: escriba uno por renglón.` }),
    MaxLength(max, { each: true, message: `${label}: ningún renglón puede pasar de ${max} caracteres.` }),
  );
}

export function Email(label: string, { optional = false }: Optional = {}) {
  return applyDecorators(
    Transform(({ value }) => tidy(value, false)),
    ...presence(optional),
    IsEmail({}, { message: `${label}: escriba un correo como nombre@ejemplo.mx.` }),
    MaxLength(254, { message: `${label}: es demasiado largo.` }),
  );
}

export function Integer(label: string, { min, max, optional = false }: Optional & { min: number; max: number }) {
  const message = `${label}: escriba un número entero entre ${min} y ${max.toLocaleString('es-MX')}.`;
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? numberOf(value) : value)),
    ...presence(optional),
    IsInt({ message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

/** A number with two decimals at most; people may write it with a comma. */
export function Decimal(label: string, { min, max, optional = false }: Optional & { min: number; max: number }) {
  const message = `${label}: escriba un número entre ${min} y ${max.toLocaleString('es-MX')}, con dos decimales a lo más.`;
  return applyDecorators(
    Transform(({ value }) => (typeof value === 'string' ? numberOf(value.replace(',', '.')) : value)),
    ...presence(optional),
    IsNumber({ maxDecimalPlaces: 2 }, { message }),
    Min(min, { message }),
    Max(max, { message }),
  );
}

export function Choice(label: string, values: readonly string[], { optional = false }: Optional = {}) {
  return applyDecorators(
    Transform(({ value }) => (value === '' ? undefined : value)),
    ...presence(optional),
    IsIn([...values], { message: `${label}: elija una de las opciones.` }),
  );
}

/** A calendar day, `YYYY-MM-DD`. */
export function Day(label: string, { optional = false }: Optional = {}) {
  return applyDecorators(
    Transform(({ value }) => tidy(value, false)),
    ...presence(optional),
    Matches(/^\d{4}-\d\d-\d\d$/, { message: `${label}: escriba una fecha válida.` }),
    IsISO8601({ strict: true }, { message: `${label}: ese día no existe.` }),
  );
}

/** A check box or a JSON boolean; absent is false. */
export function Flag(label: string) {
  return applyDecorators(
    Transform(({ value }) => value === true || value === 'true' || value === 'on' || value === '1'),
    IsBoolean({ message: `${label}: marque sí o no.` }),
  );
}

function presence(optional: boolean): PropertyDecorator[] {
  return optional ? [IsOptional()] : [];
}

function numberOf(value: string): number | undefined {
  const text = value.trim();
  return text === '' ? undefined : Number(text);
}

function linesOf(value: unknown): unknown {
  const lines: unknown = typeof value === 'string' ? value.split('\n') : value;
  if (!Array.isArray(lines)) return lines === null ? undefined : lines;
  return lines.map((line) => (typeof line === 'string' ? tidyText(line, false) : line)).filter((line) => line !== '');
}

function tidy(value: unknown, multiline: boolean): unknown {
  if (typeof value !== 'string') return value === null ? undefined : value;
  const text = tidyText(value, multiline);
  return text === '' ? undefined : text;
}

/** Words of Latin letters and signs with single spaces between, which most texts are: nothing to tidy. */
const TIDY = /^[\x21-\x7E\u00A1-\u017E]+(?: [\x21-\x7E\u00A1-\u017E]+)*$/;

/** A text as it is kept: trimmed, NFC, without control characters; without `multiline` on one line. */
export function tidyText(value: string, multiline: boolean): string {
  if (TIDY.test(value)) return value;
  // Half a surrogate pair is no character, and PostgreSQL refuses it.
  const text = value
    .replace(/\p{Cs}/gu, '\uFFFD')
    .normalize('NFC')
    .replace(/\r\n?/g, '\n');
  // Control and bidirectional override characters can hide what a text says.
  const clean = text.replace(/[\u0000-\u0008\u000B-\u001F\u007F\u202A-\u202E\u2066-\u2069]/g, '');
  return (multiline ? clean : clean.replace(/\s+/g, ' ')).trim();
}
