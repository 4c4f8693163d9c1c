import { DomainError, ValidationProblem } from '@oficialia/platform';

export const seriesNotFound = () =>
  new DomainError('oficio-series.not-found', 404, 'No hay una serie de oficios en uso con ese prefijo.');

export const prefixTaken = (prefix: string) =>
  new ValidationProblem([{ field: 'prefix', message: `Prefijo: ya hay una serie ${prefix}.` }]);

export const lastSeries = () =>
  new DomainError(
    'oficio-series.last',
    409,
    'Es la única serie en uso: sin ella no se podría turnar. Agregue otra antes de cerrarla.',
  );
