import { Field, FieldSet, Select, TextArea, type FormError } from '@oficialia/platform';
import { CURP_ABSENCE_NAMES, PRIORITY_NAMES } from '../petition.catalogue.js';
import { PRINT_NAMES, type PrintChoice } from '../receipt/print-choice.js';
import { free, options, type FieldOf, type Typed } from './form-field.js';

const FOLDED = ['receivedDay', 'receivedTime', 'receivedReason', 'notes'];

interface MoreDetailsProps {
  field: FieldOf;
  typed: Typed;
  errors: FormError[];
  print: PrintChoice;
  reserved?: string;
}

/** Fields whose usual answer is right: one stop of the Tab key while they are folded, open when one of them says something. */
export function MoreDetails({ field, typed, errors, print, reserved }: MoreDetailsProps) {
  const wrong = errors.some(({ name }) => [...FOLDED, 'curpAbsence', 'priority'].includes(name ?? ''));
  const when = (name: string) => ({ ...free(field, name), optional: !reserved, required: reserved !== undefined });
  const open = wrong || reserved !== undefined || FOLDED.some((name) => typed[name]);
  return (
    <details class="field" open={open}>
      <summary>Más datos: se recibió antes, prioridad, observaciones, qué se imprime</summary>
      <FieldSet legend={reserved ? 'Cuándo se recibió, según el libro' : 'Se recibió antes de ahora'}>
        <Field hint="3/11, 3 nov o ayer" {...when('receivedDay')} label="Día" width={3} maxlength={40} />
        <Field hint="9:30" {...when('receivedTime')} label="Hora" width={3} maxlength={20} />
        <Field
          hint="Queda en la historia"
          {...free(field, 'receivedReason')}
          label="Por qué se registra después"
          width={6}
          maxlength={500}
        />
      </FieldSet>
      <FieldSet legend="Otros datos">
        <Select {...field('priority')} label="Prioridad" options={options(PRIORITY_NAMES)} width={3} />
        <Select
          {...field('curpAbsence')}
          label="Si no hay CURP, por qué"
          options={options(CURP_ABSENCE_NAMES)}
          width={5}
        />
        <Select name="print" value={print} label="Al registrar se imprime" options={options(PRINT_NAMES)} width={4} />
        <TextArea {...field('notes')} label="Observaciones" rows={2} maxlength={4000} optional />
      </FieldSet>
    </details>
  );
}
