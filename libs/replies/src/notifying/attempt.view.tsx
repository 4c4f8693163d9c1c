import { Badge, DefinitionList, formatDay, Stack, Time, Timeline, type Tone } from '@oficialia/platform';
import { METHODS } from '../replies.catalogue.js';
import { fileLink } from '../reply-parts.view.js';
import { STEPS, type NotificationState } from './notification-steps.js';
import type { NotificationRow, NotificationStepRow, TermsRow } from './notifications.queries.js';

const STATES: Record<NotificationState, { label: string; tone: Tone }> = {
  open: { label: 'En curso', tone: 'info' },
  in_effect: { label: 'Surte efectos', tone: 'ok' },
  failed: { label: 'Sin efecto', tone: 'error' },
};

interface AttemptProps {
  folio: string;
  attempt: NotificationRow;
  terms: TermsRow;
  /** Whether another attempt followed. */
  past?: boolean;
}

/** An attempt to notify: its way, its proof step by step, and what comes next. */
export function Attempt({ folio, attempt, terms, past = false }: AttemptProps) {
  const { method, state, steps, effective_on } = attempt;
  const { label, tone } = STATES[state];
  return (
    <section class="stack" aria-label={`Notificación: ${METHODS[method]}`}>
      <p>
        <b>{METHODS[method]}</b> <Badge label={label} tone={tone} />
      </p>
      <DefinitionList
        items={[
          { term: 'A quién', detail: attempt.recipient },
          { term: 'Notificada', detail: state === 'in_effect' && effective_on && <Time at={effective_on} /> },
          { term: 'Constancia', detail: steps.length === 0 && attempt.proof },
          { term: 'Archivo', detail: steps.length === 0 && fileLink(folio, attempt) },
          { term: 'Registró', detail: steps.length === 0 && attempt.recorded_by },
          { term: 'Qué sigue', detail: !past && nextInWords(attempt, terms) },
        ].map(({ term, detail }) => ({ term, detail: detail || undefined }))}
      />
      {steps.length > 0 && (
        <Timeline label="Pasos de la notificación" entries={steps.map((step) => entryOf(folio, step))} />
      )}
    </section>
  );
}

function entryOf(folio: string, step: NotificationStepRow) {
  const file = fileLink(folio, step);
  const detail = (
    <Stack>
      {step.words && <span>{step.words}</span>}
      {file}
    </Stack>
  );
  return {
    // What people register has the day it happened; the machine's steps have their minute.
    when: step.recorded_by ? step.day : step.recorded_at,
    what: STEPS[step.act].label,
    who: step.recorded_by ?? 'El sistema',
    detail: step.words || file ? detail : undefined,
    tone: step.state === 'failed' ? ('error' as const) : undefined,
  };
}

/** What has to happen, or will happen by itself, after the last step. */
export function nextInWords({ state, steps }: Pick<NotificationRow, 'state' | 'steps'>, terms: TermsRow): string {
  const last = steps.at(-1);
  if (state === 'failed') return 'Notificarla otra vez, de preferencia por otro medio.';
  switch (last?.act) {
    case 'queued':
    case 'deferred':
      return 'El sistema la envía solo y reintenta; si en unas horas no sale, se avisa aquí.';
    case 'accepted':
      return terms.emailDays === 0
        ? `Cuenta desde que el servidor la aceptó. Si rebota, la petición vuelve a «Por notificar»; a los ${terms.emailPresumedDays} días hábiles se presume entregada.`
        : `Contará a los ${terms.emailDays} días hábiles de aceptada, si no rebota.`;
    case 'absent':
      return `Segunda visita: ${cited(last.details)}.`;
    case 'posted':
      return `Dura ${terms.boardDays} días hábiles en los estrados; al retirarla, registre la fecha.`;
    default:
      return '';
  }
}

function cited({ citedFor, citedAt }: Record<string, unknown>): string {
  return `${formatDay(String(citedFor))}, ${String(citedAt)} h`;
}
