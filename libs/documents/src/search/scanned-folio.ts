import { parseFolio, type TypedFolio } from '@oficialia/registry';

/**
 * A folio out of what was typed, or read by a hand-held reader: the reader types the address of a receipt's QR as on an
 * American keyboard, and on a Spanish one its signs become others (`PM'2026'000123`). Undefined when it is none.
 */
export function folioIn(typed: string): TypedFolio | undefined {
  return parseFolio(typed) ?? parseFolio(typed.replace(/['’´`¨¿?_]+/g, (signs) => (signs.length === 1 ? '-' : ' ')));
}
