import type { ComponentChildren } from 'preact';
import { fieldId, type FormError } from './form.js';
import { classes, type Attrs } from './types.js';

/** Columns of twelve that a field takes where there is room; always the whole line on a phone. */
export type FieldWidth = 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 12;

export interface FieldBase {
  name: string;
  label: ComponentChildren;
  value?: string | number;
  error?: string;
  hint?: ComponentChildren;
  required?: boolean;
  /** Adds "(opcional)" to the label. */
  optional?: boolean;
  autocomplete?: string;
  width?: FieldWidth;
  id?: string;
  labelHidden?: boolean;
  disabled?: boolean;
  autofocus?: boolean;
  attrs?: Attrs;
}

export interface FieldProps extends FieldBase {
  type?: 'text' | 'email' | 'tel' | 'number' | 'date' | 'time' | 'datetime-local' | 'password' | 'search';
  placeholder?: string;
  maxlength?: number;
  min?: string | number;
  max?: string | number;
  step?: string | number;
  inputmode?: 'text' | 'numeric' | 'decimal' | 'tel' | 'email' | 'search';
  pattern?: string;
  /** What the pattern wants, in words. */
  patternText?: string;
  readonly?: boolean;
  /** Tabular figures, for folios, codes and numbers. */
  figures?: boolean;
}

/** A one-line input with its label, hint and error. */
export function Field(props: FieldProps) {
  const { type = 'text', figures, patternText } = props;
  return (
    <Control {...props}>
      <input
        {...controlAttrs(props)}
        class={classes('input', figures && 'figures')}
        // preact's types want one element type a literal
        type={type as 'text'}
        value={props.value}
        placeholder={props.placeholder}
        maxlength={props.maxlength}
        min={props.min}
        max={props.max}
        step={props.step}
        inputmode={props.inputmode}
        pattern={props.pattern}
        data-pattern-text={patternText}
        readonly={props.readonly}
      />
    </Control>
  );
}

export interface TextAreaProps extends FieldBase {
  rows?: number;
  maxlength?: number;
  placeholder?: string;
}

/** Several lines; grows with its text where the browser can. */
export function TextArea(props: TextAreaProps) {
  return (
    <Control {...props}>
      <textarea
        {...controlAttrs(props)}
        class="input"
        rows={props.rows ?? 4}
        maxlength={props.maxlength}
        placeholder={props.placeholder}
      >
        {props.value === undefined ? '' : String(props.value)}
      </textarea>
    </Control>
  );
}

/** The frame of every field: label, hint, error, then the control itself. */
export function Control(props: FieldBase & { children: ComponentChildren }) {
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={classes('field', props.width && `w-${props.width}`, props.error && 'field--error')}>
      <label for={id} class={props.labelHidden ? 'vh' : undefined}>
        {props.label}
        {props.optional && <span class="optional"> (opcional)</span>}
      </label>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      {props.children}
    </div>
  );
}

/** Hint and error of a field; `describedBy` names them for the control. */
export function FieldNotes({ id, hint, error }: { id: string; hint?: ComponentChildren; error?: string }) {
  return (
    <>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && (
        <p class="field-error" id={`${id}-error`}>
          <span class="vh">Error: </span>
          {error}
        </p>
      )}
    </>
  );
}

export function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return classes(hint ? `${id}-hint` : undefined, error ? `${id}-error` : undefined) || undefined;
}

/** The attributes that input, textarea and select share. */
export function controlAttrs(props: FieldBase) {
  const id = props.id ?? fieldId(props.name);
  return {
    id,
    name: props.name,
    required: props.required,
    disabled: props.disabled,
    autocomplete: props.autocomplete,
    autofocus: props.autofocus,
    'data-autofocus': props.autofocus ? '' : undefined,
    'aria-invalid': props.error ? ('true' as const) : undefined,
    'aria-describedby': describedBy(id, props.hint, props.error),
    ...props.attrs,
  };
}

/** What is wrong with the field of this name. */
export function errorOf(errors: FormError[], name: string): string | undefined {
  return errors.find((error) => error.name === name)?.text;
}

/** What a field needs of a form that is shown again: what was typed into it and what is wrong with it. */
export type FieldOf = (name: string) => { name: string; value: string | undefined; error: string | undefined };

/** The fields of a form by their names, to be spread into `Field` and the others. */
export function fieldsOf({ typed, errors }: { typed: Partial<Record<string, string>>; errors: FormError[] }): FieldOf {
  return (name: string) => ({ name, value: typed[name], error: errorOf(errors, name) });
}
