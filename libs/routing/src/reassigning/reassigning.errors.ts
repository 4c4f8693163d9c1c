import { DomainError } from '@oficialia/platform';

export const alreadyReplied = (oficio: string) =>
  new DomainError(
    'referral.replied',
    409,
    `El oficio ${oficio} ya se contestó. Si falta algo, turne además a otra dependencia.`,
    { oficio },
  );

export const supervisionDecides = (returns: number) =>
  new DomainError(
    'referral.supervision-decides',
    403,
    `Esta petición se ha devuelto ${returns} veces: ahora sólo supervisión decide a quién corresponde.`,
    { returns },
  );

export const onlySupervisionSettles = () =>
  new DomainError('referral.supervision-settles', 403, 'Sólo supervisión puede ordenar la competencia definitiva.');

export const sameDepartment = (department: string) =>
  new DomainError(
    'referral.same-department',
    422,
    `${department} ya tuvo este oficio. Elija a otra, o pida a supervisión que ordene la competencia definitiva.`,
  );

export const departmentHasIt = (department: string, oficio: string) =>
  new DomainError('referral.department-has-it', 422, `${department} ya tiene esta petición con el oficio ${oficio}.`, {
    oficio,
  });
