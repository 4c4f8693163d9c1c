import { DomainError } from '@oficialia/platform';

export const alreadyCancelled = (oficio: string) =>
  new DomainError('oficio.cancelled', 409, `El oficio ${oficio} ya estaba cancelado.`, { oficio });

export const repliedAlready = (oficio: string) =>
  new DomainError('oficio.replied', 409, `El oficio ${oficio} ya fue contestado; por eso no se cancela.`, { oficio });

export const referralOver = (oficio: string) =>
  new DomainError(
    'referral.over',
    409,
    `El oficio ${oficio} ya no espera nada: se canceló, se devolvió o se reasignó.`,
    {
      oficio,
    },
  );
