import { DomainError } from '@oficialia/platform';

/** One sentence for a wrong folio, a wrong code and a wrong pair: none of them tells which folios exist. */
export const lookupFailed = () =>
  new DomainError(
    'lookup.failed',
    404,
    'No hay una petición con ese folio y ese código. Revise los dos como vienen impresos en su acuse.',
  );

export const tooManyMisses = (minutes: number) =>
  new DomainError(
    'lookup.too-many',
    429,
    `Desde esta conexión se han escrito demasiados datos que no coinciden. Espere ${minutes} minutos y vuelva a intentarlo.`,
    { minutes },
  );

export const portalNotReady = () =>
  new DomainError('portal.not-ready', 503, 'Este sitio todavía no está en servicio. Vuelva a intentarlo más tarde.');
