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

const refused = (code: string, message: string) => new DomainError(code, 409, message);

/** Why the petitioner's word was not written down, by what the database says. */
export const EVALUATION_REFUSED: Record<string, DomainError> = {
  none: refused('evaluation.nothing-notified', 'Todavía no hay una respuesta notificada que valorar.'),
  late: refused('evaluation.late', 'El tiempo para valorar esta respuesta ya terminó.'),
  often: refused('evaluation.often', 'Ya cambió su valoración muchas veces; queda la última.'),
};

export const REOPENING_REFUSED: Record<string, DomainError> = {
  none: refused('reopening.not-over', 'Esta petición no está concluida; todavía no se puede pedir que se reabra.'),
  late: refused('reopening.late', 'El tiempo para pedir que se reabra ya terminó. Puede presentar otra petición.'),
};

export const answerNotTold = () =>
  new DomainError('answer.not-told', 404, 'Todavía no hay una respuesta notificada de esta petición.');

export const fromElsewhere = () =>
  new DomainError(
    'portal.foreign',
    403,
    'Esta solicitud viene de otro sitio. Escriba su folio y su código en esta página.',
  );
