export { Annulments } from './annulment/annulments.service.js';
export { actName, nameActs } from './ledger/act-names.js';
export { Ledger, type AttestedRow, type LedgerActor, type LedgerEntry } from './ledger/ledger.js';
export { LedgerSeals, ownPublicKey } from './ledger/ledger-seals.service.js';
export { faultInWords, type LedgerReport } from './ledger/ledger-report.js';
export { verifyLedger } from './ledger/ledger-verification.js';
export { fingerprint, verifyExport } from './auditing/exporting/verify-export.js';
export { auditAddress } from './auditing/ledger-filter.js';
export { VisitRecorder } from './visits/visit-recorder.js';
export { Petition } from './petition.entity.js';
export { PetitionActs, type LockedPetition } from './petition-acts.js';
export { PetitionPanels, type PetitionPanel } from './petition-panels.js';
export type { PetitionRow } from './petition-row.js';
export { folioColumn } from './folio/folio-column.js';
export { parseFolio, type TypedFolio } from './folio/folio.js';
export { CHANNEL_NAMES, PRIORITY_NAMES, SENDER_KIND_NAMES } from './petition.catalogue.js';
export { PortalPagesModule } from './portal/portal-pages.module.js';
export { normaliseDocumentNumber } from './registration/document-number.js';
export {
  mayAct,
  nextStatus,
  OPEN_STATUSES,
  STATUSES,
  type PetitionAct,
  type PetitionStatus,
} from './petition.status.js';
export { catalogue, findPetition, inSight, petitionById, seenBy } from './petitions.queries.js';
export { Receipts } from './receipt/receipts.service.js';
export { checkCurp } from './registration/curp.js';
export { documentNumber } from './registration/document-number.js';
export { checkName } from './registration/names.js';
export {
  RegistrationAsides,
  type Proposal,
  type RegistrationAside,
  type ShownAside,
} from './registration/registration-asides.js';
export { RegistrationRequest } from './registration/registration.dto.js';
export { checkedKey } from './registration/registration.controller.js';
export { Registration } from './registration/registration.service.js';
export { petitionNotFound } from './registry.errors.js';
export { checkTelephone } from './registration/telephone.js';
export { petitionsRegistered } from './registry.jobs.js';
export { RegistryModule } from './registry.module.js';
export { seedRegistry } from './registry.seed.js';
