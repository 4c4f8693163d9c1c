import type { Request } from 'express';
import type { FormError } from '../ui/form.js';
import { DomainError } from './domain-error.js';
import { ValidationProblem } from './validation.js';

/** What a form sent, without the fields that are the form's own business. */
export function formOf(request: Request): Record<string, unknown> {
  const { _csrf, idempotencyKey: _key, ...fields } = (request.body ?? {}) as Record<string, unknown>;
  return fields;
}

/** A form as it is shown, empty or once more: what was typed, what is wrong with it, and the status of the answer. */
export interface ShownForm {
  typed: Record<string, string>;
  errors: FormError[];
  status: number;
}

/** What a form says of an error: a sentence for each wrong field, else the error's own, at `field` when it has one. */
export function formErrors(error: DomainError, field?: string): FormError[] {
  if (!(error instanceof ValidationProblem)) return [{ name: field, text: error.message }];
  return error.fields.map(({ field: name, message }) => ({ name, text: message }));
}

/**
 * The error, if a person can mend it in the form that was sent; any other goes on. `also` names codes of errors that most
 * forms cannot mend but this one can: a folio typed into it that does not exist.
 */
export function mendable(error: unknown, ...also: string[]): DomainError {
  if (!(error instanceof DomainError) || error.status >= 500) throw error;
  if ([401, 403, 404].includes(error.status) && !also.includes(error.code)) throw error;
  return error;
}

/** What the form that was sent says when it is shown again, of an error that is `mendable`; `field` may depend on its code. */
export function toMend(
  error: unknown,
  field?: string | ((code: string) => string | undefined),
  ...also: string[]
): Pick<ShownForm, 'errors' | 'status'> {
  const problem = mendable(error, ...also);
  const at = typeof field === 'function' ? field(problem.code) : field;
  return { errors: formErrors(problem, at), status: problem.status };
}
