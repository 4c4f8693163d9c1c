import {
  Button,
  ButtonRow,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  Panel,
  RadioGroup,
  TextArea,
  type FormError,
} from '@oficialia/platform';
import { FilesField } from '../files-field.js';
import type { Typed } from '../sent-form.js';
import { Attempt } from './attempt.view.js';
import { Receiver, Words } from './notification.form.js';
import { mayFollow, NEXT } from './notification-steps.js';
import type { NotificationRow, TermsRow } from './notifications.queries.js';

interface OpenAttemptProps {
  folio: string;
  attempt: NotificationRow;
  terms: TermsRow;
  today: string;
  typed: Typed;
  errors: FormError[];
  maxMb: number;
}

/** The attempt that is under way, with what may be registered of it. */
export function OpenAttempt(props: OpenAttemptProps) {
  const { folio, attempt, terms, errors } = props;
  const last = attempt.steps.at(-1)?.act;
  const next = (last && NEXT[last]) ?? [];
  const action = `/peticiones/${folio}/notificaciones/${attempt.id}/pasos`;
  return (
    <Panel heading="Notificación en curso">
      <ErrorSummary errors={errors} />
      <Attempt folio={folio} attempt={attempt} terms={terms} />
      {next.length > 0 && <NextStep {...props} action={action} next={next} />}
      {last && mayFollow(attempt.method, last, 'abandoned') && (
        <details>
          <summary>Dejar este intento</summary>
          <Form action={action}>
            <input type="hidden" name="act" value="abandoned" />
            <TextArea name="proof" label="Por qué se deja" required rows={2} maxlength={2000} />
            <Button kind="secondary">Dejar este intento</Button>
          </Form>
        </details>
      )}
    </Panel>
  );
}

function NextStep(props: OpenAttemptProps & { action: string; next: readonly { act: string; label: string }[] }) {
  const { action, next, today, typed, attempt, maxMb } = props;
  const field = fieldsOf(props);
  const visit = attempt.method === 'at_address';
  return (
    <Form action={action} files>
      <FieldSet legend={visit ? 'Segunda visita' : 'Retiro de los estrados'}>
        {next.length === 1 ? (
          <input type="hidden" name="act" value={next[0]?.act} />
        ) : (
          <RadioGroup
            {...field('act')}
            label="Qué pasó"
            width={12}
            required
            options={next.map(({ act, label }) => ({ value: act, label }))}
          />
        )}
        <Field
          {...field('day')}
          value={typed['day'] ?? today}
          type="date"
          label="Fecha"
          required
          max={today}
          width={5}
        />
        {visit && <Receiver {...props} relation />}
        <Words {...props} hint={visit ? 'Dónde se fijó la cédula, o por qué no se pudo.' : 'Si hace falta.'} />
      </FieldSet>
      <FilesField label="Archivo de la constancia" maxMb={maxMb} error={field('files').error} />
      <ButtonRow>
        <Button icon="check" busy="Registrando…">
          Registrar este paso
        </Button>
      </ButtonRow>
    </Form>
  );
}
