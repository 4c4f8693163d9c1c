import type { ComponentChildren } from 'preact';
import { Control, controlAttrs, describedBy, FieldNotes, type FieldBase } from './field.js';
import { fieldId } from './form.js';
import { classes, type Attrs } from './types.js';

export interface Option {
  value: string;
  label: string;
  /** Options of the same group stand under one heading. */
  group?: string;
  disabled?: boolean;
}

export interface SelectProps extends FieldBase {
  options: Option[];
  /** The first, empty line, `Elija una dependencia`; leave out when one must always be chosen. */
  empty?: string;
}

/** A native list: typing jumps to the option, and it is the phone's own wheel. */
export function Select(props: SelectProps) {
  const chosen = props.value === undefined ? undefined : String(props.value);
  const groups = [...new Set(props.options.map((option) => option.group))];
  const lines = (group?: string) =>
    props.options
      .filter((option) => option.group === group)
      .map((option) => (
        <option key={option.value} value={option.value} selected={option.value === chosen} disabled={option.disabled}>
          {option.label}
        </option>
      ));
  return (
    <Control {...props}>
      <select {...controlAttrs(props)} class="input select">
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {groups.map((group) =>
          group ? (
            <optgroup key={group} label={group}>
              {lines(group)}
            </optgroup>
          ) : (
            lines()
          ),
        )}
      </select>
    </Control>
  );
}

export interface ComboboxProps extends FieldBase {
  suggestions: string[];
  placeholder?: string;
  maxlength?: number;
}

/** Free text with suggestions while typing (input and datalist; no script needed). */
export function Combobox(props: ComboboxProps) {
  const list = `${props.id ?? fieldId(props.name)}-list`;
  return (
    <Control {...props}>
      <input
        {...controlAttrs(props)}
        class="input"
        type="text"
        list={list}
        value={props.value}
        placeholder={props.placeholder}
        maxlength={props.maxlength}
      />
      <datalist id={list}>
        {props.suggestions.map((text) => (
          <option key={text} value={text} />
        ))}
      </datalist>
    </Control>
  );
}

export interface RadioOption {
  value: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
}

export interface RadioGroupProps extends Omit<FieldBase, 'autocomplete' | 'autofocus'> {
  options: RadioOption[];
  /** Short choices side by side as chips instead of a list. */
  chips?: boolean;
}

/** One of a few; arrow keys move between them. */
export function RadioGroup(props: RadioGroupProps) {
  const id = props.id ?? fieldId(props.name);
  return (
    <fieldset
      class={classes('field', 'choices', props.width && `w-${props.width}`, props.error && 'field--error')}
      aria-describedby={describedBy(id, props.hint, props.error)}
    >
      <legend class={props.labelHidden ? 'vh' : undefined}>
        {props.label}
        {props.optional && <span class="optional"> (opcional)</span>}
      </legend>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      <div class={props.chips ? 'chips' : 'choice-list'}>
        {props.options.map((option, index) => (
          <label key={option.value} class={props.chips ? 'chip' : 'choice'}>
            <input
              type="radio"
              id={index === 0 ? id : `${id}-${index}`}
              name={props.name}
              value={option.value}
              checked={String(props.value ?? '') === option.value}
              required={props.required}
              disabled={props.disabled}
              {...props.attrs}
            />
            <ChoiceText label={option.label} hint={option.hint} />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

export interface CheckboxProps {
  name: string;
  label: ComponentChildren;
  value?: string;
  checked?: boolean;
  hint?: ComponentChildren;
  error?: string;
  required?: boolean;
  disabled?: boolean;
  /** For the boxes of a table: the label is only for screen readers. */
  labelHidden?: boolean;
  width?: FieldBase['width'];
  id?: string;
  /** Id of a form elsewhere on the page. */
  form?: string;
  attrs?: Attrs;
}

/** Yes or no; sends `value` (by default `on`) when checked. Give an `id` when the name repeats on a page. */
export function Checkbox(props: CheckboxProps) {
  const id = props.id ?? fieldId(props.value === undefined ? props.name : `${props.name}-${props.value}`);
  return (
    <div class={classes('field', props.width && `w-${props.width}`, props.error && 'field--error')}>
      <FieldNotes id={id} error={props.error} />
      <label class={classes('choice', props.labelHidden && 'choice--bare')}>
        <input
          type="checkbox"
          id={id}
          name={props.name}
          value={props.value}
          checked={props.checked}
          required={props.required}
          disabled={props.disabled}
          form={props.form}
          aria-describedby={describedBy(id, undefined, props.error)}
          {...props.attrs}
        />
        {props.labelHidden ? (
          <span class="vh">{props.label}</span>
        ) : (
          <ChoiceText label={props.label} hint={props.hint} />
        )}
      </label>
    </div>
  );
}

function ChoiceText({ label, hint }: { label: ComponentChildren; hint?: ComponentChildren }) {
  return (
    <span class="choice-text">
      {label}
      {hint && <small>{hint}</small>}
    </span>
  );
}
