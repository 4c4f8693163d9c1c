import type { Method } from '../replies.catalogue.js';
import { stepDoesNotFit } from '../replies.errors.js';

/** Where a notification stands: still under way, counting, or come to nothing. */
export type NotificationState = 'open' | 'in_effect' | 'failed';

interface Step {
  /** What happened, for a timeline. */
  label: string;
  methods: readonly Method[];
  /** The steps that it may follow; `nothing` begins a notification. */
  after: readonly string[];
  /** Where the notification stands after it; an accepted letter counts when the municipality says so. */
  state: NotificationState | 'by_terms';
}

const MAIL: readonly Method[] = ['email'];
const ON_ITS_WAY = ['queued', 'deferred', 'accepted', 'presumed_delivered'];

/** Every step of every kind of notification, what it is called and what may follow what. */
export const STEPS = {
  // By e-mail, through the mail server.
  queued: { label: 'En espera de salir por correo', methods: MAIL, after: ['nothing'], state: 'open' },
  deferred: {
    label: 'El servidor de correo pide esperar',
    methods: MAIL,
    after: ['queued', 'deferred'],
    state: 'open',
  },
  accepted: {
    label: 'Aceptada por el servidor de correo',
    methods: MAIL,
    after: ['queued', 'deferred'],
    state: 'by_terms',
  },
  presumed_delivered: {
    label: 'Se presume entregada: no rebotó',
    methods: MAIL,
    after: ['accepted'],
    state: 'in_effect',
  },
  bounced: { label: 'Rebotó', methods: MAIL, after: ON_ITS_WAY, state: 'failed' },
  given_up: { label: 'No se pudo enviar', methods: MAIL, after: ['queued', 'deferred'], state: 'failed' },
  // By people.
  delivered: {
    label: 'Entregada',
    methods: ['in_person', 'telephone', 'at_address', 'email'],
    after: ['nothing', 'absent'],
    state: 'in_effect',
  },
  absent: { label: 'Se dejó citatorio', methods: ['at_address'], after: ['nothing'], state: 'open' },
  affixed: { label: 'Cédula fijada en la puerta', methods: ['at_address'], after: ['absent'], state: 'in_effect' },
  impossible: {
    label: 'No se pudo notificar en el domicilio',
    methods: ['at_address'],
    after: ['nothing', 'absent'],
    state: 'failed',
  },
  posted: { label: 'Publicada en estrados', methods: ['board'], after: ['nothing'], state: 'open' },
  withdrawn: { label: 'Retirada de los estrados', methods: ['board'], after: ['posted'], state: 'in_effect' },
  // Whatever is still under way may be left for another way.
  abandoned: {
    label: 'Intento dejado',
    methods: ['email', 'at_address', 'board'],
    after: ['queued', 'deferred', 'absent', 'posted'],
    state: 'failed',
  },
} as const satisfies Record<string, Step>;

export type StepAct = keyof typeof STEPS;

/** Where a notification stands after a step, by the days that an accepted letter has to wait. */
export function stateAfter(act: StepAct, { emailDays }: { emailDays: number }): NotificationState {
  const { state } = STEPS[act];
  if (state !== 'by_terms') return state;
  return emailDays === 0 ? 'in_effect' : 'open';
}

/** Whether the step may follow the last one of a notification of this kind. */
export function mayFollow(method: Method, last: StepAct | undefined, act: StepAct): boolean {
  const { methods, after }: Step = STEPS[act];
  return methods.includes(method) && after.includes(last ?? 'nothing');
}

/** Throws `notification.step` (409) when it may not. */
export function checkFollows(method: Method, last: StepAct | undefined, act: StepAct): void {
  if (!mayFollow(method, last, act)) throw stepDoesNotFit(STEPS[act].label);
}

/** What people may register next, in words of what they do; empty where only the machine waits. */
export const NEXT: Partial<Record<StepAct, readonly { act: StepAct; label: string }[]>> = {
  absent: [
    { act: 'delivered', label: 'Se entregó en la segunda visita' },
    { act: 'affixed', label: 'Nadie esperó: la cédula se fijó en la puerta' },
    { act: 'impossible', label: 'No se pudo notificar ahí' },
  ],
  posted: [{ act: 'withdrawn', label: 'Se retiró de los estrados' }],
};
