import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { Config, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels } from '@oficialia/registry';
import { DocumentsController } from './adding/documents.controller.js';
import { Documents } from './adding/documents.service.js';
import { SweepJob } from './adding/sweep.job.js';
import { Document } from './document.entity.js';
import { documentsOf } from './documents.queries.js';
import { Page } from './page.entity.js';
import { PileModule } from './pile/pile.module.js';
import { ReadingJob } from './reading/reading.job.js';
import { SearchModule } from './search/search.module.js';
import { SearchableJob } from './searchable/searchable.job.js';
import { StoppedPages } from './stopped/stopped.pages.js';
import { StoppedReading } from './stopped/stopped-reading.entity.js';
import { TypingModule } from './typing/typing.module.js';
import { DocumentFilesController } from './viewing/document-files.controller.js';
import { DocumentPage } from './viewing/document.page.js';
import { DocumentsPanel } from './viewing/documents-panel.js';
import { DocumentPages } from './viewing/documents.pages.js';
import { ProgressController } from './viewing/progress.controller.js';
import { WaysInModule } from './ways-in/ways-in.module.js';

// The ways in before the piles: their addresses begin alike.
const ACTS = [WaysInModule, PileModule, TypingModule, SearchModule];

/** Files of the petitions: kept as they came, read page by page, shown beside their text. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Document, Page, StoppedReading]), ...ACTS],
  // The address of the progress before the one of a document by its id.
  controllers: [
    DocumentsController,
    ProgressController,
    DocumentPages,
    DocumentPage,
    DocumentFilesController,
    StoppedPages,
  ],
  providers: [Documents, ReadingJob, SearchableJob, SweepJob],
  exports: [Documents, PileModule],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly panels: PetitionPanels,
    private readonly navigation: Navigation,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
    nameActs({ document_added: 'Documento agregado' });
    const stopped = { href: '/lecturas', label: 'Lecturas', icon: 'alert' } as const;
    this.navigation.add({ ...stopped, permission: 'reading.manage', group: MENU_GROUPS.papers, order: 95 });
    this.panels.add({
      area: 'main',
      order: 20,
      render: async (petition, actor, source) => {
        if (!actor.permissions.has('document.read')) return undefined;
        const documents = await documentsOf(source, petition.id, actor);
        const mayAdd = actor.permissions.has('document.add');
        const limitMb = this.config.UPLOAD_LIMIT_MB;
        return <DocumentsPanel folio={petition.folio} documents={documents} mayAdd={mayAdd} limitMb={limitMb} />;
      },
    });
  }
}
