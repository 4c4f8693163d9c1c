import type { Municipality } from '@oficialia/directory';
import { dayIn, type Letterhead } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { Point, ReferralRow } from '@oficialia/routing';
import type { LetterAnswer, NotificationLetterData } from './notification-letter-data.js';
import { SENSES } from '../replies.catalogue.js';
import type { ReplyRow } from '../reply.queries.js';
import { openPoints } from '../reply-state.js';

/** A referral with what it asks and every reply to it that has left its department. */
export interface AnsweredReferral {
  referral: Pick<ReferralRow, 'department' | 'requires_reply' | 'status'>;
  points: Point[];
  replies: Pick<ReplyRow, 'answers' | 'files' | 'oficio_number' | 'replied_at' | 'in_process_until'>[];
}

export interface LetterFacts {
  petition: PetitionRow;
  /** In the order in which they were turned. */
  referrals: AnsweredReferral[];
  introduction: string | null;
  closing: string | null;
  municipality: Pick<Municipality, 'shortName' | 'state' | 'timeZone' | 'signatoryName' | 'signatoryPosition'>;
  letterhead: Letterhead;
  issuedAt: Date;
  lookupUrl: string;
}

/** One letter for all that was answered, department by department and point by point, and for what is still owed. */
export function letterData(facts: LetterFacts): NotificationLetterData {
  const { petition, municipality, issuedAt } = facts;
  const { timeZone } = municipality;
  const address = [petition.contact_address, petition.contact_neighbourhood].filter(Boolean).join(', ');
  return {
    letterhead: facts.letterhead,
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
    introduction: facts.introduction,
    closing: facts.closing,
    replies: facts.referrals.flatMap((answered) => replyOf(answered, timeZone)),
    owed: facts.referrals.flatMap(owedBy),
    signatory: { name: municipality.signatoryName, position: municipality.signatoryPosition },
    lookupUrl: facts.lookupUrl,
  };
}

/** Only what counts: a version that was sent back never reaches the petitioner, nor do its files. */
function replyOf({ referral, points, replies }: AnsweredReferral, zone: string): NotificationLetterData['replies'] {
  const counting = replies.filter(({ answers }) => answers.some(({ counts }) => counts));
  const last = counting.at(-1);
  if (!last) return [];
  const answers = points.flatMap((point): LetterAnswer[] =>
    counting
      .flatMap((reply) => reply.answers)
      .filter((answer) => answer.counts && answer.point === point.number)
      .map(({ sense, text }) => ({ point: named(point, points), sense: SENSES[sense], text })),
  );
  return [
    {
      department: referral.department,
      numbers: counting.flatMap(({ oficio_number }) => oficio_number ?? []),
      repliedOn: dayIn(zone, last.replied_at),
      answers,
      attachments: counting.flatMap(({ files }) => files.map(({ name }) => name)),
    },
  ];
}

/** Points without an answer, of referrals that still have to give one. */
function owedBy({ referral, points, replies }: AnsweredReferral): NotificationLetterData['owed'] {
  if (!referral.requires_reply || !['issued', 'acknowledged'].includes(referral.status)) return [];
  const until = replies.findLast(({ in_process_until }) => in_process_until)?.in_process_until ?? null;
  return openPoints(points, replies).map((point) => {
    return { department: referral.department, point: named(point, points), until };
  });
}

function named({ number, text }: Point, points: readonly Point[]): string | null {
  return points.length === 1 ? null : `${number}. ${text}`;
}
