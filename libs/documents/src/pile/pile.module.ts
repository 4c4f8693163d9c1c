import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { Db, Navigation } from '@oficialia/platform';
import { nameActs, RegistrationAsides } from '@oficialia/registry';
import { Arranging } from './arranging/arranging.service.js';
import { BundlePaper } from './filing/bundle-paper.js';
import { Filing } from './filing/filing.service.js';
import { registrationPaper } from './filing/registration-paper.js';
import { SureFiling } from './filing/sure-filing.service.js';
import { PaperMeanings } from './papers/paper-meanings.js';
import { PileActs } from './pile-acts.js';
import { Pile, PileAct, PileFile } from './pile.entity.js';
import { Piles } from './piles.service.js';
import { SeparatorPages } from './separators/separators.pages.js';
import { PilePages } from './showing/pile.pages.js';
import { PileProgressPages } from './showing/pile-progress.pages.js';
import { PileShow } from './showing/pile-show.js';
import { PilesPages } from './showing/piles.pages.js';
import { SheetPages } from './showing/sheet.pages.js';
import { SplitJob } from './split.job.js';
import { Splitting } from './splitting/splitting.service.js';

/** Piles of scanned paper: they split themselves, and what has no match waits in a tray until a person files it. */
@Module({
  imports: [TypeOrmModule.forFeature([Pile, PileFile, PileAct])],
  controllers: [SeparatorPages, PilesPages, PilePages, PileProgressPages, SheetPages],
  providers: [
    PaperMeanings,
    PileActs,
    Piles,
    Arranging,
    Splitting,
    BundlePaper,
    Filing,
    SureFiling,
    PileShow,
    SplitJob,
  ],
  exports: [Piles, PaperMeanings],
})
export class PileModule implements OnModuleInit {
  constructor(
    private readonly asides: RegistrationAsides,
    private readonly navigation: Navigation,
    private readonly filing: Filing,
    private readonly db: Db,
  ) {}

  onModuleInit(): void {
    nameActs({ document_filed: 'Documento archivado de una digitalización' });
    this.asides.add(registrationPaper(this.db, this.filing));
    const place = { href: '/digitalizaciones', label: 'Digitalizar', icon: 'scan' } as const;
    this.navigation.add({ ...place, permission: 'scan.manage', group: MENU_GROUPS.papers, order: 32 });
  }
}
