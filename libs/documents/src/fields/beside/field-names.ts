import type { Proposal } from '@oficialia/registry';

/** What a mark on the page is called. */
export const FIELD_NAMES: Partial<Record<Proposal['field'], string>> = {
  senderName: 'Nombre',
  senderPosition: 'Cargo',
  senderInstitution: 'Institución',
  curp: 'CURP',
  contactTelephone: 'Teléfono',
  contactEmail: 'Correo electrónico',
  contactNeighbourhood: 'Colonia o agencia',
  contactAddress: 'Domicilio',
  documentNumber: 'Número del documento',
  documentDate: 'Fecha del documento',
  addressedTo: 'Dirigido a',
  subject: 'Asunto',
};
