import {
  Button,
  ButtonRow,
  Checkbox,
  Combobox,
  ErrorSummary,
  Field,
  FieldSet,
  Form,
  Panel,
  RadioGroup,
  Select,
  TextArea,
  type FormError,
} from '@oficialia/platform';
import { CHANNEL_NAMES, CURP_ABSENCE_NAMES, PRIORITY_NAMES, SENDER_KIND_NAMES } from '../petition.catalogue.js';
import type { Catalogue } from '../petitions.queries.js';

const ANNEX_ROWS = 3;

/** What was typed, by the name of the field; annexes as `annexes.0.description`. */
export type Typed = Record<string, string | undefined>;

export interface RegistrationFormProps {
  catalogue: Catalogue;
  addressees: string[];
  typed: Typed;
  errors: FormError[];
  idempotencyKey: string;
  draft: string;
}

const options = (names: Record<string, string>) => Object.entries(names).map(([value, label]) => ({ value, label }));

/** The counter's one screen: Tab follows the paper, Ctrl+Enter registers. */
export function RegistrationForm(props: RegistrationFormProps) {
  const { errors } = props;
  const error = (name: string) => errors.find((one) => one.name === name)?.text;
  const field = (name: string) => ({ name, value: props.typed[name], error: error(name) });
  return (
    <Panel>
      <Form action="/registrar" idempotencyKey={props.idempotencyKey} draft={props.draft} label="Registrar petición">
        <ErrorSummary errors={errors} />
        <Sender field={field} />
        <Contact field={field} typed={props.typed} />
        <Paper field={field} {...props} />
        <Annexes typed={props.typed} error={error} />
        <Reception field={field} typed={props.typed} errors={errors} />
        <ButtonRow sticky>
          <Button keys="Ctrl+Enter" busy="Registrando…" icon="stamp">
            Registrar
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

interface Part {
  field: (name: string) => { name: string; value?: string; error?: string };
}

function Sender({ field }: Part) {
  return (
    <FieldSet legend="Quién lo presenta">
      <Field
        {...field('senderName')}
        label="Nombre completo"
        required
        autofocus
        autocomplete="off"
        width={6}
        maxlength={200}
      />
      <Field {...field('senderPosition')} label="Cargo" optional autocomplete="off" width={3} maxlength={200} />
      <Field
        {...field('senderInstitution')}
        label="Institución"
        optional
        autocomplete="off"
        width={3}
        maxlength={300}
      />
      <Select {...field('senderKind')} label="Es" options={options(SENDER_KIND_NAMES)} width={3} />
      <Field {...field('curp')} label="CURP" optional autocomplete="off" width={4} maxlength={40} figures />
      <Select
        {...field('curpAbsence')}
        label="Si no hay CURP, por qué"
        options={options(CURP_ABSENCE_NAMES)}
        optional
        width={5}
      />
    </FieldSet>
  );
}

function Contact({ field, typed }: Part & { typed: Typed }) {
  return (
    <FieldSet legend="Cómo avisarle">
      <Field
        {...field('contactTelephone')}
        label="Teléfono"
        type="tel"
        optional
        autocomplete="off"
        width={3}
        maxlength={40}
        figures
      />
      <Field {...field('contactEmail')} label="Correo electrónico" type="email" optional autocomplete="off" width={4} />
      <Field
        {...field('contactNeighbourhood')}
        label="Colonia o agencia"
        optional
        autocomplete="off"
        width={5}
        maxlength={200}
      />
      <Field {...field('contactAddress')} label="Domicilio" optional autocomplete="off" width={8} maxlength={500} />
      <Checkbox
        name="notifyByBoard"
        label="No dejó datos: notificar por estrados"
        value="1"
        checked={typed['notifyByBoard'] !== undefined}
        error={field('notifyByBoard').error}
        width={4}
      />
    </FieldSet>
  );
}

function Paper({ field, catalogue, addressees }: Part & RegistrationFormProps) {
  const kinds = catalogue.kinds.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <FieldSet legend="El documento">
      <Select {...field('documentKind')} label="Tipo" options={kinds} width={4} />
      <Field
        {...field('documentNumber')}
        label="Número"
        hint="S/N si no lo trae"
        optional
        autocomplete="off"
        width={4}
        maxlength={120}
      />
      <Field {...field('documentDate')} label="Fecha" type="date" optional width={4} />
      <Combobox
        {...field('addressedTo')}
        label="Dirigido a"
        suggestions={addressees}
        required
        width={8}
        maxlength={300}
      />
      <Field {...field('sheets')} label="Fojas" type="number" min={1} max={100000} required width={2} figures />
      <Select {...field('priority')} label="Prioridad" options={options(PRIORITY_NAMES)} width={2} />
      <TextArea
        {...field('subject')}
        label="Asunto"
        hint="Qué pide, en una o dos frases"
        rows={3}
        maxlength={4000}
        required
      />
    </FieldSet>
  );
}

function Annexes({ typed, error }: { typed: Typed; error: (name: string) => string | undefined }) {
  const rows = Array.from({ length: Math.max(ANNEX_ROWS, annexRowsIn(typed)) }, (_, index) => index);
  const forms = [
    { value: 'copy', label: 'Copia' },
    { value: 'original', label: 'Original' },
  ];
  return (
    <FieldSet legend="Anexos" hint="Si no trae, deje los renglones vacíos.">
      {rows.map((row) => {
        const named = (part: string) => ({
          id: `f-annexes-${row}-${part}`,
          name: `annexes[${row}][${part}]`,
          value: typed[`annexes.${row}.${part}`],
          error: error(`annexes.${row}.${part}`),
        });
        return [
          <Field
            {...named('count')}
            label={`Cuántos (anexo ${row + 1})`}
            type="number"
            min={1}
            max={10000}
            optional
            width={2}
            figures
          />,
          <Field {...named('description')} label="Descripción" optional autocomplete="off" width={7} maxlength={300} />,
          <Select {...named('form')} label="Es" options={forms} width={3} />,
        ];
      })}
    </FieldSet>
  );
}

function Reception({ field, typed, errors }: Part & { typed: Typed; errors: FormError[] }) {
  const earlier = ['receivedDay', 'receivedTime', 'receivedReason'];
  const open =
    earlier.some((name) => typed[name]) ||
    errors.some(({ name }) => earlier.includes(name ?? '') || name === 'receivedAt');
  return (
    <FieldSet legend="Recepción">
      <RadioGroup {...field('channel')} label="Vía" chips options={options(CHANNEL_NAMES).slice(0, 3)} />
      <TextArea {...field('notes')} label="Observaciones" rows={2} maxlength={4000} optional />
      <details class="field" open={open}>
        <summary>Se recibió antes de ahora</summary>
        <FieldSet legend="Fecha y hora en que se recibió">
          <Field {...field('receivedDay')} label="Día" type="date" optional width={3} />
          <Field {...field('receivedTime')} label="Hora" type="time" optional width={3} />
          <Field
            {...field('receivedReason')}
            label="Por qué se registra después"
            optional
            autocomplete="off"
            width={6}
            maxlength={500}
          />
        </FieldSet>
      </details>
    </FieldSet>
  );
}

function annexRowsIn(typed: Typed): number {
  const rows = Object.keys(typed).map((name) => Number(/^annexes\.(\d+)\./.exec(name)?.[1] ?? -1));
  return Math.max(0, ...rows.map((row) => row + 1));
}
