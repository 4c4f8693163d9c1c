import {
  Alert,
  Breadcrumbs,
  DefinitionList,
  Folio,
  LinkButton,
  PageHeader,
  Panel,
  Split,
  Stack,
  Time,
} from '@oficialia/platform';
import { STATUSES, type PetitionRow } from '@oficialia/registry';
import type { Method } from '../replies.catalogue.js';
import { ReplyText } from '../reply-parts.view.js';
import type { ReplyRow } from '../reply.queries.js';
import { Attempt } from './attempt.view.js';
import { NotificationForm, type NotificationFields } from './notification.form.js';
import type { NotificationRow } from './notifications.queries.js';
import { OpenAttempt } from './step.form.js';

export interface NotificationFormProps extends Omit<NotificationFields, 'folio'> {
  petition: PetitionRow;
  replies: ReplyRow[];
  attempts: NotificationRow[];
  /** Whether there is something to tell. */
  fits: boolean;
}

export function NotificationFormView(props: NotificationFormProps) {
  const { petition, replies, method } = props;
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
            <Panel
              heading="Respuesta"
              actions={replies.length > 0 && <Papers folio={petition.folio} method={method} />}
            >
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
        right={<Right {...props} />}
      />
    </>
  );
}

function Papers({ folio, method }: { folio: string; method: Method }) {
  return (
    <>
      <LinkButton href={`/peticiones/${folio}/oficio-de-respuesta`} small icon="print">
        Oficio de notificación
      </LinkButton>
      <LinkButton href={`/peticiones/${folio}/cedula.pdf?medio=${method}`} small newTab icon="print">
        Cédula
      </LinkButton>
    </>
  );
}

function Right(props: NotificationFormProps) {
  const { petition, attempts, fits, errors, terms } = props;
  const open = attempts.find(({ state }) => state === 'open');
  if (open) return <OpenAttempt {...props} folio={petition.folio} attempt={open} />;
  return (
    <Stack>
      {fits || errors.length > 0 ? <NotificationForm {...props} folio={petition.folio} /> : <NotNow {...props} />}
      {attempts.length > 0 && (
        <Panel heading="Intentos anteriores">
          {attempts.map((attempt, index) => (
            <Attempt
              key={attempt.id}
              folio={petition.folio}
              attempt={attempt}
              terms={terms}
              past={index < attempts.length - 1}
            />
          ))}
        </Panel>
      )}
    </Stack>
  );
}

function NotNow({ petition, attempts }: NotificationFormProps) {
  const told = attempts.some(({ state }) => state === 'in_effect');
  return (
    <Panel heading="Notificación">
      <Alert tone={told ? 'ok' : 'info'}>
        {told
          ? 'La persona ya conoce todo lo que se ha contestado.'
          : `La petición está en estado «${STATUSES[petition.status].label}»: se notifica cuando tiene respuesta.`}
      </Alert>
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
