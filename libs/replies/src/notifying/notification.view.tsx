import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  ErrorSummary,
  Field,
  FieldSet,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Split,
  Stack,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import { STATUSES, type PetitionRow } from '@oficialia/registry';
import { FilesField } from '../files-field.js';
import { METHOD_KEYS, METHODS } from '../replies.catalogue.js';
import { NotificationFacts, ReplyText } from '../reply-parts.view.js';
import type { NotificationRow } from '../replies.queries.js';
import type { ReplyRow } from '../reply.queries.js';
import type { Typed } from '../sent-form.js';

export interface NotificationFormProps {
  petition: PetitionRow;
  replies: ReplyRow[];
  notifications: NotificationRow[];
  /** `YYYY-MM-DD`. */
  today: string;
  typed: Typed;
  errors: FormError[];
  /** Whether the petition is at the point where it is notified. */
  fits: boolean;
  draft: string;
  maxMb: number;
}

export function NotificationFormView(props: NotificationFormProps) {
  const { petition, replies, fits, errors } = props;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Por notificar', href: '/por-notificar' },
          { label: petition.folio, href: `/peticiones/${petition.folio}` },
          { label: 'Notificar' },
        ]}
      />
      <PageHeader over={<Folio value={petition.folio} />} title="Notificar la respuesta" lead={petition.subject} />
      <Split
        left={
          <Stack>
            <Panel heading="Respuesta" actions={replies.length > 0 && <LetterLink folio={petition.folio} />}>
              {replies.length === 0 ? (
                <p>Todavía no hay respuesta.</p>
              ) : (
                replies.map((reply) => <ReplyText key={reply.id} reply={reply} />)
              )}
            </Panel>
            <Panel heading="Cómo localizar a quien presentó la petición">
              <Contact petition={petition} />
            </Panel>
          </Stack>
        }
        right={fits || errors.length > 0 ? <NotificationForm {...props} /> : <NotNow {...props} />}
      />
    </>
  );
}

function LetterLink({ folio }: { folio: string }) {
  return (
    <LinkButton href={`/peticiones/${folio}/oficio-de-respuesta`} small icon="print">
      Oficio de notificación
    </LinkButton>
  );
}

function NotificationForm({ petition, today, typed, errors, draft, maxMb }: NotificationFormProps) {
  const field = (name: string) => ({
    name,
    value: typed[name],
    error: errors.find((error) => error.name === name)?.text,
  });
  const methods = METHOD_KEYS.map((value) => ({ value, label: METHODS[value] }));
  return (
    <Panel heading="Notificación">
      <Form action={`/peticiones/${petition.folio}/notificaciones`} draft={draft} files>
        <ErrorSummary errors={errors} />
        <FieldSet legend="Cómo y cuándo se enteró" hint="Al registrarla, la petición queda concluida.">
          <Select {...field('method')} label="Medio" required autofocus options={methods} width={7} />
          <Field {...field('notifiedOn')} type="date" label="Fecha" required max={today} width={5} />
          <Field {...field('recipient')} label="Quién recibió" required maxlength={300} width={12} />
          <TextArea
            {...field('proof')}
            label="Constancia"
            hint="Por ejemplo: firmó de recibido y se identificó con credencial para votar; o acuse del correo."
            required
            rows={4}
            maxlength={2000}
            width={12}
          />
        </FieldSet>
        <FilesField label="Archivo de la constancia" maxMb={maxMb} error={field('files').error} />
        <ButtonRow>
          <Button icon="check" busy="Registrando…" keys="Ctrl+Enter">
            Registrar la notificación
          </Button>
          <LinkButton href="/por-notificar" kind="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function NotNow({ petition, notifications }: NotificationFormProps) {
  return (
    <Panel heading="Notificación">
      {notifications.length === 0 && (
        <Alert tone="info">
          La petición está en estado «{STATUSES[petition.status].label}»: se notifica cuando tiene todas sus respuestas.
        </Alert>
      )}
      {notifications.map((notification) => (
        <NotificationFacts key={notification.id} folio={petition.folio} notification={notification} />
      ))}
    </Panel>
  );
}

function Contact({ petition }: { petition: PetitionRow }) {
  return (
    <DefinitionList
      items={[
        {
          term: 'Nombre',
          detail: [petition.sender_name, petition.sender_position, petition.sender_institution]
            .filter(Boolean)
            .join(', '),
        },
        {
          term: 'Domicilio',
          detail: [petition.contact_address, petition.contact_neighbourhood].filter(Boolean).join(', '),
        },
        { term: 'Teléfono', detail: petition.contact_telephone },
        { term: 'Correo electrónico', detail: petition.contact_email },
        { term: 'Estrados', detail: petition.notify_by_board && 'Pidió o requiere notificación por estrados' },
        { term: 'Recibida', detail: <Time at={petition.received_at} /> },
      ].map(({ term, detail }) => ({ term, detail: detail || undefined }))}
    />
  );
}
