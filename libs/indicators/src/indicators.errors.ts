import { DomainError } from '@oficialia/platform';

export const notAPeriod = () =>
  new DomainError(
    'indicator.period',
    422,
    'El periodo no es válido: escriba dos fechas, la primera anterior o igual a la segunda.',
  );

export const notAPart = () =>
  new DomainError('indicator.part', 404, 'Esa lista no existe: elija el numerador o el denominador.');
