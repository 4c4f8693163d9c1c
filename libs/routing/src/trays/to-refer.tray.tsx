import { Badge, LinkButton, Time, type Column } from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { petitionsToRefer, type ToReferRow } from '../referring/to-refer.queries.js';
import { reasonInWords } from '../suggestions/suggestion-reason.js';
import { TO_REFER } from './holdings.js';
import type { Tray } from './tray.js';

/** What no department has yet, with the department that is suggested and why. */
export const TO_REFER_TRAY: Tray<ToReferRow> = {
  key: 'por-turnar',
  title: 'Por turnar',
  path: '/por-turnar',
  things: 'peticiones',
  caption: 'Peticiones por turnar, las urgentes y las más antiguas primero',
  empty: {
    title: 'No hay nada por turnar',
    text: 'Cuando se registre una petición, aparecerá aquí con la dependencia que se sugiere.',
  },
  holding: TO_REFER,
  rows: petitionsToRefer,
  idOf: ({ id }) => id,
  columns: ({ actor }) => (actor.permissions.has('referral.make') ? [...columns, referColumn] : columns),
  urgent: ({ urgent }) => urgent,
  open: ({ folio }, { actor }) =>
    actor.permissions.has('referral.make') ? `/peticiones/${folio}/turnar` : `/peticiones/${folio}`,
  mark: ({ folio }) => ({ value: folio, label: `Elegir ${folio}` }),
};

const columns: Column<ToReferRow>[] = [
  folioColumn(),
  {
    header: 'Recibida',
    narrow: true,
    cell: (row) => (
      <>
        <Time at={row.received_at} />
        {row.urgent && (
          <>
            <br />
            <Badge label="Urgente" tone="warn" icon="flag" />
          </>
        )}
      </>
    ),
  },
  { header: 'Remitente', cell: (row) => [row.sender_name, row.sender_institution].filter(Boolean).join(', ') },
  { header: 'Asunto', cell: (row) => row.subject },
  { header: 'Se sugiere', cell: (row) => <Suggested row={row} /> },
];

const referColumn: Column<ToReferRow> = {
  header: 'Turnar',
  headerHidden: true,
  narrow: true,
  cell: (row) => (
    <LinkButton href={`/peticiones/${row.folio}/turnar`} small icon="send">
      Turnar<span class="vh"> {row.folio}</span>
    </LinkButton>
  ),
};

/** The department with its reason, or why there is none: a petition never waits in silence. */
function Suggested({ row }: { row: ToReferRow }) {
  if (row.broke !== null) {
    return (
      <>
        <Badge label="Una regla falló" tone="error" icon="alert" />
        <br />
        <small>Decida usted: {row.broke}.</small>
      </>
    );
  }
  if (row.department && row.reason) {
    return (
      <>
        <b>{row.department}</b> {row.level !== 'municipal' && <Badge label="Remisión por incompetencia" tone="info" />}
        <br />
        <small>{reasonInWords({ ...row, reason: row.reason })}</small>
        {row.others.length > 0 && (
          <>
            <br />Y también a <b>{row.others.join('; ')}</b>
          </>
        )}
      </>
    );
  }
  const reading = `Sin sugerencia todavía: ${row.unread === 1 ? 'se está leyendo 1 documento' : `se están leyendo ${row.unread} documentos`}.`;
  if (row.unread > 0) return <small>{reading}</small>;
  if (!row.judged) return <small>Sin sugerencia todavía: las reglas se prueban en un momento.</small>;
  return <small>Sin tema reconocido ni regla que aplique: elija la dependencia.</small>;
}
