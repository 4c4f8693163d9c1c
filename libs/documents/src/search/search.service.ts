import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Db, DomainError, sqlState, type Actor, type Tx } from '@oficialia/platform';
import { searchTookTooLong } from '../documents.errors.js';
import { hitsOf, type HitRow } from './hits.queries.js';
import { findPetitions, prepareSearch } from './search.queries.js';
import { isEmpty, PAGE_SIZE, type SearchRequest } from './search-request.js';
import { searchTerms, type SearchTerms } from './search-terms.js';
import { suggestion } from './suggestions.js';

/** No search keeps the desk from its work for longer. */
const LONGEST_MS = 3000;
const QUERY_CANCELED = '57014';
/** With fewer results, what was typed may be misspelt. */
const FEW = 3;

export interface SearchResults {
  hits: HitRow[];
  /** How many there are, or at least how many. */
  total: number;
  moreThanTotal: boolean;
  hasNext: boolean;
  /** Words that are in every text and were not looked for. */
  ignored: string[];
  /** The search with other words that would find more. */
  suggestion?: string;
}

const NOTHING: SearchResults = { hits: [], total: 0, moreThanTotal: false, hasNext: false, ignored: [] };

/** Finds petitions by what was registered and by what was read, among those that the actor may see. */
@Injectable()
export class Search {
  constructor(
    private readonly db: Db,
    private readonly settings: Settings,
  ) {}

  /** One page of results. Throws `search.too-long` instead of keeping the database busy. */
  async find(request: SearchRequest, actor: Actor): Promise<SearchResults> {
    if (isEmpty(request)) return NOTHING;
    const { timeZone } = await this.settings.municipality();
    try {
      return await this.db.transaction(async (tx) => {
        await prepareSearch(tx, LONGEST_MS);
        return this.findIn(tx, request, timeZone, actor);
      });
    } catch (error) {
      if (sqlState(error) === QUERY_CANCELED) throw searchTookTooLong();
      throw error instanceof DomainError ? error : withoutTexts(error);
    }
  }

  private async findIn(tx: Tx, request: SearchRequest, zone: string, actor: Actor): Promise<SearchResults> {
    const terms = await searchTerms(tx, request.text);
    const { ignored } = terms;
    if (asksNothing(terms, request)) return { ...NOTHING, ignored };
    const first = (request.page - 1) * PAGE_SIZE;
    const end = first + PAGE_SIZE;
    const { ids, total, moreThanTotal } = await findPetitions(tx, { terms, request, zone, actor }, end + 1);
    const hits = await hitsOf(tx, ids.slice(first, end), terms, actor);
    const better = total < FEW && terms.stems.length > 0 ? await this.better(tx, request, zone, actor) : undefined;
    return { hits, total, moreThanTotal, hasNext: ids.length > end, ignored, suggestion: better };
  }

  /** A suggestion is shown only when it finds something in sight: else it would tell what others have. */
  private async better(tx: Tx, request: SearchRequest, zone: string, actor: Actor): Promise<string | undefined> {
    const text = await suggestion(tx, request.text);
    if (!text) return undefined;
    const terms = await searchTerms(tx, text);
    const found = await findPetitions(tx, { terms, request: { ...request, text }, zone, actor }, 1);
    return found.ids.length > 0 ? text : undefined;
  }
}

/** Words were typed, but none that is in the index. */
function asksNothing(terms: SearchTerms, request: SearchRequest): boolean {
  const asksWords = terms.words !== '' || terms.phrases.length > 0 || terms.excluded.length > 0;
  return !asksWords && isEmpty({ ...request, text: '' });
}

/** What was looked for is nothing for the log, and PostgreSQL quotes it in some errors. */
function withoutTexts(error: unknown): Error {
  return new Error(`the search failed: ${sqlState(error) ?? (error as Error).name}`);
}
