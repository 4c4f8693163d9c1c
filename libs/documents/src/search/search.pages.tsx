import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { Allow, CurrentActor, Db, DomainError, Log, Pages, type Actor } from '@oficialia/platform';
import type { Request, Response } from 'express';
import { SearchFilters } from './search-filters.js';
import { searchRequest, type SearchAddress } from './search-request.js';
import { Search, type SearchResults } from './search.service.js';
import { SearchTargets } from './search-targets.js';
import { SearchView } from './search.view.js';

/** The results of the one box in the bar. */
@Controller('buscar')
export class SearchPages {
  constructor(
    private readonly search: Search,
    private readonly targets: SearchTargets,
    private readonly filters: SearchFilters,
    private readonly db: Db,
    private readonly pages: Pages,
    private readonly log: Log,
  ) {}

  /** A number that belongs to one petition leads straight to it. */
  @Allow('document.read')
  @Get()
  async find(
    @Req() request: Request,
    @Res() response: Response,
    @CurrentActor() actor: Actor,
    @Query() address: SearchAddress,
  ): Promise<void> {
    const offered = await this.filters.offered(this.db, actor);
    const asked = searchRequest(address, offered);
    const targets = await this.targets.find(asked.text, actor, this.db);
    if (targets.length === 1 && targets[0]) return response.redirect(302, targets[0].href);
    const { results, problem } = await this.resultsOf(asked, actor);
    const page = { title: asked.text ? 'Resultados de la búsqueda' : 'Buscar', searched: asked.text };
    await this.pages.send(
      request,
      response,
      { ...page, status: problem?.status ?? 200 },
      <SearchView asked={asked} offered={offered} targets={targets} results={results} problem={problem?.message} />,
    );
  }

  /** What was looked for stays out of the log. */
  private async resultsOf(asked: ReturnType<typeof searchRequest>, actor: Actor) {
    const begun = performance.now();
    try {
      const results: SearchResults = await this.search.find(asked, actor);
      const ms = Math.round(performance.now() - begun);
      this.log.info({ event: 'search', actor: actor.id, found: results.total, page: asked.page, ms });
      return { results, problem: undefined };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { results: undefined, problem: error };
    }
  }
}
