/** The five voices of a message or badge; never carried by colour alone. */
export type Tone = 'neutral' | 'info' | 'ok' | 'warn' | 'error';

/** Extra attributes for htmx (`hx-*`) and our own scripts (`data-*`). */
export type Attrs = { [name: `hx-${string}` | `data-${string}` | `aria-${string}`]: string | boolean | undefined };

/** Joins class names and drops the empty ones. */
export function classes(...names: (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
