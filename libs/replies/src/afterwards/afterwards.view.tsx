import {
  Button,
  ButtonRow,
  EmptyState,
  Field,
  Folio,
  Form,
  Grid,
  LinkButton,
  PageHeader,
  Panel,
  Stat,
  Table,
  Time,
} from '@oficialia/platform';
import { EVALUATIONS, type EvaluationVerdict } from '../replies.catalogue.js';
import { VerdictBadge } from './afterwards.panel.js';
import type { EvaluationRow, ReopeningRow, SatisfactionRow } from './afterwards.queries.js';

export interface AfterwardsProps {
  since?: string;
  figure: SatisfactionRow;
  reopenings: ReopeningRow[];
  evaluations: EvaluationRow[];
  mayDecide: boolean;
}

export function AfterwardsView({ since, figure, reopenings, evaluations, mayDecide }: AfterwardsProps) {
  return (
    <>
      <PageHeader
        title="Valoraciones y reaperturas"
        lead="Qué dicen de la respuesta quienes la recibieron, y qué peticiones piden reabrir."
      />
      <Panel heading="Reaperturas por decidir" flush>
        <Waiting reopenings={reopenings} mayDecide={mayDecide} />
      </Panel>
      <Panel heading="¿Resolvió el asunto?">
        <Figures {...figure} />
        <Form action="/valoraciones" method="get" label="Periodo" grid>
          <Field name="desde" type="date" label="Notificadas desde" value={since} optional width={4} />
          <ButtonRow>
            <Button kind="secondary">Ver</Button>
          </ButtonRow>
        </Form>
      </Panel>
      <Panel heading="Últimas valoraciones" flush>
        <Newest evaluations={evaluations} />
      </Panel>
    </>
  );
}

function Waiting({ reopenings, mayDecide }: { reopenings: ReopeningRow[]; mayDecide: boolean }) {
  if (reopenings.length === 0) return <EmptyState title="Nadie espera que se decida una reapertura" icon="check" />;
  return (
    <Table
      caption="Reaperturas por decidir, las más antiguas primero"
      captionHidden
      rows={reopenings}
      rowKey={(row) => row.folio}
      columns={[
        {
          header: 'Folio',
          main: true,
          narrow: true,
          cell: (row) => <Folio value={row.folio} href={`/peticiones/${row.folio}#valoracion`} />,
        },
        { header: 'Pedida', narrow: true, cell: (row) => <Time at={row.asked_at} /> },
        { header: 'Asunto', cell: (row) => row.subject },
        { header: 'Por qué', cell: (row) => row.reason },
        { header: 'Valoración', cell: (row) => row.verdict && <VerdictBadge verdict={row.verdict} /> },
        {
          header: 'Decidir',
          headerHidden: true,
          narrow: true,
          cell: (row) =>
            mayDecide && (
              <LinkButton href={`/peticiones/${row.folio}#valoracion`} small icon="return">
                Decidir<span class="vh"> {row.folio}</span>
              </LinkButton>
            ),
        },
      ]}
    />
  );
}

function Figures({ notified, ...counts }: SatisfactionRow) {
  const said = counts.solved + counts.partly + counts.no;
  return (
    <>
      <Grid min="s">
        {(Object.keys(EVALUATIONS) as EvaluationVerdict[]).map((verdict) => (
          <Stat
            key={verdict}
            label={EVALUATIONS[verdict]}
            value={said === 0 ? '—' : `${((100 * counts[verdict]) / said).toFixed(1)} %`}
            numerator={counts[verdict]}
            denominator={said}
            of="valoraciones"
          />
        ))}
      </Grid>
      <p>
        Se valoraron {said} de {notified} respuestas notificadas. Quien no dice nada no cuenta ni a favor ni en contra.
      </p>
    </>
  );
}

function Newest({ evaluations }: { evaluations: EvaluationRow[] }) {
  if (evaluations.length === 0) return <EmptyState title="Todavía nadie ha valorado una respuesta" icon="info" />;
  return (
    <Table
      caption="Las últimas valoraciones"
      captionHidden
      rows={evaluations}
      rowKey={(row) => `${row.folio} ${row.evaluated_at.getTime()}`}
      columns={[
        {
          header: 'Folio',
          main: true,
          narrow: true,
          cell: (row) => <Folio value={row.folio} href={`/peticiones/${row.folio}`} />,
        },
        { header: 'Cuándo', narrow: true, cell: (row) => <Time at={row.evaluated_at} /> },
        { header: '¿Resolvió?', narrow: true, cell: (row) => <VerdictBadge verdict={row.verdict} /> },
        { header: 'Comentario', cell: (row) => row.comment },
      ]}
    />
  );
}
