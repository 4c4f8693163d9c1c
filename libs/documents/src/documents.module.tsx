import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config, Db, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels } from '@oficialia/registry';
import { Document } from './document.entity.js';
import { DocumentFilesController } from './viewing/document-files.controller.js';
import { DocumentsController } from './adding/documents.controller.js';
import { DocumentsPanel } from './viewing/documents-panel.js';
import { DocumentPages } from './viewing/documents.pages.js';
import { DocumentPage } from './viewing/document.page.js';
import { ProgressController } from './viewing/progress.controller.js';
import { documentsOf } from './documents.queries.js';
import { Documents } from './adding/documents.service.js';
import { Page } from './page.entity.js';
import { SplitJob } from './pile/split.job.js';
import { ReadingJob } from './reading/reading.job.js';
import { SearchableJob } from './searchable/searchable.job.js';
import { SweepJob } from './adding/sweep.job.js';
import { StoppedPages } from './stopped/stopped.pages.js';
import { StoppedReading } from './stopped/stopped-reading.entity.js';
import { ToTypePages } from './typing/to-type.pages.js';
import { TypedPage } from './typing/typed-page.entity.js';
import { countToType } from './typing/typing.queries.js';
import { Typing } from './typing/typing.service.js';

/** Files of the petitions: kept as they came, read page by page, shown beside their text. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Document, Page, TypedPage, StoppedReading])],
  // The address of the progress before the one of a document by its id.
  controllers: [
    DocumentsController,
    ProgressController,
    DocumentPages,
    DocumentPage,
    DocumentFilesController,
    ToTypePages,
    StoppedPages,
  ],
  providers: [Documents, ReadingJob, SearchableJob, SplitJob, SweepJob, Typing],
  exports: [Documents],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly panels: PetitionPanels,
    private readonly config: Config,
    private readonly navigation: Navigation,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    nameActs({ document_added: 'Documento agregado', page_typed: 'Página capturada a mano' });
    this.navigation.add(
      {
        href: '/por-leer',
        label: 'Por leer',
        icon: 'pen',
        permission: 'page.type',
        order: 35,
        count: (actor) => countToType(this.db, actor),
      },
      { href: '/lecturas', label: 'Lecturas detenidas', icon: 'alert', permission: 'reading.manage', order: 95 },
    );
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
