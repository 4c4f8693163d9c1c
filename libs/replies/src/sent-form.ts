import { DomainError, formErrors, type FormError } from '@oficialia/platform';

/** The texts of a sent form by the names of its fields. */
export type Typed = Record<string, string>;

/** The named texts of a sent form; what is missing is left out. */
export function typedIn(body: unknown, names: readonly string[]): Typed {
  const sent = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(names.flatMap((name) => (typeof sent[name] === 'string' ? [[name, sent[name]]] : [])));
}

/** What the form says of an error that the person can mend; any other error goes on. */
export function mendable(error: unknown, uploaded: boolean): { status: number; errors: FormError[] } {
  if (!(error instanceof DomainError) || error.status >= 500 || [401, 403, 404].includes(error.status)) throw error;
  const errors = formErrors(error);
  const again = { name: 'files', text: 'Vuelva a elegir el archivo: el navegador no lo conserva.' };
  return { status: error.status, errors: uploaded ? [...errors, again] : errors };
}
