import { DomainError, figure } from '@oficialia/platform';

export const nothingToExport = () =>
  new DomainError('ledger.nothing-to-export', 422, 'No hay asientos que exportar con esos filtros.');
export const exportTooLarge = (most: number) =>
  new DomainError(
    'ledger.export-too-large',
    422,
    `Son más de ${figure(most)} asientos. Limite las fechas y expórtelos por partes.`,
  );
