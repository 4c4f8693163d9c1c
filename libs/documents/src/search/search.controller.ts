import { Controller, Get, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiQuery } from '@nestjs/swagger';
import { Allow, CurrentActor, Db, type Actor } from '@oficialia/platform';
import { SearchResultDto, toSearchResultDto } from './search.dto.js';
import { SearchFilters } from './search-filters.js';
import { searchRequest, type SearchAddress } from './search-request.js';
import { Search } from './search.service.js';
import { SearchTargets } from './search-targets.js';

const FILTERS = ['desde', 'hasta', 'dependencia', 'tema', 'estado', 'tipo', 'remitente', 'canal', 'orden', 'pagina'];

@ApiBearerAuth()
@Controller('api/v1/search')
export class SearchController {
  constructor(
    private readonly search: Search,
    private readonly targets: SearchTargets,
    private readonly filters: SearchFilters,
    private readonly db: Db,
  ) {}

  /** The same search as the page `/buscar`, by the same parameters, among what the caller may see. */
  @ApiQuery({ name: 'q', required: false, description: 'Words, "phrases", -without; or a folio or number.' })
  @ApiQuery({ name: 'filters', required: false, description: `As in the page's address: ${FILTERS.join(', ')}.` })
  @Allow('document.read')
  @Get()
  async find(@Query() address: SearchAddress, @CurrentActor() actor: Actor): Promise<SearchResultDto> {
    const asked = searchRequest(address, await this.filters.offered(this.db, actor, Object.keys(address)));
    const targets = await this.targets.find(asked.text, actor, this.db);
    return toSearchResultDto(await this.search.find(asked, actor), targets);
  }
}
