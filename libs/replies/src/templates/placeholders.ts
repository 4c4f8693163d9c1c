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
