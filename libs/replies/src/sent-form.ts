import { toMend, type FormError } from '@oficialia/platform';

/** The texts of a sent form by the names of its fields. */
export type Typed = Record<string, string>;

/** The texts of a sent form whose names are wanted; what is missing is left out. */
export function typedIn(body: unknown, wanted: readonly string[] | RegExp): Typed {
  const isWanted = (name: string) => (wanted instanceof RegExp ? wanted.test(name) : wanted.includes(name));
  const sent = Object.entries((body ?? {}) as Record<string, unknown>);
  return Object.fromEntries(
    sent.filter((one): one is [string, string] => isWanted(one[0]) && typeof one[1] === 'string'),
  );
}

/** What the form says of an error that the person can mend; any other error goes on. */
export function saidOf(error: unknown, uploaded: boolean): { status: number; errors: FormError[] } {
  const { errors, status } = toMend(error);
  const again = { name: 'files', text: 'Vuelva a elegir el archivo: el navegador no lo conserva.' };
  return { status, errors: uploaded ? [...errors, again] : errors };
}
