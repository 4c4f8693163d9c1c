import { DomainError } from '@oficialia/platform';

export const reportNotFound = () => new DomainError('report.not-found', 404, 'No existe ese informe.');

export const sheetNotFound = () => new DomainError('report.sheet-not-found', 404, 'El informe no tiene esa hoja.');

export const reportSigned = () =>
  new DomainError('report.signed', 409, 'El informe ya está firmado: no cambia. Lo que se corrija va en el siguiente.');

export const reportNotSigned = () =>
  new DomainError('report.not-signed', 409, 'El informe todavía es un borrador: fírmelo primero.');

export const reportChanged = () =>
  new DomainError(
    'report.changed',
    409,
    'Alguien más cambió el informe mientras usted lo tenía abierto. Ábralo de nuevo para ver sus cambios.',
  );

export const periodNotOver = () =>
  new DomainError(
    'report.period-not-over',
    409,
    'El periodo todavía no termina: se puede preparar el informe, pero no firmarlo.',
  );

export const tooManyPetitions = (most: number) =>
  new DomainError(
    'report.too-many',
    422,
    `El periodo tiene más de ${most.toLocaleString('es-MX')} peticiones. Pida uno más corto.`,
  );

export const lastSheet = () => new DomainError('report.last-sheet', 409, 'El informe necesita por lo menos una hoja.');

export const fileAltered = (name: string) =>
  new DomainError(
    'report.file-altered',
    500,
    `El archivo ${name} ya no es el que se firmó. Recupérelo de un respaldo y avise a Auditoría.`,
  );
