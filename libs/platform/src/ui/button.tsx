import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.js';
import { KeyHint } from './layout.js';
import { classes, type Attrs } from './types.js';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps {
  children: ComponentChildren;
  kind?: ButtonKind;
  icon?: IconName;
  type?: 'submit' | 'button';
  name?: string;
  value?: string;
  formaction?: string;
  /** Shows the answer in a new tab: for a preview beside the form. */
  formtarget?: '_blank';
  /** Skip the browser's validation, for "Guardar borrador" or "Cancelar". */
  formnovalidate?: boolean;
  /** Words while the form is on its way, `Registrando…`. */
  busy?: string;
  /** A shortcut shown beside the words, `Ctrl+Enter`. */
  keys?: string;
  disabled?: boolean;
  small?: boolean;
  /** Id of a form elsewhere on the page that this button submits. */
  form?: string;
  attrs?: Attrs;
}

/** A submit button (unless `type="button"`); the first primary one of a form is what Ctrl+Enter presses. */
export function Button(props: ButtonProps) {
  const { kind = 'primary', icon, type = 'submit', busy, keys, small, attrs, children, ...rest } = props;
  return (
    <button class={buttonClass(kind, small)} type={type} data-busy={busy} {...rest} {...attrs}>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {keys && <KeyHint keys={keys} />}
    </button>
  );
}

export interface LinkButtonProps {
  href: string;
  children: ComponentChildren;
  kind?: ButtonKind;
  icon?: IconName;
  small?: boolean;
  download?: boolean;
  newTab?: boolean;
  attrs?: Attrs;
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function LinkButton(props: LinkButtonProps) {
  const { kind = 'secondary', icon, small, newTab, attrs, children, ...rest } = props;
  return (
    <a
      class={buttonClass(kind, small)}
      target={newTab ? '_blank' : undefined}
      rel={newTab ? 'noopener' : undefined}
      {...rest}
      {...attrs}
    >
      {icon && <Icon name={icon} />}
      <span>{children}</span>
      {newTab && <span class="vh"> (abre en otra pestaña)</span>}
    </a>
  );
}

/** Buttons in one line, the main one first; `sticky` keeps them in sight under a long form. */
export function ButtonRow({ children, end, sticky }: { children: ComponentChildren; end?: boolean; sticky?: boolean }) {
  return <div class={classes('btn-row', end && 'btn-row--end', sticky && 'btn-row--sticky')}>{children}</div>;
}

function buttonClass(kind: ButtonKind, small?: boolean): string {
  return classes('btn', `btn--${kind}`, small && 'btn--small');
}
