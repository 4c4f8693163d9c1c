const names = new Map<string, string>([
  ['registered', 'Registrada'],
  ['corrected', 'Dato corregido'],
  ['annulment_requested', 'Anulación solicitada'],
  ['annulled', 'Anulada'],
  ['annulment_refused', 'Anulación rechazada'],
  ['receipt_issued', 'Acuse emitido'],
  ['attached', 'Se agregó un escrito'],
  ['folio_reserved', 'Folio reservado para contingencia'],
  ['reserved_folio_annulled', 'Folio reservado anulado'],
]);

/** Lets a lib name its own acts in Spanish for the history. */
export function nameActs(acts: Record<string, string>): void {
  for (const [act, name] of Object.entries(acts)) names.set(act, name);
}

/** How the history calls an act; the code itself when nobody named it. */
export function actName(act: string): string {
  return names.get(act) ?? act;
}

/** Every act that has a name: its code and the name, in the order of the names. */
export function namedActs(): { act: string; name: string }[] {
  return Array.from(names, ([act, name]) => ({ act, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'es'));
}
