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
import { Pile, PileAct, PileFile } from './pile/pile.entity.js';
import { PileActs } from './pile/pile-acts.js';
import { Piles } from './pile/piles.service.js';
import { SplitJob } from './pile/split.job.js';
import { ReadingJob } from './reading/reading.job.js';
import { SweepJob } from './adding/sweep.job.js';
import { ReceivingPages } from './ways-in/receiving.pages.js';
import { Receiving } from './ways-in/receiving.service.js';
import { ResumableUpload } from './ways-in/resumable/resumable-upload.entity.js';
import { TusServer } from './ways-in/resumable/tus-server.js';
import { UploadsController } from './ways-in/resumable/uploads.controller.js';
import { Uploads } from './ways-in/resumable/uploads.service.js';
import { WatchedFile } from './ways-in/watched/watched-file.entity.js';

const ENTITIES = [Document, Page, Pile, PileFile, PileAct, ResumableUpload, WatchedFile];

/** Files of the petitions: kept as they came, read page by page, shown beside their text. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  // Before the piles' own: their addresses begin alike.
  controllers: [UploadsController, ReceivingPages, DocumentsController, DocumentPages, DocumentFilesController],
  providers: [Documents, ReadingJob, PileActs, Piles, SplitJob, SweepJob, TusServer, Uploads, Receiving],
  exports: [Documents, Piles],
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
