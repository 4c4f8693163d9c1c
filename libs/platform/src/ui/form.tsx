import type { ComponentChildren } from 'preact';
import { useUi } from './context.js';
import { Icon } from './icon.js';
import { classes, type Attrs } from './types.js';

export interface FormProps {
  action: string;
  children: ComponentChildren;
  method?: 'post' | 'get';
  /** Goes as the hidden field `idempotencyKey`; one fresh value a rendered form. */
  idempotencyKey?: string;
  /** `multipart/form-data`, for forms with files. */
  files?: boolean;
  /** Keeps what is typed in this browser under this key until a page with `DraftClear` of the same key. */
  draft?: string;
  id?: string;
  /** Fields side by side where there is room (12 columns, see `width` of the fields). */
  grid?: boolean;
  /** Off for forms whose answer is a download: their buttons must stay alive. */
  lockOnSubmit?: boolean;
  csrfToken?: string;
  class?: string;
  label?: string;
  attrs?: Attrs;
}

/** A form with the page's CSRF token; `get` for searches and filters. */
export function Form(props: FormProps) {
  const ui = useUi();
  const { method = 'post', lockOnSubmit = true, grid, attrs } = props;
  const token = props.csrfToken ?? ui.csrfToken;
  return (
    <form
      id={props.id}
      action={props.action}
      method={method}
      enctype={props.files ? 'multipart/form-data' : undefined}
      class={classes('form', grid && 'form--grid', props.class)}
      aria-label={props.label}
      data-draft={props.draft}
      data-no-lock={lockOnSubmit ? undefined : ''}
      {...attrs}
    >
      {method === 'post' && token && <input type="hidden" name="_csrf" value={token} />}
      {props.idempotencyKey && <input type="hidden" name="idempotencyKey" value={props.idempotencyKey} />}
      {props.children}
    </form>
  );
}

/** On the page that confirms: the draft of this key has arrived and may go. */
export function DraftClear({ draft }: { draft: string }) {
  return <span hidden data-draft-clear={draft} />;
}

export interface FieldSetProps {
  legend: ComponentChildren;
  children: ComponentChildren;
  hint?: ComponentChildren;
  /** Look of a section heading of the form. */
  section?: boolean;
  id?: string;
}

/** Fields that belong together, with their heading. */
export function FieldSet({ legend, children, hint, section = true, id }: FieldSetProps) {
  return (
    <fieldset class={classes('fieldset', section && 'fieldset--section')} id={id}>
      <legend>{legend}</legend>
      {hint && <p class="hint">{hint}</p>}
      <div class="form--grid">{children}</div>
    </fieldset>
  );
}

export interface FormError {
  /** Name of the field; without it the line is no link. */
  name?: string;
  text: string;
}

/** What has to be corrected, each line a link to its field; takes the focus. Nothing when there are no errors. */
export function ErrorSummary({
  errors,
  title = 'Falta corregir lo siguiente',
}: {
  errors: FormError[];
  title?: string;
}) {
  if (errors.length === 0) return null;
  return (
    <div class="alert alert--error" role="alert" tabindex={-1} autofocus data-error-summary="">
      <Icon name="alert" />
      <div>
        <h2 class="alert-title">{title}</h2>
        <ul>
          {errors.map((error) => (
            <li key={error.name ?? error.text}>
              {error.name ? <a href={`#${fieldId(error.name)}`}>{error.text}</a> : error.text}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The id of a field by its name; every field takes it unless it is given another. */
export function fieldId(name: string): string {
  return `f-${name.replace(/[^\w-]+/g, '-')}`;
}
