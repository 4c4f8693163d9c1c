import { DomainError, type Tone } from '@oficialia/platform';

/** Spanish name and colour of each status. "Vencida" is not one of them: it is computed from the due date. */
export const STATUSES = {
  received: { label: 'Recibida', tone: 'info' },
  in_prevention: { label: 'En prevención', tone: 'warn' },
  referred: { label: 'Turnada', tone: 'info' },
  acknowledged: { label: 'Acusada', tone: 'info' },
  replied: { label: 'Contestada', tone: 'warn' },
  notified: { label: 'Notificada', tone: 'ok' },
  closed: { label: 'Concluida', tone: 'ok' },
  no_reply_required: { label: 'No requiere respuesta', tone: 'neutral' },
  remitted: { label: 'Remitida por incompetencia', tone: 'neutral' },
  not_filed: { label: 'No presentada', tone: 'neutral' },
  withdrawn: { label: 'Desistida', tone: 'neutral' },
  annulled: { label: 'Anulada', tone: 'error' },
} as const satisfies Record<string, { label: string; tone: Tone }>;

export type PetitionStatus = keyof typeof STATUSES;

type Moves = Partial<Record<PetitionStatus, PetitionStatus>>;

/**
 * Every act that moves a petition, what it is called, and from which status to which. A petition may have several
 * referrals: who acts on one of them decides when the act holds for the whole (the last one acknowledged, answered or
 * returned). Corrections and documents move nothing.
 */
const ACTS = {
  // The citizen has to complete the petition; unanswered, it counts as never filed.
  require_completion: {
    label: 'prevenir',
    moves: { received: 'in_prevention', referred: 'in_prevention', acknowledged: 'in_prevention' },
  },
  complete: { label: 'tener por desahogada la prevención', moves: { in_prevention: 'received' } },
  // The same where departments have it: back to where their acknowledgements had brought it.
  complete_referred: { label: 'tener por desahogada la prevención', moves: { in_prevention: 'referred' } },
  complete_acknowledged: { label: 'tener por desahogada la prevención', moves: { in_prevention: 'acknowledged' } },
  lapse: { label: 'tener por no presentada', moves: { in_prevention: 'not_filed' } },
  // Again when there are more departments, or when the reply left a point without answer.
  refer: {
    label: 'turnar',
    moves: {
      received: 'referred',
      referred: 'referred',
      acknowledged: 'referred',
      replied: 'referred',
      no_reply_required: 'referred',
    },
  },
  // The department says that it is not competent, and no other one has the petition.
  return: {
    label: 'devolver',
    moves: { referred: 'received', acknowledged: 'received', no_reply_required: 'received' },
  },
  // Of its oficios none holds any more: it waits to be turned again.
  cancel_oficio: {
    label: 'cancelar el oficio',
    moves: { referred: 'received', acknowledged: 'received', no_reply_required: 'received' },
  },
  // A department may also give its stamp for what needs no reply.
  acknowledge: {
    label: 'registrar el acuse',
    moves: { referred: 'acknowledged', acknowledged: 'acknowledged', no_reply_required: 'no_reply_required' },
  },
  // An acknowledgement was contested with success.
  undo_acknowledgement: {
    label: 'dejar sin efecto el acuse',
    moves: { referred: 'referred', acknowledged: 'referred', no_reply_required: 'no_reply_required' },
  },
  // A reply proves that the oficio arrived, even without its stamp.
  reply: {
    label: 'contestar',
    moves: {
      referred: 'replied',
      acknowledged: 'replied',
      replied: 'replied',
      no_reply_required: 'no_reply_required',
    },
  },
  // The answer does not fit what was asked: the department has to answer again.
  send_back: {
    label: 'devolver la respuesta',
    moves: {
      referred: 'referred',
      acknowledged: 'acknowledged',
      replied: 'acknowledged',
      no_reply_required: 'no_reply_required',
    },
  },
  notify: { label: 'notificar', moves: { replied: 'notified' } },
  close: { label: 'concluir', moves: { notified: 'closed', no_reply_required: 'closed' } },
  // The letter came back: the answer is there, and nobody was told.
  undo_notification: { label: 'deshacer la notificación', moves: { notified: 'replied', closed: 'replied' } },
  // The departments that answered have it again, with the same oficios and clocks.
  reopen: { label: 'reabrir', moves: { notified: 'acknowledged', closed: 'acknowledged' } },
  declare_no_reply: {
    label: 'declarar que no requiere respuesta',
    moves: { received: 'no_reply_required', referred: 'no_reply_required', acknowledged: 'no_reply_required' },
  },
  remit: {
    label: 'remitir por incompetencia',
    moves: { received: 'remitted', referred: 'remitted', acknowledged: 'remitted' },
  },
  cancel_remission: { label: 'cancelar la remisión', moves: { remitted: 'received' } },
  withdraw: {
    label: 'registrar el desistimiento',
    moves: { received: 'withdrawn', in_prevention: 'withdrawn', referred: 'withdrawn', acknowledged: 'withdrawn' },
  },
  annul: {
    label: 'anular',
    moves: {
      received: 'annulled',
      in_prevention: 'annulled',
      referred: 'annulled',
      acknowledged: 'annulled',
      replied: 'annulled',
      notified: 'annulled',
      no_reply_required: 'annulled',
    },
  },
} as const satisfies Record<string, { label: string; moves: Moves }>;

