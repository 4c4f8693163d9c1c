import { DomainError } from '@oficialia/platform';

export const stampAlreadyRead = (oficio: string) =>
  new DomainError(
    'acknowledgement.read',
    409,
    `El acuse del oficio ${oficio} no espera que se lea su sello: se dio por clic o ya se registró quién selló.`,
    { oficio },
  );
