import { compilePdf, dateInWords, type Letterhead } from '@oficialia/platform';
import type { Method } from '../replies.catalogue.js';

/** What the sheet shows. Texts are printed literally, whatever they contain. */
export interface NotificationSheetData {
  method: Method;
  letterhead: Letterhead;
  place: string;
  issuedAt: Date;
  petitioner: { name: string; address: string | null };
  folio: string;
  /** Days, `YYYY-MM-DD`. */
  receivedOn: string;
  repliedOn: string;
  departments: string[];
}

/**
 * The sheet on which a delivery is written down by hand, letter paper, PDF/A-2a: for the board the one that hangs there;
 * for the address with the citation on a page of its own; otherwise to be signed at the counter.
 */
export async function renderNotificationSheet(data: NotificationSheetData): Promise<Buffer> {
  const { method, petitioner, receivedOn, repliedOn, departments, issuedAt, ...rest } = data;
  const view = {
    ...rest,
    kind: method === 'board' || method === 'at_address' ? method : 'in_person',
    petitioner: { ...petitioner, name: petitioner.name.toLocaleUpperCase('es-MX') },
    receivedOn: dateInWords(receivedOn),
    repliedOn: dateInWords(repliedOn),
    department: new Intl.ListFormat('es', { type: 'conjunction' }).format(departments),
  };
  return compilePdf('libs/replies/src/notification-sheet/notification-sheet.typ', view, {
    title: `Cédula de notificación de la petición folio ${data.folio}`,
    date: issuedAt,
  });
}
