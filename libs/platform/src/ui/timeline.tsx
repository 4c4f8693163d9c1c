import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import type { Tone } from './types.js';
import { Time } from './when.js';

export interface TimelineEntry {
  when: Date | string;
  what: ComponentChildren;
  who?: ComponentChildren;
  detail?: ComponentChildren;
  icon?: IconName;
  tone?: Tone;
}

/** What happened, in the order given. */
export function Timeline({ entries, label = 'Historial' }: { entries: TimelineEntry[]; label?: string }) {
  return (
    <ol class="timeline" aria-label={label}>
      {entries.map((entry, index) => (
        <li key={index} class={`tone-${entry.tone ?? 'neutral'}`}>
          <span class="timeline-dot">
            <Icon name={entry.icon ?? 'check'} />
          </span>
          <p class="timeline-what">{entry.what}</p>
          <p class="timeline-when">
            <Time at={entry.when} />
            {entry.who && <> · {entry.who}</>}
          </p>
          {entry.detail && <div class="timeline-detail">{entry.detail}</div>}
        </li>
      ))}
    </ol>
  );
}

export type StageState = 'done' | 'current' | 'pending' | 'skipped';

export interface Stage {
  label: string;
  state: StageState;
  at?: Date | string;
  note?: ComponentChildren;
}

const STATE_WORDS: Record<StageState, string> = {
  done: 'hecho',
  current: 'en curso',
  pending: 'pendiente',
  skipped: 'no aplica',
};

/** The steps of a matter side by side; one under the other on a phone. */
export function Stages({ steps, label = 'Etapas' }: { steps: Stage[]; label?: string }) {
  return (
    <ol class="stages" aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.label}
          class={`stage stage--${step.state}`}
          aria-current={step.state === 'current' ? 'step' : undefined}
        >
          <span class="stage-dot">{step.state === 'done' && <Icon name="check" />}</span>
          <span class="stage-label">
            {step.label}
            <span class="vh">, {STATE_WORDS[step.state]}</span>
          </span>
          {step.at && (
            <span class="stage-at">
              <Time at={step.at} />
            </span>
          )}
          {step.note && <span class="stage-note">{step.note}</span>}
        </li>
      ))}
    </ol>
  );
}
