import { DomainError, formatDay } from '@oficialia/platform';
import { businessDays } from '../clocks/counting/term.js';

export const notAcknowledged = (oficio: string) =>
  new DomainError(
    'referral.not-acknowledged',
    409,
    `Todavía no hay acuse del oficio ${oficio}. Registre primero el acuse; después podrá devolverlo.`,
    { oficio },
  );

export const alreadyReturned = (who: string, oficio: string) =>
  new DomainError('referral.returned', 409, `${who} ya devolvió el oficio ${oficio}.`, { oficio });

export const notHereAnyMore = (oficio: string, next: string | null) =>
  new DomainError(
    'referral.over',
    409,
    next
      ? `El oficio ${oficio} ya se reasignó con el ${next}.`
      : `El oficio ${oficio} ya no está pendiente: se contestó o se canceló.`,
    { oficio },
  );

export const returnTooLate = (days: number, until: string) =>
  new DomainError(
    'referral.return-late',
    409,
    `Podía devolverlo hasta el ${formatDay(until)}: ${businessDays(days)} después del acuse. Contéstelo, o pida a seguimiento que lo reasigne.`,
    { until },
  );

export const competenceSettled = (oficio: string) =>
  new DomainError(
    'referral.definitive',
    409,
    `Supervisión resolvió que su dependencia es la competente (oficio ${oficio}); por eso no se puede devolver.`,
    { oficio },
  );

export const proposesItself = () =>
  new DomainError('referral.proposes-itself', 422, 'Proponga a otra dependencia, o deje la propuesta vacía.');
