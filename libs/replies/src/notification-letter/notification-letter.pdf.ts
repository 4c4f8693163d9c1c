import { compilePdf, dateInWords, qrSvg } from '@oficialia/platform';
import type { NotificationLetterData } from './notification-letter-data.js';

/** The letter that tells the petitioner what the department answered, letter paper, PDF/A-2a. */
export async function renderNotificationLetter(data: NotificationLetterData): Promise<Buffer> {
  const { petition, reply } = data;
  const view = {
    ...data,
    issuedOn: dateInWords(data.issuedOn),
    petition: { ...petition, receivedOn: dateInWords(petition.receivedOn) },
    reply: { ...reply, repliedOn: dateInWords(reply.repliedOn) },
    petitioner: { ...data.petitioner, name: data.petitioner.name.toLocaleUpperCase('es-MX') },
    qr: qrSvg(data.lookupUrl),
  };
  return compilePdf('libs/replies/src/notification-letter/notification-letter.typ', view, {
    title: `Notificación de respuesta a la petición folio ${petition.folio}`,
    date: data.issuedAt,
  });
}
