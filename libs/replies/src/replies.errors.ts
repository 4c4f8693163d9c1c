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

export const waitsForApproval = (who: string) =>
  new DomainError(
    'reply.pending',
    409,
    `${who} ya envió una respuesta, que espera la aprobación del titular. Lo que usted escribió se conserva en esta página.`,
  );

export const pointSettled = (who: string, point: number) =>
  new DomainError(
    'reply.point-answered',
    409,
    `${who} ya contestó el punto ${point}. Lo que usted escribió se conserva en esta página.`,
    { point },
  );

export const replyNotFound = () => new DomainError('reply.not-found', 404, 'No existe esa respuesta.');

export const notTheChief = () =>
  new DomainError('reply.not-chief', 403, 'Las respuestas las aprueba el titular de la dependencia.');

export const alreadyReviewed = (who: string, did: string) =>
  new DomainError('reply.reviewed', 409, `${who} ya revisó esta respuesta: ${did}.`);

export const nothingToSendBack = (who: string | undefined) =>
  new DomainError(
    'reply.sent-back',
    409,
    who ? `${who} ya devolvió esta respuesta.` : 'Esta respuesta no está en pie; no hay qué devolver.',
  );

export const approvalWithoutChief = (department: string) =>
  new DomainError(
    'approval.no-chief',
    409,
    `${department} no tiene titular con cuenta activa: nadie podría aprobar sus respuestas. Asígnelo primero en Personas.`,
  );

export const templateNotFound = () => new DomainError('reply-template.not-found', 404, 'No existe esa plantilla.');

export const templateNameTaken = (name: string) =>
  new DomainError('reply-template.name-taken', 409, `Ya hay una plantilla «${name}».`, { name });

export const templateChanged = () =>
  new DomainError(
    'reply-template.changed',
    409,
    'Alguien cambió esta plantilla mientras usted la editaba. Lo que escribió se conserva aquí; vuelva a guardar si procede.',
  );

export const oneFileOnly = () =>
  new DomainError('reply.one-file', 422, 'Adjunte un solo archivo; si son varios, únalos en un PDF.');

export const tooManyFiles = (most: number) =>
  new DomainError('reply.files', 422, `Adjunte ${most} archivos como máximo.`, { most });

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
