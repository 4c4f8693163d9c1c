import {
  Badge,
  EmptyState,
  figure,
  LinkButton,
  NumberedPager,
  PageHeader,
  Panel,
  Table,
  Time,
} from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import type { WaitingRow } from './preventions.queries.js';

interface PreventionsViewProps {
  rows: WaitingRow[];
  counts: { total: number; past: number };
  page: number;
  size: number;
  today: string;
}

/** The petitions that wait for their petitioner; those whose day has passed come first. */
export function PreventionsView({ rows, counts, page, size, today }: PreventionsViewProps) {
  return (
    <>
      <PageHeader
        title="Prevenciones"
        lead={`${figure(counts.total)} por completar; en ${figure(counts.past)} ya pasó el día y falta decidir.`}
      />
      <Panel flush>
        {rows.length === 0 ? (
          <EmptyState title="Nadie tiene algo por completar" icon="check" />
        ) : (
          <Table
            caption="Peticiones en prevención, las que vencieron primero"
            captionHidden
            rows={rows}
            rowKey={({ folio }) => folio}
            rowTone={({ complete_by }) => (complete_by < today ? 'warn' : undefined)}
            columns={[
              folioColumn(),
              { header: 'Remitente', cell: ({ sender_name }) => sender_name },
              { header: 'Asunto', cell: ({ subject }) => subject },
              { header: 'Se previno', narrow: true, cell: ({ made_on }) => <Time at={made_on} /> },
              {
                header: 'Hasta',
                narrow: true,
                cell: (row) => <Until row={row} today={today} />,
              },
              {
                header: 'Acciones',
                headerHidden: true,
                narrow: true,
                cell: ({ folio }) => (
                  <LinkButton href={`/peticiones/${folio}/prevencion`} small icon="pen">
                    Abrir<span class="vh"> la prevención de {folio}</span>
                  </LinkButton>
                ),
              },
            ]}
          />
        )}
      </Panel>
      <NumberedPager
        page={page}
        size={size}
        shown={rows.length}
        total={counts.total}
        things="prevenciones"
        at={(number) => `/prevenciones?pagina=${number}`}
      />
    </>
  );
}

/** Past the day, what the product proposes; a person decides. */
function Until({ row: { complete_by, may_lapse }, today }: { row: WaitingRow; today: string }) {
  const proposal = may_lapse ? 'Tener por no presentada' : 'Seguir con lo que hay';
  return (
    <>
      <Time at={complete_by} /> {complete_by < today && <Badge label={proposal} tone="warn" />}
    </>
  );
}
