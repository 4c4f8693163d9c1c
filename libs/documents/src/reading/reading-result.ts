import type { DocumentStatus } from '../document-row.js';
import type { FileStatus } from './reading.types.js';

export interface ReadingResult {
  status: Exclude<DocumentStatus, 'waiting' | 'reading'>;
  /** A Spanish sentence, or null when every page was read. */
  failure: string | null;
}

export interface PageResult {
  number: number;
  status: 'read' | 'unreadable';
  failure: string | null;
}

const MOST_NUMBERS = 12;

/** How the reading of a file ended: by what opening it gave, and by its pages. */
export function resultOf(
  outcome: { status: FileStatus; message: string },
  pages: readonly PageResult[],
): ReadingResult {
  if (outcome.status !== 'readable') return { status: outcome.status, failure: outcome.message };
  const failed = pages.filter((page) => page.status === 'unreadable');
  if (failed.length === 0) return { status: 'read', failure: null };
  if (failed.length < pages.length) return { status: 'read', failure: someFailed(failed, pages.length) };
  return { status: 'unreadable', failure: pages.length === 1 ? (failed[0]?.failure ?? null) : ALL_FAILED };
}

const ALL_FAILED = 'Ninguna página se pudo leer. El original quedó guardado; vuelva a digitalizarlo.';

function someFailed(failed: readonly PageResult[], total: number): string {
  const shown = failed.slice(0, MOST_NUMBERS).map((page) => String(page.number));
  const numbers = failed.length > MOST_NUMBERS ? `${shown.join(', ')} y otras` : inWords(shown);
  const start = failed.length === 1 ? 'No se pudo leer 1' : `No se pudieron leer ${failed.length}`;
  return `${start} de ${total} páginas: ${failed.length === 1 ? 'la' : 'las'} ${numbers}.`;
}

function inWords(numbers: string[]): string {
  return numbers.length < 2 ? numbers.join('') : `${numbers.slice(0, -1).join(', ')} y ${numbers.at(-1)}`;
}
