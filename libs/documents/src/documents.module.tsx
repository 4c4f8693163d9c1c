import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config } from '@oficialia/platform';
import { nameActs, PetitionPanels } from '@oficialia/registry';
import { Document } from './document.entity.js';
import { DocumentFilesController } from './viewing/document-files.controller.js';
import { DocumentsController } from './adding/documents.controller.js';
import { DocumentsPanel } from './viewing/documents-panel.js';
import { DocumentPages } from './viewing/documents.pages.js';
import { documentsOf } from './documents.queries.js';
import { Documents } from './adding/documents.service.js';
import { Page } from './page.entity.js';
import { SplitJob } from './pile/split.job.js';
import { ReadingJob } from './reading/reading.job.js';
import { SearchableJob } from './searchable/searchable.job.js';
import { SweepJob } from './adding/sweep.job.js';

/** Files of the petitions: kept as they came, read page by page, shown beside their text. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([Document, Page])],
  controllers: [DocumentsController, DocumentPages, DocumentFilesController],
  providers: [Documents, ReadingJob, SearchableJob, SplitJob, SweepJob],
  exports: [Documents],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly panels: PetitionPanels,
    private readonly config: Config,
  ) {}

  onModuleInit(): void {
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
