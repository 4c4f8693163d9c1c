import { addDays } from '@oficialia/directory';
import { dayIn } from '@oficialia/platform';
import { stages, STATUSES, type PetitionStatus } from '../petition.status.js';
import type { PublicPetition, PublicReferral, Verdict } from './portal.queries.js';

export interface ProgressStage {
  status: PetitionStatus;
  label: string;
  state: 'done' | 'current' | 'pending' | 'skipped';
  /** Day, `YYYY-MM-DD`, in the municipality's time zone; null when it is not known or has not come. */
  date: string | null;
}

export interface ProgressReferral {
  department: string;
  oficio: string;
  referredAt: string;
  acknowledgedAt: string | null;
  repliedAt: string | null;
  /** Day; null when no answer is due, or no longer. */
  dueDate: string | null;
  /** The answers that the petitioner was notified of, oldest first. */
  answers: ProgressAnswer[];
}

export interface ProgressAnswer {
  /** Number of the point that it answers; null where only one thing was asked. */
  point: number | null;
  repliedAt: string;
  sense: string;
  text: string;
}

/** What the petitioner may say of the answer, and until when. */
export interface ProgressAfterwards {
  verdict: Verdict | null;
  /** Last day on which the answer may be evaluated; null when it is over. */
  evaluateUntil: string | null;
  /** Last day on which the matter may be asked to be opened again; null when it may not. */
  reopenUntil: string | null;
  reopening: { askedOn: string; accepted: boolean | null; decision: string | null } | null;
}

/** How far a petition is, as its petitioner may know it. */
export interface PetitionProgress {
  folio: string;
  status: PetitionStatus;
  label: string;
  receivedAt: string;
  stages: ProgressStage[];
  referrals: ProgressReferral[];
  /** To whom it was sent when the municipality is not competent. */
  remission: { authority: string; oficio: string; remittedAt: string } | null;
  /** The day on which the last answer that is missing is due; null when none is missing. */
  dueDate: string | null;
  overdue: boolean;
  /** Null until the petitioner was notified. */
  afterwards: ProgressAfterwards | null;
  /** Until when the petitioner may complete it; null when nothing is missing. */
  completeBy: string | null;
}

const SENSES: Record<string, string> = {
  granted: 'Favorable',
  partly: 'Favorable en parte',
  denied: 'No favorable',
  forwarded: 'Enviada a la autoridad competente',
  information: 'Informativa',
};

const IN_ATTENTION: readonly PetitionStatus[] = ['referred', 'acknowledged'];
const MATTER_OVER: readonly PetitionStatus[] = ['notified', 'closed'];
/** Referrals that no longer count: whoever got them has nothing to do with the petition any more. */
const OVER: readonly string[] = ['returned', 'reassigned', 'cancelled'];

/** The progress of a petition at the moment `now`, in days of `zone` (IANA name). */
export function progressOf(given: PublicPetition, now: Date, zone: string): PetitionProgress {
  const petition = { ...given, referrals: given.referrals.filter(({ status }) => !OVER.includes(status ?? '')) };
  const { folio, status, receivedAt } = petition;
  const dueDate = IN_ATTENTION.includes(status) ? lastDueDate(petition.referrals) : null;
  return {
    folio,
    status,
    label: STATUSES[status].label,
    receivedAt,
    stages: stages(status).map((stage) => datedStage(stage, petition, zone)),
    referrals: petition.referrals.map((referral) => referralOf(referral, petition)),
    remission: petition.remission ?? null,
    dueDate,
    overdue: dueDate !== null && dueDate < dayIn(zone, now),
    completeBy: petition.completeBy,
    afterwards: afterwardsOf(petition, dayIn(zone, now), zone),
  };
}

function afterwardsOf(petition: PublicPetition, today: string, zone: string): ProgressAfterwards | null {
  const { afterwards, notifiedOn, status } = petition;
  if (!afterwards || !notifiedOn) return null;
  const { verdict, evaluationDays, reopeningDays, reopening } = afterwards;
  const until = (days: number) => (addDays(notifiedOn, days) >= today ? addDays(notifiedOn, days) : null);
  return {
    verdict,
    evaluateUntil: status === 'annulled' ? null : until(evaluationDays),
    reopenUntil: MATTER_OVER.includes(status) && !reopening ? until(reopeningDays) : null,
    reopening: reopening && {
      askedOn: dayIn(zone, new Date(reopening.askedAt)),
      accepted: reopening.accepted,
      decision: reopening.decision,
    },
  };
}

function datedStage(stage: Omit<ProgressStage, 'date'>, petition: PublicPetition, zone: string): ProgressStage {
  if (stage.state === 'pending') return { ...stage, date: null };
  const moment = momentOf(stage.status, petition);
  const date = moment && moment.length > 10 ? dayIn(zone, new Date(moment)) : moment;
  // A matter that needed no reply is over without one.
  const skipped = date === null && stage.state === 'done' && ['replied', 'notified'].includes(stage.status);
  return { ...stage, date, state: skipped ? 'skipped' : stage.state };
}

/** An instant, or the day itself where only that is known. */
function momentOf(status: PetitionStatus, petition: PublicPetition): string | null {
  const { referrals } = petition;
  switch (status) {
    case 'received':
      return petition.receivedAt;
    case 'referred':
      return earliest(referrals.map((referral) => referral.referredAt));
    case 'acknowledged':
      return earliest(referrals.map((referral) => referral.acknowledgedAt));
    case 'replied':
      return latest(referrals.map((referral) => referral.repliedAt));
    case 'notified':
      return petition.notifiedOn;
    case 'closed':
      return petition.closedAt;
    case 'remitted':
      return petition.remission?.remittedAt ?? null;
    default:
      return null;
  }
}

function referralOf(referral: PublicReferral, petition: PublicPetition): ProgressReferral {
  const { department, oficio, referredAt, acknowledgedAt, repliedAt } = referral;
  const dueDate = IN_ATTENTION.includes(petition.status) ? referral.dueDate : null;
  const answers = referral.answers.map((answer) => ({ ...answer, sense: SENSES[answer.sense] ?? '' }));
  return { department, oficio, referredAt, acknowledgedAt, repliedAt, dueDate, answers };
}

function lastDueDate(referrals: PublicReferral[]): string | null {
  return latest(referrals.filter((referral) => !referral.repliedAt).map((referral) => referral.dueDate));
}

// ISO 8601 texts of the same zone sort as the moments they name.
const sorted = (dates: (string | null)[]) => dates.filter((date) => date !== null).toSorted();
const earliest = (dates: (string | null)[]) => sorted(dates).at(0) ?? null;
const latest = (dates: (string | null)[]) => sorted(dates).at(-1) ?? null;
