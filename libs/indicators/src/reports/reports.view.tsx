import {
  Button,
  ButtonRow,
  ErrorSummary,
  errorOf,
  Field,
  Form,
  formatDay,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  StatusBadge,
  Table,
  Time,
  TrafficLight,
  type Actor,
  type ShownForm,
} from '@oficialia/platform';
import { shareInWords } from '../counting/figures.js';
import { REPORT_KINDS } from './report-kinds.js';
import { periodOfReport, type ReportRow } from './reports.queries.js';
import type { OwedReport } from './scheduling/owed-reports.js';

export interface ReportsViewProps {
  reports: ReportRow[];
  owed: OwedReport[];
  actor: Actor;
  form: ShownForm;
}

export function ReportsView({ reports, owed, actor, form }: ReportsViewProps) {
  const prepares = actor.permissions.has('report.prepare');
  return (
    <>
      <PageHeader
        title="Informes"
        lead="Cada informe se llena con las cifras del periodo. Firmado, ya no cambia: lo que se corrija después se dice en el siguiente."
        actions={
          <LinkButton href="/informes/calendario" kind="quiet" icon="calendar">
            Calendario de informes
          </LinkButton>
        }
      />
      <Stack>
        {owed.length > 0 && <OwedPanel owed={owed} prepares={prepares} />}
        {prepares && <BeginPanel form={form} />}
        <Panel heading="Borradores y firmados" flush>
          <Table
            caption="Informes"
            captionHidden
            rows={reports}
            rowKey={({ id }) => String(id)}
            empty="Todavía no hay informes."
            columns={[
              { header: 'Informe', main: true, cell: ({ id, title }) => <a href={`/informes/${id}`}>{title}</a> },
              { header: 'Tipo', narrow: true, cell: ({ kind }) => REPORT_KINDS[kind] },
              { header: 'Periodo', cell: (report) => spanOf(report) },
              { header: 'Estado', cell: (report) => <ReportState report={report} /> },
              { header: 'Tasa de atención', cell: ({ figures }) => attentionOf(figures) },
            ]}
          />
        </Panel>
      </Stack>
    </>
  );
}

/** Whether it is a draft, or by whom it was signed and when. */
export function ReportState({ report: { signed_at, signed_by } }: { report: ReportRow }) {
  if (!signed_at) return <StatusBadge label="Borrador" tone="warn" />;
  return (
    <>
      <StatusBadge label="Firmado" tone="ok" /> {signed_by}, <Time at={signed_at} />
    </>
  );
}

function spanOf(report: ReportRow): string {
  const { from, to } = periodOfReport(report);
  return `${formatDay(from)} a ${formatDay(to)}`;
}

function attentionOf(figures: ReportRow['figures']): string {
  const found = figures?.find(({ key }) => key === 'attention-rate');
  return found ? shareInWords(found) : 'Al firmar';
}

const STATES: Record<OwedReport['state'], { light: 'grey' | 'amber' | 'red'; label: string }> = {
  ahead: { light: 'grey', label: 'Aún no toca' },
  remind: { light: 'amber', label: 'Por firmar' },
  late: { light: 'red', label: 'Atrasado' },
};

function OwedPanel({ owed, prepares }: { owed: OwedReport[]; prepares: boolean }) {
  return (
    <Panel heading="Lo que se debe entregar" flush>
      <Table
        caption="Informes que pide el calendario y que nadie ha firmado"
        captionHidden
        rows={owed}
        rowKey={({ period }) => `${period.from} ${period.to}`}
        columns={[
          { header: 'Informe', main: true, cell: ({ title }) => title },
          { header: 'A más tardar', cell: ({ dueOn }) => <Time at={dueOn} /> },
          { header: 'Estado', cell: ({ state }) => <TrafficLight {...STATES[state]} /> },
          {
            header: 'Preparar',
            headerHidden: true,
            cell: ({ period, title }) =>
              prepares && (
                <Form action="/informes" method="post">
                  <input type="hidden" name="from" value={period.from} />
                  <input type="hidden" name="to" value={period.to} />
                  <Button kind="secondary" small>
                    Preparar<span class="vh"> {title}</span>
                  </Button>
                </Form>
              ),
          },
        ]}
      />
    </Panel>
  );
}

function BeginPanel({ form: { typed, errors } }: { form: ShownForm }) {
  return (
    <Panel heading="Preparar el informe de un periodo">
      <Form action="/informes" method="post" grid>
        <ErrorSummary errors={errors} />
        <Field
          name="from"
          type="date"
          label="Desde"
          value={typed['from']}
          error={errorOf(errors, 'from')}
          required
          width={3}
        />
        <Field
          name="to"
          type="date"
          label="Hasta"
          value={typed['to']}
          error={errorOf(errors, 'to')}
          required
          width={3}
        />
        <ButtonRow>
          <Button icon="chart">Preparar el borrador</Button>
        </ButtonRow>
      </Form>
      <p class="hint">
        Un mes, un trimestre, un año o las fechas que se necesiten. Se cuenta por el día en que se recibió cada
        petición.
      </p>
    </Panel>
  );
}
