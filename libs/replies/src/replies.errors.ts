import { DomainError } from '@oficialia/platform';

export const notAcknowledgedYet = (oficio: string) =>
  new DomainError(
    'reply.not-acknowledged',
    409,
    `Primero registre el acuse del oficio ${oficio}; después podrá contestarlo.`,
    { oficio },
  );

export const replyNotDue = (oficio: string) =>
  new DomainError('reply.not-due', 409, `El oficio ${oficio} no pide respuesta.`, { oficio });

export const alreadyReplied = (who: string, oficio: string) =>
  new DomainError(
    'reply.made',
    409,
    `${who} ya contestó el oficio ${oficio}. Lo que usted escribió se conserva en esta página.`,
    { oficio },
  );

export const oneFileOnly = () =>
  new DomainError('reply.one-file', 422, 'Adjunte un solo archivo; si son varios, únalos en un PDF.');

export const alreadyNotified = (who: string, day: string) =>
  new DomainError(
    'notification.made',
    409,
    `${who} ya registró la notificación del ${day}. Lo que usted escribió se conserva en esta página.`,
  );

export const noReplyYet = (folio: string) =>
  new DomainError('reply.not-found', 404, `La petición ${folio} todavía no tiene respuesta.`, { folio });

export const attemptOpen = (who: string, method: string) =>
  new DomainError(
    'notification.open',
    409,
    `${who} ya empezó a notificarla (${method.toLocaleLowerCase('es')}). Registre primero cómo terminó ese intento, o déjelo.`,
  );

export const stepDoesNotFit = (step: string) =>
  new DomainError('notification.step', 409, `En este punto de la notificación no se puede registrar «${step}».`);

export const notificationNotFound = () =>
  new DomainError('notification.not-found', 404, 'No existe esa notificación de esta petición.');

export const answeredMeanwhile = () =>
  new DomainError(
    'notification.answered-meanwhile',
    409,
    'Mientras tanto llegó otra respuesta. Revísela y vuelva a enviar la notificación.',
  );

export const reopeningNotFound = () =>
  new DomainError('reopening.not-found', 404, 'No hay una solicitud de reapertura de esta petición.');

export const reopeningDecided = (who: string) =>
  new DomainError('reopening.decided', 409, `${who} ya decidió esta solicitud de reapertura.`);
