/** What a template may name, and what the form says of it. */
export const PLACEHOLDERS = {
  folio: 'folio de la petición',
  asunto: 'asunto de la petición',
  dependencia: 'nombre de la dependencia que contesta',
  oficio: 'oficio que se contesta',
  remitente: 'quien presentó la petición',
  fecha: 'fecha de hoy',
  punto: 'el punto que se contesta',
} as const satisfies Record<string, string>;

export type Placeholder = keyof typeof PLACEHOLDERS;

const NAMED = /\{\s*([\p{L}_]+)\s*\}/gu;

/** The text with what it names filled in; what is no placeholder stays as it was written. */
export function fillTemplate(text: string, values: Record<Placeholder, string>): string {
  return text.replace(NAMED, (whole, name: string) =>
    isPlaceholder(name.toLowerCase()) ? values[name.toLowerCase() as Placeholder] : whole,
  );
}

/** Names in braces that no template knows, to be told before it is saved. */
export function unknownPlaceholders(text: string): string[] {
  return [...text.matchAll(NAMED)].flatMap(([whole, name = '']) => (isPlaceholder(name.toLowerCase()) ? [] : [whole]));
}

function isPlaceholder(name: string): boolean {
  return Object.hasOwn(PLACEHOLDERS, name);
}