export type PetitionAct = keyof typeof ACTS;

export const PETITION_STATUSES = Object.keys(STATUSES) as PetitionStatus[];
export const PETITION_ACTS = Object.keys(ACTS) as PetitionAct[];

/** What the office still owes something to. */
export const OPEN_STATUSES: readonly PetitionStatus[] = [
  'received',
  'in_prevention',
  'referred',
  'acknowledged',
  'replied',
  'notified',
];
const PATH: readonly PetitionStatus[] = ['received', 'referred', 'acknowledged', 'replied', 'notified', 'closed'];

/** The status after an act. Throws `petition.transition` (409) when the act does not fit the current status. */
export function nextStatus(current: PetitionStatus, act: PetitionAct): PetitionStatus {
  const next = movesOf(act)[current];
  if (next) return next;
  const { label } = STATUSES[current];
  const message = `La petición está en estado «${label}»; por eso no se puede ${ACTS[act].label}.`;
  throw new DomainError('petition.transition', 409, message, { status: current, act });
}

/** Whether the act fits the status: for showing its button, never instead of {@link nextStatus}. */
export function mayAct(current: PetitionStatus, act: PetitionAct): boolean {
  return movesOf(act)[current] !== undefined;
}

/** Whether the office still owes something: a petition that is not open is over or needs no reply. */
export function isOpen(status: PetitionStatus): boolean {
  return OPEN_STATUSES.includes(status);
}

export interface Stage {
  readonly status: PetitionStatus;
  readonly label: string;
  readonly state: 'done' | 'current' | 'pending';
}

/** The way of a petition for a timeline: the stages behind it, the one where it is, and those ahead. */
export function stages(status: PetitionStatus): Stage[] {
  const way = wayOf(status);
  const here = way.indexOf(status);
  return way.map((stage, index) => ({
    status: stage,
    label: STATUSES[stage].label,
    state: index > here ? 'pending' : index < here || status === 'closed' ? 'done' : 'current',
  }));
}

/** Off the usual way, only what is certain is shown: that it was received, and where it is now. */
function wayOf(status: PetitionStatus): readonly PetitionStatus[] {
  if (PATH.includes(status)) return PATH;
  if (status === 'in_prevention') return ['received', 'in_prevention', ...PATH.slice(1)];
  return ['received', status];
}

function movesOf(act: PetitionAct): Moves {
  return ACTS[act].moves;
}
