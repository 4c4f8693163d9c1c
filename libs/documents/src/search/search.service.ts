import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Db, DomainError, sqlState, type Actor, type Tx } from '@oficialia/platform';
import { searchTookTooLong } from '../documents.errors.js';
import { countFound, findIds, hitsOf, MOST_COUNTED, type HitRow } from './search.queries.js';
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
  /** How many there are; of more than {@link MOST_COUNTED} only that. */
  total: number;
  moreThanCounted: boolean;
  hasNext: boolean;
  /** Words that are in every text and were not looked for. */
  ignored: string[];
  /** The search with other words that would find more. */
  suggestion?: string;
}

const NOTHING: SearchResults = { hits: [], total: 0, moreThanCounted: false, hasNext: false, ignored: [] };

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
        await tx.query(`SET LOCAL statement_timeout = ${LONGEST_MS}`);
        return this.findIn(tx, request, timeZone, actor);
      });
    } catch (error) {
      if (sqlState(error) === QUERY_CANCELED) throw searchTookTooLong();
      throw error instanceof DomainError ? error : withoutTexts(error);
    }
  }

  private async findIn(tx: Tx, request: SearchRequest, zone: string, actor: Actor): Promise<SearchResults> {
    const terms = await searchTerms(tx, request.text);
    if (asksNothing(terms, request)) return { ...NOTHING, ignored: terms.ignored };
    const offset = (request.page - 1) * PAGE_SIZE;
    const found = await findIds(tx, terms, request, zone, actor, { limit: PAGE_SIZE, offset });
    const ids = found.slice(0, PAGE_SIZE);
    const hasNext = found.length > PAGE_SIZE;
    // The last page knows the count by itself.
    const known = hasNext || (ids.length === 0 && offset > 0) ? undefined : offset + ids.length;
    const counted = known ?? (await countFound(tx, terms, request, zone, actor, MOST_COUNTED));
    const hits = ids.length > 0 ? await hitsOf(tx, ids, terms) : [];
    return {
      hits,
      total: Math.min(counted, MOST_COUNTED),
      moreThanCounted: counted > MOST_COUNTED,
      hasNext,
      ignored: terms.ignored,
      suggestion: counted < FEW && terms.stems.length > 0 ? await this.better(tx, request, zone, actor) : undefined,
    };
  }

  /** A suggestion is shown only when it finds something in sight: else it would tell what others have. */
  private async better(tx: Tx, request: SearchRequest, zone: string, actor: Actor): Promise<string | undefined> {
    const text = await suggestion(tx, request.text);
    if (!text) return undefined;
    const terms = await searchTerms(tx, text);
    const finds = await countFound(tx, terms, { ...request, text }, zone, actor, 1);
    return finds > 0 ? text : undefined;
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
