import { Text } from '@oficialia/platform';
import type { PetitionProgress, ProgressStage } from './petition-progress.js';

export class StatusRequest {
  /** In any spelling; without series and year, those of the house and of today. */
  @Text('Folio', { max: 100 }) folio: string;
  /** The code printed on the receipt. */
  @Text('Código', { max: 40 }) code: string;
}

export class StatusStage implements ProgressStage {
  status: ProgressStage['status'];
  label: string;
  state: ProgressStage['state'];
  /** Day in the municipality's time zone. */
  date: string | null;
}

export class StatusReply {
  sense: string;
  text: string;
}

export class StatusReferral {
  department: string;
  oficio: string;
  referredAt: string;
  acknowledgedAt: string | null;
  repliedAt: string | null;
  dueDate: string | null;
  /** Null until the petitioner was notified. */
  reply: StatusReply | null;
}

export class StatusRemission {
  authority: string;
  oficio: string;
  remittedAt: string;
}

/** How far a petition is; nothing personal. */
export class StatusView implements PetitionProgress {
  folio: string;
  status: PetitionProgress['status'];
  label: string;
  receivedAt: string;
  stages: StatusStage[];
  referrals: StatusReferral[];
  /** To whom it was sent when the municipality is not competent. */
  remission: StatusRemission | null;
  /** Day on which the last missing answer is due. */
  dueDate: string | null;
  overdue: boolean;
}
