import { Injectable, type ArgumentMetadata, type PipeTransform, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import { DomainError } from './domain-error.js';
import { rememberRules } from './validation-rules.js';

rememberRules();

export interface FieldError {
  field: string;
  message: string;
}

/** What was sent does not fit: one Spanish sentence for each field. */
export class ValidationProblem extends DomainError {
  constructor(readonly fields: FieldError[]) {
    super('request.invalid', 422, 'Revise los datos señalados.', { fields });
  }
}

/** `body` as an instance of the DTO, or a ValidationProblem. Properties the DTO does not name are refused. */
export function parse<T extends object>(type: Type<T>, body: unknown): T {
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw new ValidationProblem([{ field: '', message: 'Falta el contenido de la solicitud.' }]);
  }
  const value = plainToInstance(type, body);
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (errors.length > 0) throw new ValidationProblem(errors.flatMap((error) => sentences(error)));
  return value;
}

function sentences(error: ValidationError, path = ''): FieldError[] {
  const field = path ? `${path}.${error.property}` : error.property;
  if (error.constraints?.['whitelistValidation']) return [{ field, message: `El campo «${field}» no existe.` }];
  // One sentence a field: what is missing or of another kind comes before what is too long.
  const own = Object.values(error.constraints ?? {}).slice(0, 1);
  const nested = (error.children ?? []).flatMap((child) => sentences(child, field));
  return [...own.map((message) => ({ field, message })), ...nested];
}

const known = new Map<unknown, boolean>();

/** Parses the arguments of JSON routes that are typed by a DTO; leaves the rest alone. */
@Injectable()
export class DtoPipe implements PipeTransform {
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (type === 'custom' || !metatype || !isDto(metatype)) return value;
    return parse(metatype as Type<object>, value ?? {});
  }
}

function isDto(metatype: Type): boolean {
  let answer = known.get(metatype);
  if (answer === undefined) {
    answer = getMetadataStorage().getTargetValidationMetadatas(metatype, '', false, false).length > 0;
    known.set(metatype, answer);
  }
  return answer;
}
