import { DomainError, formatDay } from '@oficialia/platform';
import type { IsoDay } from '../calendar/business-days.js';

interface Days {
  first_day: IsoDay;
  last_day: IsoDay;
}

const daysOf = ({ first_day, last_day }: Days) => `del ${formatDay(first_day)} al ${formatDay(last_day)}`;

export const absenceNotFound = () =>
  new DomainError('absence.not-found', 404, 'Esa suplencia no está entre las que usted puede ver.');

export const absenceNotYours = () =>
  new DomainError(
    'absence.not-yours',
    403,
    'La suplencia la fija quien se ausenta, el titular de su dependencia o supervisión.',
  );

export const absenceInThePast = () =>
  new DomainError('absence.past', 422, 'Una suplencia empieza hoy o después: lo ya hecho no cambia de autor.');

export const absenceEndsBefore = () =>
  new DomainError('absence.days', 422, 'El último día no puede ser anterior al primero.');

export const substituteUnfit = (name: string) =>
  new DomainError(
    'absence.substitute',
    422,
    `${name} no puede suplir a esta persona: hace falta alguien más, con cuenta activa, la misma función y la misma dependencia.`,
  );

export const alreadyAway = (name: string, days: Days) =>
  new DomainError('absence.already', 409, `${name} ya tiene suplente ${daysOf(days)}. Termine antes esa suplencia.`);

export const substituteAway = (name: string, days: Days) =>
  new DomainError(
    'absence.chain',
    409,
    `${name} tampoco está ${daysOf(days)}, y una suplencia no se pasa a otra persona. Elija a quien sí esté.`,
  );

export const standsInAlready = (name: string, absent: string, days: Days) =>
  new DomainError(
    'absence.chain',
    409,
    `${name} suple a ${absent} ${daysOf(days)}. Termine antes esa suplencia y nombre para ella a alguien más.`,
  );

export const absenceEnded = () =>
  new DomainError('absence.ended', 409, 'Esa suplencia ya había terminado; quizá otra persona la terminó.');
