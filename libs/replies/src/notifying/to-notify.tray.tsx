import { Badge, LinkButton, Time, type Column } from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { TO_NOTIFY, type Tray } from '@oficialia/routing';
import { METHODS, usualMethod } from '../replies.catalogue.js';
import { STEPS } from './notification-steps.js';
import { petitionsToNotify, type ToNotifyRow } from '../replies.queries.js';

/** What has all its answers, and whose petitioner does not know yet. */
export const TO_NOTIFY_TRAY: Tray<ToNotifyRow> = {
  key: 'por-notificar',
  title: 'Por notificar',
  path: '/por-notificar',
  things: 'peticiones',
  caption: 'Respuestas por notificar, las peticiones más antiguas primero',
  empty: { title: 'No hay nada por notificar' },
  holding: TO_NOTIFY,
  rows: petitionsToNotify,
  idOf: ({ id }) => id,
  columns: ({ actor }) => (actor.permissions.has('notification.make') ? [...columns, notifyColumn] : columns),
  urgent: ({ urgent }) => urgent,
  open: ({ folio }, { actor }) =>
    actor.permissions.has('notification.make') ? `/peticiones/${folio}/notificaciones` : `/peticiones/${folio}`,
  mark: ({ folio }) => ({ value: folio, label: `Elegir ${folio}` }),
};

const columns: Column<ToNotifyRow>[] = [
  folioColumn(),
  {
    header: 'Contestada',
    narrow: true,
    cell: (row) => (
      <>
        <Time at={row.replied_at} /> {row.urgent && <Badge label="Urgente" tone="warn" icon="flag" />}
      </>
    ),
  },
  { header: 'Remitente', cell: (row) => row.sender_name },
  { header: 'Asunto', cell: (row) => row.subject },
  { header: 'Contestó', cell: (row) => row.departments.join('; ') },
  { header: 'Medio', cell: (row) => <LastAttempt row={row} /> },
];

/** How the last attempt stands, or the way that fits what the petitioner left. */
function LastAttempt({ row }: { row: ToNotifyRow }) {
  if (!row.last_act || !row.last_method) return <>Sugerido: {METHODS[usualMethod(row)].toLocaleLowerCase('es')}</>;
  const failed = ['bounced', 'given_up', 'impossible', 'abandoned'].includes(row.last_act);
  return (
    <>
      {METHODS[row.last_method]} <Badge label={STEPS[row.last_act].label} tone={failed ? 'error' : 'info'} />
      {failed && row.last_words && ` ${row.last_words}`}
    </>
  );
}

const notifyColumn: Column<ToNotifyRow> = {
  header: 'Notificar',
  headerHidden: true,
  narrow: true,
  cell: (row) => (
    <LinkButton href={`/peticiones/${row.folio}/notificaciones`} small icon="mail">
      Notificar<span class="vh"> {row.folio}</span>
    </LinkButton>
  ),
};
