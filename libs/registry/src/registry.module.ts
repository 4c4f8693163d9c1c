import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Navigation } from '@oficialia/platform';
import { Annulments } from './annulments.service.js';
import { Corrections } from './corrections.service.js';
import { LedgerSeals } from './ledger-seals.service.js';
import { Ledger } from './ledger.js';
import { PetitionActs } from './petition-acts.js';
import { PetitionPanels } from './petition-panels.js';
import { AnnulmentPages } from './annulment.pages.js';
import { CorrectionPages } from './correction.pages.js';
import { PetitionsController } from './petitions.controller.js';
import { PetitionPages } from './petitions.pages.js';
import { ReceiptPages } from './receipts.pages.js';
import { Receipts } from './receipts.service.js';
import { RegistrationController } from './registration.controller.js';
import { RegistrationPages } from './registration.pages.js';
import { Registration } from './registration.service.js';
import { Annulment } from './annulment.entity.js';
import { Correction } from './correction.entity.js';
import { DocumentKind } from './document-kind.entity.js';
import { FolioCounter } from './folio-counter.entity.js';
import { FolioSeries } from './folio-series.entity.js';
import { LedgerEntryEntity } from './ledger-entry.entity.js';
import { LedgerSeal } from './ledger-seal.entity.js';
import { LedgerSealedEntry } from './ledger-sealed-entry.entity.js';
import { Petition } from './petition.entity.js';
import { PetitionSight } from './petition-sight.entity.js';
import { PortalMiss } from './portal/portal-miss.entity.js';
import { Receipt } from './receipt/receipt.entity.js';

const ENTITIES = [
  FolioSeries,
  FolioCounter,
  DocumentKind,
  Petition,
  PetitionSight,
  Correction,
  Annulment,
  Receipt,
  LedgerEntryEntity,
  LedgerSeal,
  LedgerSealedEntry,
  PortalMiss,
];

/** Petitions, folios, ledger, receipts: what came in, and everything that was done with it. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature(ENTITIES)],
  controllers: [
    RegistrationController,
    PetitionsController,
    RegistrationPages,
    PetitionPages,
    CorrectionPages,
    AnnulmentPages,
    ReceiptPages,
  ],
  providers: [Ledger, PetitionActs, PetitionPanels, Registration, Corrections, Annulments, Receipts, LedgerSeals],
  exports: [Ledger, PetitionActs, PetitionPanels, Registration, Receipts, LedgerSeals],
})
export class RegistryModule implements OnModuleInit {
  constructor(private readonly navigation: Navigation) {}

  onModuleInit(): void {
    this.navigation.add(
      { href: '/registrar', label: 'Registrar', icon: 'stamp', permission: 'petition.register', order: 10 },
      { href: '/peticiones', label: 'Peticiones', icon: 'book', permission: 'petition.read', order: 20 },
    );
  }
}
