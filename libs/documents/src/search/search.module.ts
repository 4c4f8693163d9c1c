import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Navigation } from '@oficialia/platform';
import { documentNumberFinder, folioFinder } from './number-finders.js';
import { SearchController } from './search.controller.js';
import { SearchEntry } from './search-entry.entity.js';
import { SearchFilters } from './search-filters.js';
import { SearchPages } from './search.pages.js';
import { Search } from './search.service.js';
import { SearchStretch } from './search-stretch.entity.js';
import { SearchTargets } from './search-targets.js';
import { SearchFresh, SearchWord } from './search-word.entity.js';
import { SearchWordsJob } from './search-words.job.js';

/** The one box: numbers and words of everything that was received. Later libs add what they number and filter by. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SearchEntry, SearchStretch, SearchWord, SearchFresh])],
  controllers: [SearchPages, SearchController],
  providers: [Search, SearchTargets, SearchFilters, SearchWordsJob],
  exports: [SearchTargets, SearchFilters],
})
export class SearchModule implements OnModuleInit {
  constructor(
    private readonly navigation: Navigation,
    private readonly targets: SearchTargets,
  ) {}

  onModuleInit(): void {
    this.navigation.searchAt({ href: '/buscar', permission: 'document.read' });
    this.targets.add(folioFinder, documentNumberFinder);
  }
}
