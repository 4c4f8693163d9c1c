import { DomainError } from '@oficialia/platform';

export const departmentChanged = (name: string) =>
  new DomainError(
    'department.changed',
    409,
    `Alguien cambió «${name}» mientras usted escribía. Revise cómo quedó y vuelva a guardar.`,
  );

export const departmentGone = (name: string) =>
  new DomainError('department.gone', 409, `«${name}» ya no existe; no se puede cambiar.`);

export const heirUnfit = () =>
  new DomainError(
    'department.heir',
    422,
    'Elija a otra dependencia que siga existiendo, para que nada quede sin dueño.',
  );

export const changeInTheFuture = () =>
  new DomainError('department.since', 422, 'El cambio vale desde hoy o antes; regístrelo cuando entre en vigor.');
