import {
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  LinkButton,
  Panel,
  RadioGroup,
  Select,
  TextArea,
  type FormError,
} from '@oficialia/platform';
import type { VNode } from 'preact';
import { FilesField } from '../files-field.js';
import {
  IDENTIFICATION_KEYS,
  IDENTIFICATIONS,
  METHOD_KEYS,
  METHODS,
  RELATION_KEYS,
  RELATIONS,
  type Method,
} from '../replies.catalogue.js';
import type { Typed } from '../sent-form.js';
import type { TermsRow } from './notifications.queries.js';

export interface NotificationFields {
  folio: string;
  method: Method;
  /** `YYYY-MM-DD`. */
  today: string;
  typed: Typed;
  errors: FormError[];
  terms: TermsRow;
  /** Whether the mail server sends letters. */
  mailOn: boolean;
  draft: string;
  maxMb: number;
}

/** One way of telling the petitioner, with the proof that this way asks for. */
export function NotificationForm(props: NotificationFields) {
  const { folio, method, errors, draft, maxMb, mailOn } = props;
  const sends = method === 'email' && mailOn;
  return (
    <Panel heading="Notificación">
      <Methods folio={folio} chosen={method} />
      <Form action={`/peticiones/${folio}/notificaciones`} draft={draft} files>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="method" value={method} />
        <FieldSet legend={METHODS[method]} hint={whenItCounts(props)}>
          {FIELDS[method](props)}
        </FieldSet>
        {!sends && <FilesField label="Archivo de la constancia" maxMb={maxMb} error={fieldsOf(props)('files').error} />}
        <ButtonRow>
          <Button icon={sends ? 'mail' : 'check'} busy={sends ? 'Enviando…' : 'Registrando…'} keys="Ctrl+Enter">
            {sends ? 'Enviar por correo' : 'Registrar la notificación'}
          </Button>
          <LinkButton href="/por-notificar" kind="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function Methods({ folio, chosen }: { folio: string; chosen: Method }) {
  return (
    <nav aria-label="Medio">
      <ButtonRow>
        {METHOD_KEYS.map((method) => (
          <LinkButton
            key={method}
            href={`/peticiones/${folio}/notificaciones?medio=${method}`}
            kind={method === chosen ? 'secondary' : 'quiet'}
            small
            icon={method === chosen ? 'check' : undefined}
          >
            {METHODS[method]}
            {method === chosen && <span class="vh"> (elegido)</span>}
          </LinkButton>
        ))}
      </ButtonRow>
    </nav>
  );
}

function whenItCounts({ method, terms, mailOn }: NotificationFields): string {
  if (method === 'board') return `Cuenta cuando se retira, después de ${terms.boardDays} días hábiles en los estrados.`;
  if (method !== 'email')
    return 'Cuenta desde la fecha en que la persona lo supo. Si ya no se debe nada, la petición queda concluida.';
  if (!mailOn) return 'Este sistema no tiene servidor de correo: registre aquí el correo que usted envió.';
  return terms.emailDays === 0
    ? 'Cuenta desde que el servidor de correo la acepta; si rebota, la petición vuelve a esta bandeja.'
    : `Cuenta a los ${terms.emailDays} días hábiles de que el servidor de correo la acepta, si no rebota.`;
}

const FIELDS: Record<Method, (props: NotificationFields) => VNode> = {
  in_person: (props) => (
    <>
      <DayField {...props} />
      <Receiver {...props} required />
      <Words {...props} hint="Si no firmó, escriba por qué." />
    </>
  ),
  at_address: AtAddress,
  telephone: (props) => (
    <>
      <DayField {...props} />
      <Field {...fieldsOf(props)('recipient')} label="Quién contestó" required maxlength={300} width={7} />
      <Words {...props} hint="A qué número se llamó y qué se dijo." required />
    </>
  ),
  email: (props) =>
    props.mailOn ? (
      <Field
        {...fieldsOf(props)('email')}
        type="email"
        label="Correo electrónico"
        hint="Se envía el oficio de notificación en PDF, con los archivos de la respuesta."
        required
        maxlength={254}
        width={12}
      />
    ) : (
      <>
        <DayField {...props} />
        <Field {...fieldsOf(props)('recipient')} label="Quién recibió" required maxlength={300} width={7} />
        <Words {...props} hint="Desde qué correo se envió, a cuál, y qué acuse hay." required />
      </>
    ),
  board: (props) => (
    <>
      <DayField {...props} label="Se fijó el" />
      <Field
        {...fieldsOf(props)('withdrawnOn')}
        type="date"
        label="Se retiró el"
        hint="Déjelo vacío si sigue en los estrados."
        optional
        max={props.today}
        width={7}
      />
      <Words {...props} hint="Dónde quedó fijada, si hace falta." />
    </>
  ),
};

function AtAddress(props: NotificationFields) {
  const field = fieldsOf(props);
  return (
    <>
      <DayField {...props} label="Fecha de la visita" />
      <RadioGroup
        {...field('outcome')}
        value={props.typed['outcome'] ?? 'delivered'}
        label="Cómo terminó la visita"
        width={12}
        required
        options={[
          { value: 'delivered', label: 'Alguien recibió' },
          { value: 'absent', label: 'No estaba: se dejó citatorio' },
          { value: 'impossible', label: 'No se puede notificar ahí' },
        ]}
      />
      <Receiver {...props} relation />
      <Field {...field('citedFor')} type="date" label="Citatorio: día" hint="Si no estaba." width={6} />
      <Field {...field('citedAt')} type="time" label="Citatorio: hora" hint="Si no estaba." width={6} />
      <Words {...props} hint="Con quién se dejó el citatorio, o por qué no se puede notificar ahí." />
    </>
  );
}

function DayField({ label = 'Fecha', today, ...props }: NotificationFields & { label?: string }) {
  return <Field {...fieldsOf(props)('notifiedOn')} type="date" label={label} required max={today} width={5} />;
}

/** Who received, what was shown and whether it was signed. The number of the paper is not asked for. */
export function Receiver(
  props: Pick<NotificationFields, 'typed' | 'errors'> & { relation?: boolean; required?: boolean },
) {
  const field = fieldsOf(props);
  const { relation, required, typed } = props;
  return (
    <>
      <Field {...field('recipient')} label="Quién recibió" required={required} maxlength={300} width={7} />
      {relation && (
        <Select
          {...field('relation')}
          label="Quién es"
          empty="Elija…"
          options={RELATION_KEYS.map((value) => ({ value, label: RELATIONS[value] }))}
          width={6}
        />
      )}
      <Select
        {...field('identification')}
        label="Con qué se identificó"
        hint="No se copia su número."
        empty="Elija…"
        required={required}
        options={IDENTIFICATION_KEYS.map((value) => ({ value, label: IDENTIFICATIONS[value] }))}
        width={6}
      />
      <Checkbox {...field('signed')} value="1" checked={typed['signed'] !== undefined} label="Firmó de recibido" />
    </>
  );
}

export function Words({
  hint,
  required,
  ...props
}: Pick<NotificationFields, 'typed' | 'errors'> & { hint: string; required?: boolean }) {
  return (
    <TextArea
      {...fieldsOf(props)('proof')}
      label="Constancia"
      hint={hint}
      required={required}
      rows={3}
      maxlength={2000}
      width={12}
    />
  );
}
