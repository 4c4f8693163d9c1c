import { compilePdf, dateInWords } from '@oficialia/platform';
import type { NotificationLetterData } from '../notification-letter/notification-letter-data.js';
import type { Method } from '../replies.catalogue.js';

/**
 * The sheet on which a delivery is written down by hand, letter paper, PDF/A-2a: for the board the one that hangs there;
 * for the address with the citation on a page of its own; otherwise to be signed at the counter.
 */
export async function renderNotificationSheet(data: NotificationLetterData, method: Method): Promise<Buffer> {
  const { petition, reply, petitioner, letterhead, place, signatory } = data;
  const kind = method === 'board' || method === 'at_address' ? method : 'in_person';
  const view = {
    kind,
    letterhead,
    place,
    signatory,
    petitioner: { name: petitioner.name.toLocaleUpperCase('es-MX'), address: petitioner.address ?? null },
    petition: { folio: petition.folio, receivedOn: dateInWords(petition.receivedOn) },
    reply: { department: reply.department, repliedOn: dateInWords(reply.repliedOn) },
  };
  return compilePdf('libs/replies/src/notification-sheet/notification-sheet.typ', view, {
    title: `Cédula de notificación de la petición folio ${petition.folio}`,
    date: data.issuedAt,
  });
}
