import { parse } from '@oficialia/platform';
import { OficioQuery, type OficioState } from './minutario.dto.js';

/** The page speaks Spanish also in its address. */
export const STATE_NAMES: Record<OficioState, string> = {
  unprinted: 'por-imprimir',
  to_acknowledge: 'sin-acuse',
  issued: 'vigentes',
  cancelled: 'cancelados',
};

const NAMES = {
  serie: 'series',
  anio: 'year',
  mes: 'month',
  desde: 'from',
  hasta: 'to',
  numero: 'number',
  dependencia: 'department',
  pagina: 'page',
} as const;

/** What the address asks for. Throws ValidationProblem. */
export function queryOf(address: Record<string, string>): OficioQuery {
  const given = Object.entries(NAMES).flatMap(([name, field]) => (address[name] ? [[field, address[name]]] : []));
  const state = Object.entries(STATE_NAMES).find(([, name]) => name === address['estado'])?.[0];
  return parse(OficioQuery, { ...Object.fromEntries(given), ...(state && { state }) });
}

/** The address with these changes; what is empty is left out. */
export function addressOf(path: string, address: Record<string, string>, changes: Record<string, string> = {}): string {
  const known = [...Object.keys(NAMES), 'estado'];
  const all = { ...address, ...changes };
  const query = new URLSearchParams(known.flatMap((name) => (all[name] ? [[name, all[name]]] : [])));
  return query.size === 0 ? path : `${path}?${query.toString()}`;
}
