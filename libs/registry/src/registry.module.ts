import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { APP_INTERCEPTOR } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { MENU_GROUPS } from '@oficialia/directory';
import { Navigation } from '@oficialia/platform';
import { Annulments } from './annulment/annulments.service.js';
import { Corrections } from './correction/corrections.service.js';
import { LedgerSeals } from './ledger/ledger-seals.service.js';
import { Ledger } from './ledger/ledger.js';
import { OfficeChain } from './ledger/office-chain.entity.js';
import { PetitionActs } from './petition-acts.js';
import { PetitionPanels } from './petition-panels.js';
import { AnnulmentPages } from './annulment/annulment.pages.js';
import { CorrectionPages } from './correction/correction.pages.js';
import { PetitionsController } from './petitions.controller.js';
import { PetitionPages } from './petitions.pages.js';
import { ReceiptPages } from './receipt/receipts.pages.js';
import { Receipts } from './receipt/receipts.service.js';
import { RegistrationAsides } from './registration/registration-asides.js';
import { RegistrationController } from './registration/registration.controller.js';
import { RegistrationPages } from './registration/registration.pages.js';
import { Registration } from './registration/registration.service.js';
import { Attachment } from './attaching/attachment.entity.js';
import { AttachmentReceipts } from './attaching/attachment-receipts.service.js';
import { AttachmentPages } from './attaching/attachments.pages.js';
import { Attachments } from './attaching/attachments.service.js';
import { ContingencyBooks } from './contingency/books.service.js';
import { Captures } from './contingency/captures.service.js';
import { ContingencyPages } from './contingency/contingency.pages.js';
import { Contingency } from './contingency/contingency.service.js';
import { FolioBlock } from './contingency/folio-block.entity.js';
import { ReservedFolio } from './contingency/reserved-folio.entity.js';
import { NoticesPages } from './registration/notices.pages.js';
import { RegistrationScreen } from './registration/registration.screen.js';
import { LearningMark } from './similar/learning-mark.entity.js';
import { Learning } from './similar/learning.service.js';
import { SenderTrace } from './similar/sender-trace.entity.js';
import { UsualValue } from './similar/usual-value.entity.js';
import { Annulment } from './annulment/annulment.entity.js';
import { Correction } from './correction/correction.entity.js';
import { DocumentKind } from './document-kind.entity.js';
import { FolioCounter } from './folio/folio-counter.entity.js';
import { FolioSeries } from './folio/folio-series.entity.js';
import { LedgerEntryEntity } from './ledger/ledger-entry.entity.js';
import { LedgerSeal } from './ledger/ledger-seal.entity.js';
import { LedgerSealedEntry } from './ledger/ledger-sealed-entry.entity.js';
import { AuditPages } from './auditing/audit.pages.js';
import { ExportsController } from './auditing/exporting/exports.controller.js';
import { LedgerExports } from './auditing/exporting/ledger-exports.service.js';
import { VerificationPages } from './auditing/verifying/verification.pages.js';
import { Verifications } from './auditing/verifying/verifications.service.js';
import { VisitRecorder } from './visits/visit-recorder.js';
import { VisitsPages } from './visits/visits.pages.js';
import { LedgerVerification } from './auditing/verifying/ledger-verification.entity.js';
import { PetitionVisit } from './visits/petition-visit.entity.js';
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
  OfficeChain,
  Correction,
  Annulment,
  Receipt,
  Attachment,
  FolioBlock,
  ReservedFolio,
  LearningMark,
  UsualValue,
  SenderTrace,
  LedgerEntryEntity,
  LedgerSeal,
  LedgerSealedEntry,
  LedgerVerification,
  PetitionVisit,
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
    NoticesPages,
    ContingencyPages,
    PetitionPages,
    AttachmentPages,
    CorrectionPages,
    AnnulmentPages,
    ReceiptPages,
    ExportsController,
    VisitsPages,
    VerificationPages,
    AuditPages,
  ],
  providers: [
    Ledger,
    PetitionActs,
    PetitionPanels,
    RegistrationAsides,
    Registration,
    RegistrationScreen,
    Captures,
    Contingency,
    ContingencyBooks,
    Attachments,
    AttachmentReceipts,
    Learning,
    Corrections,
    Annulments,
    Receipts,
    LedgerSeals,
    LedgerExports,
    Verifications,
    VisitRecorder,
    { provide: APP_INTERCEPTOR, useExisting: VisitRecorder },
  ],
  exports: [
    Ledger,
    PetitionActs,
    PetitionPanels,
    RegistrationAsides,
    Registration,
    Receipts,
    LedgerSeals,
    VisitRecorder,
  ],
})
export class RegistryModule implements OnModuleInit {
  constructor(private readonly navigation: Navigation) {}

  onModuleInit(): void {
    this.navigation.add(
      { href: '/registrar', label: 'Registrar', icon: 'stamp', permission: 'petition.register', order: 10 },
      {
        href: '/contingencia',
        label: 'Contingencia',
        icon: 'lock',
        permission: 'contingency.read',
        group: MENU_GROUPS.papers,
        order: 58,
      },
      {
        href: '/auditoria',
        label: 'Auditoría',
        icon: 'seal',
        permission: 'ledger.read',
        group: MENU_GROUPS.oversight,
        order: 85,
      },
      { href: '/peticiones', label: 'Peticiones', icon: 'book', permission: 'petition.read', order: 55 },
    );
  }
}
