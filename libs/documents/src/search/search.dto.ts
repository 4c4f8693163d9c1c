import type { TextPiece } from './marked-text.js';
import { hitOf } from './search-hits.view.js';
import type { SearchResults } from './search.service.js';
import type { HitRow } from './hits.queries.js';
import type { SearchTarget } from './search-targets.js';

export class SearchTargetDto {
  folio: string;
  /** What has this number. */
  label: string;
}

export class SearchSnippetDto {
  document: number;
  /** From 1. */
  page: number;
  /** Plain text with … where it is cut. */
  text: string;
  /** The words found in it. */
  words: string[];
  /** Read with little confidence by the machine: compare it with the picture. */
  doubtful: boolean;
}

export class SearchHitDto {
  folio: string;
  receivedAt: Date;
  senderName: string;
  senderInstitution: string | null;
  subject: string;
  status: string;
  /** Spanish names of the places where it was found. */
  places: string[];
  snippet: SearchSnippetDto | null;
}

export class SearchResultDto {
  /** Petitions that have exactly the typed number. */
  targets: SearchTargetDto[];
  /** How many there are, or at least how many. */
  total: number;
  /** There are more than `total`. */
  moreThanTotal: boolean;
  hasNext: boolean;
  /** The search with its misspelt words put right. */
  suggestion: string | null;
  hits: SearchHitDto[];
}

export function toSearchResultDto(results: SearchResults, targets: SearchTarget[]): SearchResultDto {
  return {
    targets: targets.map(({ folio, label }) => ({ folio, label })),
    total: results.total,
    moreThanTotal: results.moreThanTotal,
    hasNext: results.hasNext,
    suggestion: results.suggestion ?? null,
    hits: results.hits.map(toHit),
  };
}

function toHit(row: HitRow): SearchHitDto {
  const { places, snippet } = hitOf(row);
  const plain = snippet.map(({ text }) => text).join('');
  return {
    folio: row.folio,
    receivedAt: row.received_at,
    senderName: row.sender_name,
    senderInstitution: row.sender_institution,
    subject: row.subject,
    status: row.status,
    places,
    snippet:
      snippet.length > 0 && row.document_id !== null && row.page !== null
        ? {
            document: row.document_id,
            page: row.page,
            text: plain,
            words: words(snippet),
            doubtful: row.doubtful === true,
          }
        : null,
  };
}

const words = (pieces: TextPiece[]) => [...new Set(pieces.filter(({ hit }) => hit).map(({ text }) => text))];
