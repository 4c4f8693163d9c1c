import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Config, Db, Navigation } from '@oficialia/platform';
import { nameActs, PetitionPanels, RegistrationAsides } from '@oficialia/registry';
import { Document } from './document.entity.js';
import { DocumentFilesController } from './viewing/document-files.controller.js';
import { DocumentsController } from './adding/documents.controller.js';
import { DocumentsPanel } from './viewing/documents-panel.js';
import { DocumentPages } from './viewing/documents.pages.js';
import { documentsOf } from './documents.queries.js';
import { Documents } from './adding/documents.service.js';
import { Page } from './page.entity.js';
import { Arranging } from './pile/arranging/arranging.service.js';
import { BundlePaper } from './pile/filing/bundle-paper.js';
import { Filing } from './pile/filing/filing.service.js';
import { SureFiling } from './pile/filing/sure-filing.service.js';
import { Pile, PileAct, PileFile } from './pile/pile.entity.js';
import { PileActs } from './pile/pile-acts.js';
import { Piles } from './pile/piles.service.js';
import { PilePages } from './pile/showing/pile.pages.js';
import { PileShow } from './pile/showing/pile-show.js';
import { PilesPages } from './pile/showing/piles.pages.js';
import { SeparatorPages } from './pile/separators/separators.pages.js';
import { SheetPages } from './pile/showing/sheet.pages.js';
import { registrationPaper } from './pile/filing/registration-paper.js';
import { SplitJob } from './pile/split.job.js';
import { Splitting } from './pile/splitting/splitting.service.js';
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

const PILE = [PileActs, Piles, Arranging, Splitting, BundlePaper, Filing, SureFiling, PileShow];
const WAYS_IN = [TusServer, Uploads, Receiving];
const WAYS_IN_PAGES = [UploadsController, ReceivingPages];
const PILE_PAGES = [SeparatorPages, PilesPages, PilePages, SheetPages];

/** Files of the petitions: kept as they came, read page by page, shown beside their text. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  // The ways in stand before the piles: their addresses begin alike.
  controllers: [...WAYS_IN_PAGES, DocumentsController, DocumentPages, DocumentFilesController, ...PILE_PAGES],
  providers: [Documents, ReadingJob, ...PILE, ...WAYS_IN, SplitJob, SweepJob],
  exports: [Documents, Piles],
})
export class DocumentsModule implements OnModuleInit {
  constructor(
    private readonly panels: PetitionPanels,
    private readonly config: Config,
    private readonly asides: RegistrationAsides,
    private readonly navigation: Navigation,
    private readonly filing: Filing,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    nameActs({ document_added: 'Documento agregado', document_filed: 'Documento archivado de una digitalización' });
    this.asides.add(registrationPaper(this.db, this.filing));
    this.navigation.add({
      href: '/digitalizaciones',
      label: 'Digitalizar',
      icon: 'scan',
      permission: 'scan.manage',
      order: 15,
    });
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
