import { DomainError } from '@oficialia/platform';

export const pileNotFound = () => new DomainError('pile.not-found', 404, 'No existe esa digitalización.');

export const pageNotInPile = () =>
  new DomainError('pile.page-not-found', 404, 'Esa página no está en esta digitalización.');

/** Of several files none was accepted; `reasons` are whole sentences. */
export const nothingKept = (reasons: string[]) => new DomainError('pile.nothing-kept', 422, reasons.join(' '));

/** Somebody else was first; `who` and `what` name the last act. */
export const changedMeanwhile = (who: string, what: string) =>
  new DomainError(
    'pile.changed-meanwhile',
    409,
    `${who} cambió estas hojas mientras usted las veía (${what}). No se hizo nada: abajo está cómo quedaron; revise y repita si hace falta.`,
  );

export const alreadyFiled = (folio: string) =>
  new DomainError('pile.already-filed', 409, `Estas hojas ya se archivaron en ${folio}.`, { folio });

/** An act that does not fit; `reason` is a whole sentence. */
export const actDoesNotFit = (reason: string) => new DomainError('pile.act', 422, reason);

export const nothingToUndo = () =>
  new DomainError(
    'pile.nothing-to-undo',
    409,
    'Eso ya no se puede deshacer: las hojas se archivaron o se cambiaron después.',
  );

export const folioNotRead = (typed: string) =>
  new DomainError('pile.folio', 422, `«${typed}» no es un folio. Escríbalo como PM-2026-000123 o sólo su número.`);

export const petitionAnnulled = (folio: string) =>
  new DomainError('pile.annulled', 409, `La petición ${folio} está anulada; elija otro folio.`, { folio });
