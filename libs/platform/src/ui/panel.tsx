import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import { TONE_ICONS } from './status.js';
import { classes, type Attrs, type Tone } from './types.js';

export interface PanelProps {
  children: ComponentChildren;
  heading?: ComponentChildren;
  /** Level of the heading on the page. */
  level?: 2 | 3 | 4;
  /** Buttons or links at the right of the heading. */
  actions?: ComponentChildren;
  /** Without inner margins, for a table that fills it. */
  flush?: boolean;
  tone?: Tone;
  id?: string;
  attrs?: Attrs;
}

/** A sheet of paper on the desk: one matter with its heading and actions. */
export function Panel({ children, heading, level = 2, actions, flush, tone, id, attrs }: PanelProps) {
  const Heading = `h${level}` as const;
  return (
    <section class={classes('panel', flush && 'panel--flush', tone && `panel--tone tone-${tone}`)} id={id} {...attrs}>
      {(heading || actions) && (
        <header class="panel-head">
          {heading && <Heading>{heading}</Heading>}
          {actions && <div class="panel-actions">{actions}</div>}
        </header>
      )}
      <div class="panel-body">{children}</div>
    </section>
  );
}

export interface AlertProps {
  tone: Exclude<Tone, 'neutral'>;
  children: ComponentChildren;
  title?: ComponentChildren;
  /** Read aloud when it appears: `alert` at once, `status` at the next pause. */
  role?: 'alert' | 'status';
}

/** A message in the page. */
export function Alert({ tone, children, title, role }: AlertProps) {
  return (
    <div class={`alert alert--${tone}`} role={role}>
      <Icon name={TONE_ICONS[tone]} />
      <div>
        {title && <p class="alert-title">{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  );
}

export interface EmptyStateProps {
  title: ComponentChildren;
  children?: ComponentChildren;
  icon?: IconName;
  actions?: ComponentChildren;
}

/** Nothing here, said kindly, with what to do next. */
export function EmptyState({ title, children, icon = 'inbox', actions }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="empty-title">{title}</p>
      {children && <div>{children}</div>}
      {actions && <div class="btn-row">{actions}</div>}
    </div>
  );
}

export interface DefinitionListProps {
  items: { term: ComponentChildren; detail: ComponentChildren }[];
  /** Pairs one under the other, for narrow places. */
  stacked?: boolean;
}

/** Names and values; items without a detail are left out. */
export function DefinitionList({ items, stacked }: DefinitionListProps) {
  return (
    <dl class={classes('dl', stacked && 'dl--stacked')}>
      {items
        .filter((item) => item.detail !== undefined && item.detail !== null && item.detail !== '')
        .map((item, index) => (
          <div key={index}>
            <dt>{item.term}</dt>
            <dd>{item.detail}</dd>
          </div>
        ))}
    </dl>
  );
}
