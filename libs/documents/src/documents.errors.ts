import { DomainError } from '@oficialia/platform';

export const documentNotFound = () =>
  new DomainError('document.not-found', 404, 'No hay un documento así entre los que usted puede ver.');

export const pageNotFound = () =>
  new DomainError('document.page-not-found', 404, 'Esa página todavía no se ha leído o no existe.');

export const noFiles = () => new DomainError('document.none', 422, 'Elija al menos un archivo.');

/** A file that is not kept as a document; `reason` is a whole sentence. */
export const documentRefused = (name: string, reason: string) =>
  new DomainError('document.refused', 422, `«${name}»: ${reason}`, { name });

export const notReadable = () =>
  new DomainError(
    'document.reading',
    409,
    'Este documento ya se leyó completo o está en espera; no hay nada que repetir.',
  );

export const notSearchable = () =>
  new DomainError(
    'document.not-searchable',
    404,
    'El PDF buscable de este documento todavía no está hecho. Inténtelo en un momento; el original sí se puede descargar.',
  );

export const originalMissing = (documentId: number) =>
  new DomainError(
    'document.original-missing',
    500,
    'El archivo no está donde se guardó. Avise a la persona administradora: debe recuperarse del respaldo.',
    { documentId },
  );

/** Somebody else was faster; what one typed stays in the form. */
export const typedMeanwhile = (who: string) =>
  new DomainError(
    'page.typed-meanwhile',
    409,
    `${who} guardó esta página mientras usted la tenía abierta. Lo que usted escribió sigue aquí; compárelo con lo guardado antes de decidir.`,
  );

export const wordMoved = () =>
  new DomainError('page.word-moved', 409, 'Esa palabra ya no está en el texto como usted la vio. Revise la página.');
