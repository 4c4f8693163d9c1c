import { compilePdf, dateInWords, qrSvg } from '@oficialia/platform';
import type { NotificationLetterData } from './notification-letter-data.js';

/** The one letter that tells the petitioner what every department answered, letter paper, PDF/A-2a. */
export async function renderNotificationLetter(data: NotificationLetterData): Promise<Buffer> {
  const { petition } = data;
  const view = {
    ...data,
    issuedOn: dateInWords(data.issuedOn),
    petition: { ...petition, receivedOn: dateInWords(petition.receivedOn) },
    replies: data.replies.map((reply) => ({ ...reply, repliedOn: dateInWords(reply.repliedOn) })),
    owed: data.owed.map((debt) => ({ ...debt, until: debt.until && dateInWords(debt.until) })),
    petitioner: { ...data.petitioner, name: data.petitioner.name.toLocaleUpperCase('es-MX') },
    qr: qrSvg(data.lookupUrl),
  };
  return compilePdf('libs/replies/src/notification-letter/notification-letter.typ', view, {
    title: `Notificación de respuesta a la petición folio ${petition.folio}`,
    date: data.issuedAt,
  });
}
