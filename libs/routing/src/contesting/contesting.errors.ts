import { DomainError, formatDay } from '@oficialia/platform';
import { businessDays } from '../clocks/counting/term.js';

export const nothingToContest = (oficio: string) =>
  new DomainError('contest.nothing', 409, `El oficio ${oficio} no tiene un acuse que se pueda impugnar.`, { oficio });

export const alreadyContested = (oficio: string) =>
  new DomainError('contest.made', 409, `El acuse del oficio ${oficio} ya se impugnó; se impugna una sola vez.`, {
    oficio,
  });

export const contestTooLate = (days: number, until: string) =>
  new DomainError(
    'contest.late',
    409,
    `Podía impugnar el acuse hasta el ${formatDay(until)}: ${businessDays(days)} después de registrado.`,
    { until },
  );

export const noContestOpen = (oficio: string) =>
  new DomainError(
    'contest.none-open',
    409,
    `El acuse del oficio ${oficio} no está impugnado; quizá otra persona ya lo decidió.`,
    { oficio },
  );
