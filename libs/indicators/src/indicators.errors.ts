import { DomainError } from '@oficialia/platform';

export const notAPeriod = () =>
  new DomainError(
    'indicator.period',
    422,
    'El periodo no es válido: escriba dos fechas, la primera anterior o igual a la segunda.',
  );

/** A page behind the figures was asked for with filters that nobody offers. */
export const notCountable = (errors: { text: string }[]) =>
  new DomainError('indicator.filters', 422, errors.map(({ text }) => text).join(' '));

export const notAPart = () =>
  new DomainError('indicator.part', 404, 'Esa lista no existe: elija el numerador o el denominador.');

export const indicatorNotFound = () =>
  new DomainError('indicator.not-found', 404, 'No hay un indicador con esa clave.');

export const definitionChanged = () =>
  new DomainError(
    'indicator.changed',
    409,
    'Alguien más cambió la ficha mientras usted la tenía abierta. Ábrala de nuevo para ver sus cambios.',
  );
