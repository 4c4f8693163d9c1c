import type { Request } from 'express';

/** What a form sent, without the fields that are the form's own business. */
export function formOf(request: Request): Record<string, unknown> {
  const { _csrf, idempotencyKey: _key, ...fields } = (request.body ?? {}) as Record<string, unknown>;
  return fields;
}
