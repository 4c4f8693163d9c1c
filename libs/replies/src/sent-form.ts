import { formErrors, mendable, type FormError } from '@oficialia/platform';

/** The texts of a sent form by the names of its fields. */
export type Typed = Record<string, string>;

/** The named texts of a sent form; what is missing is left out. */
export function typedIn(body: unknown, names: readonly string[]): Typed {
  const sent = (body ?? {}) as Record<string, unknown>;
  return Object.fromEntries(names.flatMap((name) => (typeof sent[name] === 'string' ? [[name, sent[name]]] : [])));
}

/** What the form says of an error that the person can mend; any other error goes on. */
export function saidOf(error: unknown, uploaded: boolean): { status: number; errors: FormError[] } {
  const problem = mendable(error);
  const errors = formErrors(problem);
  const again = { name: 'files', text: 'Vuelva a elegir el archivo: el navegador no lo conserva.' };
  return { status: problem.status, errors: uploaded ? [...errors, again] : errors };
}
