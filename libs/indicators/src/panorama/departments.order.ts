import type { DepartmentPart } from './departments.queries.js';

/** What the departments may be ranked by, in the words of addresses: the largest first, names from A to Z. */
export const ORDERS = {
  dependencia: { header: 'Dependencia', by: null },
  recibidos: { header: 'Recibidos', by: (part: DepartmentPart) => part.received },
  contestados: { header: 'Contestados', by: (part: DepartmentPart) => part.answered },
  'por-contestar': { header: 'Por contestar', by: (part: DepartmentPart) => part.waiting },
  vencidos: { header: 'Vencidos', by: (part: DepartmentPart) => part.overdue },
  tasa: { header: 'Tasa', by: (part: DepartmentPart) => (part.owed === 0 ? -1 : part.answered / part.owed) },
} as const satisfies Record<string, { header: string; by: ((part: DepartmentPart) => number) | null }>;

export type Order = keyof typeof ORDERS;

/** The order that an address names; by what was received where it names none that there is. */
export function orderIn(named: string | undefined): Order {
  return named && Object.hasOwn(ORDERS, named) ? (named as Order) : 'recibidos';
}

/** In this order; those that are equal by name, as they come. */
export function ranked(parts: DepartmentPart[], order: Order): DepartmentPart[] {
  const { by } = ORDERS[order];
  return by ? parts.toSorted((a, b) => by(b) - by(a)) : parts;
}
