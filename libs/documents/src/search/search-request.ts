import type { OfferedFilter, SearchFilter } from './search-filters.js';
import { tidySearch } from './search-text.js';

export type SearchOrder = 'newest' | 'rank';

/** A search as it stands in the address of its page. */
export interface SearchRequest {
  text: string;
  /** Days of the municipality's zone, `YYYY-MM-DD`. */
  from?: string;
  to?: string;
  chosen: { filter: SearchFilter; value: string }[];
  order: SearchOrder;
  /** From 1. */
  page: number;
}

export type SearchAddress = Partial<Record<string, string>>;

/** Results of a page, and the last page: who has not found it by then needs another word. */
export const PAGE_SIZE = 10;
export const LAST_PAGE = 20;

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What does not fit is left out: an address typed by hand finds something rather than failing. */
export function searchRequest(address: SearchAddress, offered: readonly OfferedFilter[]): SearchRequest {
  const page = Number(address['pagina'] ?? 1);
  const chosen = offered.flatMap(({ filter, options }) => {
    const value = address[filter.name];
    return value && options.some((option) => option.value === value) ? [{ filter, value }] : [];
  });
  return {
    text: tidySearch(String(address['q'] ?? '')),
    from: day(address['desde']),
    to: day(address['hasta']),
    chosen,
    order: address['orden'] === 'relevancia' ? 'rank' : 'newest',
    page: Number.isInteger(page) && page >= 1 && page <= LAST_PAGE ? page : 1,
  };
}

/** Whether there is anything to look for. */
export function isEmpty({ text, from, to, chosen }: SearchRequest): boolean {
  return text === '' && !from && !to && chosen.length === 0;
}

/** The address of a search; `changes` overrule. */
export function addressOf(request: SearchRequest, changes: Partial<SearchRequest> = {}): string {
  const { text, from, to, chosen, order, page } = { ...request, ...changes };
  const query = new URLSearchParams();
  const given: [string, string | undefined][] = [
    ['q', text],
    ['desde', from],
    ['hasta', to],
    ...chosen.map(({ filter, value }): [string, string] => [filter.name, value]),
    ['orden', order === 'rank' ? 'relevancia' : undefined],
    ['pagina', page > 1 ? String(page) : undefined],
  ];
  for (const [name, value] of given) if (value) query.set(name, value);
  return `/buscar?${query.toString()}`;
}

function day(text: string | undefined): string | undefined {
  if (!text || !DAY.test(text)) return undefined;
  const date = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text) ? text : undefined;
}
