import { DomainError } from '@oficialia/platform';

export const notAList = () => new DomainError('supervision.not-a-list', 404, 'Esa lista no existe.');
