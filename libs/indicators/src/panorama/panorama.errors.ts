import { DomainError } from '@oficialia/platform';

export const notAList = () =>
  new DomainError('panorama.list', 404, 'Esa lista no existe: ábrala desde una cifra del panorama.');
