import {
  Button,
  EmptyState,
  Folio,
  Form,
  PageHeader,
  Pager,
  Panel,
  StatusBadge,
  Table,
  Time,
  type Column,
} from '@oficialia/platform';
import { addressOf } from '../viewing/document-address.js';
import type { StoppedRow } from './stopped.queries.js';

export interface StoppedViewProps {
  rows: StoppedRow[];
  total: number;
  skip: number;
  size: number;
  /** Who may not read documents sees which file it is, not how it is called nor what is in it. */
  mayRead: boolean;
}

/** The pages and files that the machine gave up. */
export function StoppedView({ rows, total, skip, size, mayRead }: StoppedViewProps) {
  return (
    <>
      <PageHeader
        title="Lecturas detenidas"
        lead="Páginas y archivos que la lectura automática dejó de intentar. El original siempre está guardado."
      />
      {total === 0 ? (
        <EmptyState title="No hay lecturas detenidas" icon="check">
          Todo lo que llegó se leyó.
        </EmptyState>
      ) : (
        <Panel heading="Por revisar" flush>
          <Table
            caption="Lecturas detenidas"
            captionHidden
            rows={rows}
            rowKey={(row) => `${row.document_id}-${row.number}`}
            columns={columnsOf(mayRead)}
          />
          <Pager
            from={Math.min(skip + 1, total)}
            to={skip + rows.length}
            total={total}
            things="lecturas"
            prevHref={skip > 0 ? `?desde=${Math.max(0, skip - size)}` : undefined}
            nextHref={skip + rows.length < total ? `?desde=${skip + size}` : undefined}
          />
        </Panel>
      )}
    </>
  );
}

function columnsOf(mayRead: boolean): Column<StoppedRow>[] {
  return [
    { header: 'Archivo', main: true, cell: (row) => <FileOf row={row} mayRead={mayRead} /> },
    { header: 'Página', narrow: true, cell: (row) => (row.number === 0 ? 'Todo el archivo' : row.number) },
    { header: 'Motivo', cell: (row) => row.reason },
    { header: 'Intentos', align: 'end', narrow: true, cell: (row) => row.attempts },
    { header: 'Desde', narrow: true, cell: (row) => <Time at={row.stopped_at} /> },
    { header: 'Acción', headerHidden: true, narrow: true, cell: (row) => <Again row={row} /> },
  ];
}

function FileOf({ row, mayRead }: { row: StoppedRow; mayRead: boolean }) {
  const name = mayRead ? row.name : `Documento ${row.document_id}`;
  if (row.folio === null) return <>{name} · digitalización por archivar</>;
  return (
    <>
      {mayRead ? (
        <a href={`${addressOf({ folio: row.folio, id: row.document_id })}?pagina=${row.number || 1}`}>{name}</a>
      ) : (
        name
      )}
      <br />
      <Folio value={row.folio} href={mayRead ? `/peticiones/${row.folio}` : undefined} />
    </>
  );
}

function Again({ row }: { row: StoppedRow }) {
  if (row.by_person) return <StatusBadge label="Capturada a mano" tone="ok" />;
  if (row.status === 'waiting' || row.status === 'reading') return <StatusBadge label="Leyendo" tone="info" />;
  return (
    <Form action={`/lecturas/${row.document_id}`} label={`Leer otra vez el documento ${row.document_id}`}>
      <Button kind="secondary" small icon="scan" busy="Enviando…">
        Leer otra vez
      </Button>
    </Form>
  );
}
