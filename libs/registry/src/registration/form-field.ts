import type { ComponentChild } from 'preact';

/** What was typed, by the name of the field. */
export type Typed = Record<string, string | undefined>;

/** What every part of the form needs: name, value, error and proposal of a field. */
export type FieldOf = (name: string) => {
  name: string;
  value?: string;
  error?: string;
  hint?: ComponentChild;
  attrs?: { [name: `data-${string}`]: string };
};

/** A text that may be left out, and that no browser fills by itself. */
export const free = (field: FieldOf, name: string) => ({ ...field(name), optional: true, autocomplete: 'off' });

/** The lines of a list, from names by value. */
export const options = (names: Record<string, string>) =>
  Object.entries(names).map(([value, label]) => ({ value, label }));
