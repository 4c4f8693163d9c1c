import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import { figure } from './table.js';
import type { Attrs, Tone } from './types.js';
import { Time } from './when.js';

export interface BadgeProps {
  label: ComponentChildren;
  tone?: Tone;
  icon?: IconName;
}

/** A short word in a frame. */
export function Badge({ label, tone = 'neutral', icon }: BadgeProps) {
  return (
    <span class={`badge tone-${tone}`}>
      {icon && <Icon name={icon} />}
      {label}
    </span>
  );
}

/** A state of something, with the drawing of its tone. */
export function StatusBadge({ label, tone = 'neutral' }: { label: ComponentChildren; tone?: Tone }) {
  return <Badge label={label} tone={tone} icon={TONE_ICONS[tone]} />;
}

export const TONE_ICONS: Record<Tone, IconName> = {
  neutral: 'flag',
  info: 'info',
  ok: 'check',
  warn: 'warn',
  error: 'alert',
};

export type Light = 'green' | 'amber' | 'red' | 'blue' | 'grey';

export interface TrafficLightProps {
  light: Light;
  /** What it means, `Vence en 3 días`, `Vencida hace 2 días`. */
  label: ComponentChildren;
  /** The due day or instant. */
  due?: Date | string;
  /** Why it is that day. */
  why?: string;
}

const LIGHT_ICONS: Record<Light, IconName> = {
  green: 'check',
  amber: 'clock',
  red: 'alert',
  blue: 'return',
  grey: 'flag',
};

/** The semaphore: colour, drawing and words say the same. */
export function TrafficLight({ light, label, due, why }: TrafficLightProps) {
  return (
    <span class={`light light--${light}`}>
      <Icon name={LIGHT_ICONS[light]} />
      <span class="light-words">
        <b>{label}</b>
        {due && (
          <span>
            <Time at={due} />
          </span>
        )}
        {why && <small>{why}</small>}
      </span>
    </span>
  );
}

export interface ProgressProps {
  value: number;
  max: number;
  /** The whole sentence, `Leídas 12 de 40 páginas`. */
  words: string;
  attrs?: Attrs;
}

/** How far it is, in words and as a bar. */
export function Progress({ value, max, words, attrs }: ProgressProps) {
  return (
    <div class="progress" {...attrs}>
      <span>{words}</span>
      <progress value={value} max={max} aria-label={words} />
    </div>
  );
}

export interface StatProps {
  label: ComponentChildren;
  /** The figure in words, `9.9 %`. */
  value: string;
  numerator?: number;
  denominator?: number;
  /** What was counted, `oficios turnados`. */
  of?: string;
  note?: ComponentChildren;
  /** The list behind the number. */
  href?: string;
  hrefLabel?: string;
  tone?: Tone;
}

/** A big number that never hides its denominator. */
export function Stat(props: StatProps) {
  const {
    label,
    value,
    numerator,
    denominator,
    of,
    note,
    href,
    hrefLabel = 'Ver los folios',
    tone = 'neutral',
  } = props;
  return (
    <div class={`stat tone-${tone}`}>
      <p class="stat-label">{label}</p>
      <p class="stat-value">{value}</p>
      {numerator !== undefined && denominator !== undefined && (
        <>
          <progress value={numerator} max={denominator || 1} aria-hidden="true" />
          <p class="stat-of">
            {figure(numerator)} de {figure(denominator)} {of}
          </p>
        </>
      )}
      {note && <p class="stat-note">{note}</p>}
      {href && (
        <p>
          <a href={href}>
            {hrefLabel}
            <span class="vh">: {label}</span>
          </a>
        </p>
      )}
    </div>
  );
}
