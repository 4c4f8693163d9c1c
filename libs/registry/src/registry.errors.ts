import { DomainError } from '@oficialia/platform';

export const petitionNotFound = (folio: string) =>
  new DomainError(
    'petition.not-found',
    404,
    `No hay una petición con el folio ${folio} entre las que usted puede ver.`,
    { folio },
  );

export const seriesNotFound = (prefix: string) =>
  new DomainError('series.not-found', 422, `No existe la serie de folios «${prefix}».`, { prefix });

export const kindNotFound = (kind: string) =>
  new DomainError('document-kind.not-found', 422, `No existe el tipo de documento «${kind}».`, { kind });

export const keyReused = (folio: string) =>
  new DomainError(
    'registration.key-reused',
    409,
    `Este formulario ya se registró con el folio ${folio}, con otros datos. Abra un formulario nuevo para otra petición.`,
    { folio },
  );

export const changedMeanwhile = (field: string, who: string) =>
  new DomainError(
    'correction.changed-meanwhile',
    409,
    `${who} corrigió este dato antes que usted. Revise el valor actual.`,
    { field },
  );

export const nothingToCorrect = () =>
  new DomainError('correction.nothing', 422, 'El valor nuevo es igual al registrado; no hay nada que corregir.');

export const notCorrectable = (field: string) =>
  new DomainError('correction.field', 422, `El dato «${field}» no se corrige.`, { field });

export const annulmentPending = () =>
  new DomainError('annulment.pending', 409, 'Ya hay una solicitud de anulación en espera de decisión.');

export const noAnnulmentOpen = () =>
  new DomainError('annulment.none-open', 409, 'No hay una anulación por decidir; quizá otra persona ya la decidió.');

export const annulmentSamePerson = () =>
  new DomainError('annulment.same-person', 409, 'La anulación la decide otra persona, no quien la solicitó.');

export const receiptNotFound = () => new DomainError('receipt.not-found', 404, 'Ese acuse no se ha emitido.');
