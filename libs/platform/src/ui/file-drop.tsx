import type { ComponentChildren } from 'preact';
import { describedBy, FieldNotes, type FieldWidth } from './field.js';
import { fieldId } from './form.js';
import { Icon } from './icon.js';
import { classes, type Attrs } from './types.js';

export interface FileDropProps {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string;
  /** `accept` of the input, `.pdf,.jpg,.png,.tif`. */
  accept?: string;
  multiple?: boolean;
  required?: boolean;
  /** Opens the camera on a phone. */
  capture?: 'environment' | 'user';
  /** Above this many megabytes (each file) the browser says so before sending. */
  maxMb?: number;
  width?: FieldWidth;
  id?: string;
  attrs?: Attrs;
}

/** A file input that also takes dropped files and lists what was chosen; a plain input without JavaScript. */
export function FileDrop(props: FileDropProps) {
  const { multiple = true } = props;
  const id = props.id ?? fieldId(props.name);
  return (
    <div class={classes('field', props.width && `w-${props.width}`, props.error && 'field--error')}>
      <label for={id}>{props.label}</label>
      <FieldNotes id={id} hint={props.hint} error={props.error} />
      <div class="drop" data-drop="">
        <Icon name="upload" />
        <p class="drop-words js-only">{multiple ? 'Suelte aquí los archivos' : 'Suelte aquí el archivo'}</p>
        <input
          type="file"
          id={id}
          name={props.name}
          accept={props.accept}
          multiple={multiple}
          required={props.required}
          capture={props.capture}
          data-max-mb={props.maxMb}
          aria-invalid={props.error ? 'true' : undefined}
          aria-describedby={describedBy(id, props.hint, props.error)}
          {...props.attrs}
        />
        <span class="btn btn--secondary btn--small" aria-hidden="true">
          {multiple ? 'Elegir archivos' : 'Elegir archivo'}
        </span>
        <ul class="drop-list" data-drop-list="" />
        <p class="drop-status" role="status" data-drop-status="" />
      </div>
    </div>
  );
}
