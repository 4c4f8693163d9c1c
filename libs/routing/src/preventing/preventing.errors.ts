import { DomainError, formatDay } from '@oficialia/platform';
import { businessDays } from '../clocks/counting/term.js';

export const alreadyPrevented = (who: string) =>
  new DomainError('prevention.made', 409, `${who} ya previno esta petición; se previene una sola vez.`);

export const completionDaysMissing = (regime: string) =>
  new DomainError(
    'prevention.days-missing',
    422,
    `«${regime}» no fija cuántos días hay para completar: escríbalos, como los señale el trámite.`,
  );

export const completionDaysFew = (regime: string, least: number) =>
  new DomainError('prevention.days-few', 422, `«${regime}» da por lo menos ${businessDays(least)} para completar.`, {
    least,
  });

export const stillTime = (until: string) =>
  new DomainError('prevention.running', 409, `La puede completar hasta el ${formatDay(until)}; antes no se desecha.`, {
    until,
  });

export const preventedTooLate = () =>
  new DomainError(
    'prevention.late',
    409,
    'Se previno fuera del plazo que da el régimen; por eso ya no se puede desechar por incompleta. Siga con lo que hay.',
  );

export const noPrevention = () =>
  new DomainError('prevention.not-found', 404, 'A quien presentó esta petición no se le ha pedido completarla.');

export const oneFileOnly = () => new DomainError('prevention.one-file', 422, 'Agregue un solo archivo.');
