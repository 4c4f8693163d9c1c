import { DomainError } from '@oficialia/platform';

export const referralNotFound = () =>
  new DomainError('referral.not-found', 404, 'No hay un turno con ese número entre los que usted puede ver.');

export const oficioNotFound = (oficio: string) =>
  new DomainError('oficio.not-found', 404, `No hay un oficio ${oficio} entre los que usted puede ver.`, { oficio });

export const oficioSeriesMissing = () =>
  new DomainError(
    'oficio-series.missing',
    503,
    'Todavía no hay una serie de oficios. Avise a la persona administradora.',
  );

export const departmentRepeated = (department: string) =>
  new DomainError(
    'referral.department-repeated',
    422,
    `${department} aparece dos veces. Turne una sola vez a cada dependencia.`,
  );

export const referredMeanwhile = (who: string, department: string, oficio: string) =>
  new DomainError(
    'referral.made-meanwhile',
    409,
    `${who} ya turnó esta petición a ${department} con el oficio ${oficio}. Lo que usted escribió se conserva: revise si todavía hace falta.`,
    { oficio },
  );

export const returnedWaits = (oficio: string) =>
  new DomainError(
    'referral.returned-waits',
    409,
    `El oficio ${oficio} fue devuelto y sigue sin dependencia. Reasígnelo primero; después podrá turnar también a otra.`,
    { oficio },
  );

export const alreadyAcknowledged = (who: string, oficio: string) =>
  new DomainError('referral.acknowledged', 409, `${who} ya registró el acuse del oficio ${oficio}.`, { oficio });
