import type { Municipality } from '@oficialia/directory';
import { dayIn, type Letterhead } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { NotificationLetterData } from '../notification-letter/notification-letter-data.js';
import type { ReplyRow } from '../replies.queries.js';

export interface LetterFacts {
  petition: PetitionRow;
  /** At least one, oldest first. */
  replies: ReplyRow[];
  municipality: Pick<Municipality, 'shortName' | 'state' | 'timeZone' | 'signatoryName' | 'signatoryPosition'>;
  letterhead: Letterhead;
  issuedAt: Date;
  lookupUrl: string;
}

/** One letter for all that was answered: with several departments, each text stands under its department's name. */
export function letterData({
  petition,
  replies,
  municipality,
  letterhead,
  issuedAt,
  lookupUrl,
}: LetterFacts): NotificationLetterData {
  const { timeZone } = municipality;
  const last = replies.at(-1) as ReplyRow;
  const address = [petition.contact_address, petition.contact_neighbourhood].filter(Boolean).join(', ');
  return {
    letterhead,
    place: `${municipality.shortName}, ${municipality.state}`,
    issuedOn: dayIn(timeZone, issuedAt),
    issuedAt,
    petitioner: {
      name: petition.sender_name,
      position: petition.sender_position,
      institution: petition.sender_institution,
      address: address || (petition.notify_by_board ? 'Por estrados' : null),
    },
    petition: { folio: petition.folio, receivedOn: dayIn(timeZone, petition.received_at), subject: petition.subject },
    reply: {
      department: new Intl.ListFormat('es', { type: 'conjunction' }).format([
        ...new Set(replies.map(({ department }) => department)),
      ]),
      repliedOn: dayIn(timeZone, last.replied_at),
      text:
        replies.length === 1
          ? last.text
          : replies.map(({ department, text }) => `${department}:\n${text}`).join('\n\n'),
      attachments: replies.flatMap(({ document_name }) => (document_name ? [document_name] : [])),
    },
    signatory: { name: municipality.signatoryName, position: municipality.signatoryPosition },
    lookupUrl,
  };
}
