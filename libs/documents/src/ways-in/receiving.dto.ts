import { Choice, Flag, Integer, Text } from '@oficialia/platform';
import type { FilesAs } from '../pile/piles.service.js';

const LARGEST_ID = Number.MAX_SAFE_INTEGER;

/** What goes along with scans: how they came, and the pile they belong to if there is one already. */
export class ScansRequest {
  @Choice('Cómo llegó', ['upload', 'camera'], { optional: true }) source?: 'upload' | 'camera';
  @Text('Nombre', { max: 200, optional: true }) name?: string;
  /** Ids of uploads that are whole, separated by commas. */
  @Text('Archivos subidos', { max: 20_000, optional: true, pattern: /^[0-9a-f]{32}(,[0-9a-f]{32})*$/ })
  uploads?: string;
  @Flag('Faltan los reversos') awaitsBacks = false;
  @Integer('Digitalización', { min: 1, max: LARGEST_ID, optional: true }) pile?: number;
  @Choice('Qué son', ['more', 'backs', 'replacement'], { optional: true }) as?: 'more' | 'backs' | 'replacement';
  @Integer('Documento', { min: 1, max: LARGEST_ID, optional: true }) document?: number;
  @Integer('Hoja', { min: 1, max: 100_000, optional: true }) page?: number;
}

/** Where the scans go; undefined: to a pile of their own. */
export function destinationOf({ pile, as = 'more', document, page }: ScansRequest) {
  if (pile === undefined) return undefined;
  const isPage = as === 'replacement' && document !== undefined && page !== undefined;
  const role: FilesAs = isPage ? { replaces: { document, page } } : as === 'backs' ? 'backs' : 'more';
  return { pileId: pile, as: role };
}
