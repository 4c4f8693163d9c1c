import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels } from '@oficialia/registry';
import { Document } from './document.entity.js';
import { DocumentFilesController } from './viewing/document-files.controller.js';
import { DocumentsController } from './adding/documents.controller.js';
import { DocumentsPanel } from './viewing/documents-panel.js';
import { DocumentPages } from './viewing/documents.pages.js';
import { documentsOf } from './documents.queries.js';
import { Documents } from './adding/documents.service.js';
import { Page } from './page.entity.js';
import { SearchController } from './search/search.controller.js';
import { SearchEntry } from './search/search-entry.entity.js';
import { SearchFilters } from './search/search-filters.js';
import { SearchPages } from './search/search.pages.js';
import { Search } from './search/search.service.js';
import { SearchStretch } from './search/search-stretch.entity.js';
import { SearchTargets } from './search/search-targets.js';
import { SearchFresh, SearchWord } from './search/search-word.entity.js';
import { SearchWordsJob } from './search/search-words.job.js';
import { documentNumberFinder, folioFinder } from './search/number-finders.js';
import { SplitJob } from './pile/split.job.js';
import { ReadingJob } from './reading/reading.job.js';
import { SweepJob } from './adding/sweep.job.js';

/** Files of the petitions: kept as they came, read page by page, shown beside their text. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Document, Page, SearchEntry, SearchStretch, SearchWord, SearchFresh])],
  controllers: [DocumentsController, DocumentPages, DocumentFilesController, SearchPages, SearchController],
  providers: [Documents, ReadingJob, SplitJob, SweepJob, Search, SearchTargets, SearchFilters, SearchWordsJob],
  exports: [Documents, SearchTargets, SearchFilters],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly panels: PetitionPanels,
    private readonly config: Config,
    private readonly navigation: Navigation,
    private readonly targets: SearchTargets,
  ) {}

  onModuleInit(): void {
    this.navigation.searchAt({ href: '/buscar', permission: 'document.read' });
    this.targets.add(folioFinder, documentNumberFinder);
    nameActs({ document_added: 'Documento agregado' });
    this.panels.add({
      area: 'main',
      order: 20,
      render: async (petition, actor, source) => {
        if (!actor.permissions.has('document.read')) return undefined;
        const documents = await documentsOf(source, petition.id);
        const mayAdd = actor.permissions.has('document.add');
        const limitMb = this.config.UPLOAD_LIMIT_MB;
        return <DocumentsPanel folio={petition.folio} documents={documents} mayAdd={mayAdd} limitMb={limitMb} />;
      },
    });
  }
}
