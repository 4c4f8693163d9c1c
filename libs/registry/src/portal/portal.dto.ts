import { Choice, Text } from '@oficialia/platform';
import type { PetitionProgress, ProgressAfterwards, ProgressAnswer, ProgressStage } from './petition-progress.js';
import type { Verdict } from './portal.queries.js';

export class StatusRequest {
  /** In any spelling; without series and year, those of the house and of today. */
  @Text('Folio', { max: 100 }) folio: string;
  /** The code printed on the receipt. */
  @Text('Código', { max: 40 }) code: string;
}

/** Whether the answer solved the matter. */
export class EvaluationRequest extends StatusRequest {
  @Choice('¿Resolvió su asunto?', ['solved', 'partly', 'no']) verdict: Verdict;
  @Text('Comentario', { max: 1_000, multiline: true, optional: true }) comment?: string;
}

/** That the matter be opened again, and why. */
export class ReopeningRequest extends StatusRequest {
  @Text('Por qué', { max: 1_000, multiline: true }) reason: string;
}

export class StatusStage implements ProgressStage {
  status: ProgressStage['status'];
  label: string;
  state: ProgressStage['state'];
  /** Day in the municipality's time zone. */
  date: string | null;
}

export class StatusAnswer implements ProgressAnswer {
  /** Number of the point that it answers; null where only one thing was asked. */
  point: number | null;
  repliedAt: string;
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
  /** Those that the petitioner was notified of, oldest first. */
  answers: StatusAnswer[];
}

export class StatusReopening {
  askedOn: string;
  /** Null until the office decides. */
  accepted: boolean | null;
  decision: string | null;
}

/** What the petitioner may say of the answer, and until which day. */
export class StatusAfterwards implements ProgressAfterwards {
  verdict: ProgressAfterwards['verdict'];
  evaluateUntil: string | null;
  reopenUntil: string | null;
  reopening: StatusReopening | null;
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
  /** Null until the petitioner was notified. */
  afterwards: StatusAfterwards | null;
  /** Day until which the petitioner may complete it; null when nothing is missing. */
  completeBy: string | null;
}
