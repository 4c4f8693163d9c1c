import { DomainError } from '@oficialia/platform';

export const uploadNotFound = () =>
  new DomainError(
    'upload.not-found',
    404,
    'Un archivo de este envío ya no está. Elíjalo otra vez y vuelva a enviarlo.',
  );

export const uploadNotWhole = (name: string) =>
  new DomainError(
    'upload.not-whole',
    409,
    `«${name}» no ha terminado de subir. Espere a que termine y vuelva a enviar.`,
    {
      name,
    },
  );

export const handedOverMeanwhile = () =>
  new DomainError('upload.handed-over', 409, 'Estos archivos ya se recibieron; no hace falta enviarlos otra vez.');
