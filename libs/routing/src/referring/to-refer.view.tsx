import {
  Badge,
  EmptyState,
  LinkButton,
  PageHeader,
  NumberedPager,
  Panel,
  Table,
  Time,
  figure,
  type Column,
} from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { reasonInWords } from '../suggestions/suggestion-reason.js';
import type { ToReferRow } from './to-refer.queries.js';

interface ToReferViewProps {
  rows: ToReferRow[];
  counts: { total: number; urgent: number };
  page: number;
  size: number;
  mayRefer: boolean;
}

export function ToReferView({ rows, counts, page, size, mayRefer }: ToReferViewProps) {
  return (
    <>
      <PageHeader title="Por turnar" lead={leadOf(counts)} />
      <Panel flush>
        {rows.length > 0 ? (
          <Table
            caption="Peticiones por turnar, las urgentes y las más antiguas primero"
            captionHidden
            rows={rows}
            rowKey={(row) => row.folio}
            rowTone={(row) => (row.urgent ? 'warn' : undefined)}
            columns={mayRefer ? [...columns, referColumn] : columns}
          />
        ) : (
          <EmptyState title="No hay nada por turnar" icon="check">
            Cuando se registre una petición, aparecerá aquí con la dependencia que se sugiere.
          </EmptyState>
        )}
      </Panel>
      <NumberedPager
        page={page}
        size={size}
        shown={rows.length}
        total={counts.total}
        things="peticiones"
        at={(number) => `/por-turnar?pagina=${number}`}
      />
    </>
  );
}

const columns: Column<ToReferRow>[] = [
  folioColumn(),
  {
    header: 'Recibida',
    narrow: true,
    cell: (row) => (
      <>
        <Time at={row.received_at} /> {row.urgent && <Badge label="Urgente" tone="warn" icon="flag" />}
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
      </>
    );
  }
  const reading = `Sin sugerencia todavía: ${row.unread === 1 ? 'se está leyendo 1 documento' : `se están leyendo ${row.unread} documentos`}.`;
  return <small>{row.unread > 0 ? reading : 'Sin tema reconocido ni regla que aplique: elija la dependencia.'}</small>;
}

function leadOf({ total, urgent }: { total: number; urgent: number }): string {
  const petitions = total === 1 ? '1 petición espera' : `${figure(total)} peticiones esperan`;
  return urgent > 0
    ? `${petitions} dependencia; ${figure(urgent)} con prioridad urgente.`
    : `${petitions} dependencia.`;
}
