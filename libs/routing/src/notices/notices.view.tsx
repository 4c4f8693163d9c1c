import {
  Badge,
  Button,
  EmptyState,
  Folio,
  Form,
  Grid,
  PageHeader,
  Panel,
  Stack,
  Stat,
  StatusBadge,
  Table,
  Time,
  type Tone,
} from '@oficialia/platform';
import type { NoticeKind } from './notice.entity.js';
import type { NoticeRow, SummaryRow } from './notices.queries.js';

const KINDS: Record<NoticeKind, { label: string; tone: Tone }> = {
  due_soon: { label: 'Por vencer', tone: 'warn' },
  due_today: { label: 'Vence hoy', tone: 'warn' },
  overdue: { label: 'Vencido', tone: 'error' },
  to_chief: { label: 'Para el titular', tone: 'error' },
  to_supervisor: { label: 'Para supervisión', tone: 'error' },
  unacknowledged: { label: 'Sin acuse', tone: 'warn' },
  unacknowledged_chief: { label: 'Sin acuse, para el titular', tone: 'error' },
  unacknowledged_supervisor: { label: 'Sin acuse, para supervisión', tone: 'error' },
  returned_often: { label: 'Devuelta varias veces: decide supervisión', tone: 'error' },
};

export function NoticesView({ summary, notices }: { summary: SummaryRow | undefined; notices: NoticeRow[] }) {
  const unseen = notices.filter(({ seen_at }) => seen_at === null);
  return (
    <>
      <PageHeader title="Avisos" lead="Lo que vence, lo que nadie acusa, y un resumen cada día hábil." />
      <Stack>
        {summary && <Summary summary={summary} />}
        <Panel heading="Plazos" flush actions={unseen.length > 0 && <SeenForm last={newest(unseen)} />}>
          {notices.length === 0 ? (
            <EmptyState title="No tiene avisos" icon="check" />
          ) : (
            <Table
              caption="Avisos de plazos"
              captionHidden
              rows={notices}
              rowKey={({ id }) => String(id)}
              columns={[
                {
                  header: 'Aviso',
                  main: true,
                  cell: ({ kind, seen_at }) => (
                    <>
                      <StatusBadge {...KINDS[kind]} /> {seen_at === null && <Badge label="Nuevo" tone="info" />}
                    </>
                  ),
                },
                {
                  header: 'Folio',
                  narrow: true,
                  cell: ({ folio }) => <Folio value={folio} href={`/peticiones/${folio}`} />,
                },
                { header: 'Oficio', narrow: true, cell: ({ oficio }) => oficio },
                { header: 'Dependencia', cell: ({ department }) => department },
                { header: 'Fecha', narrow: true, cell: ({ due_date }) => <Time at={due_date} /> },
                { header: 'Avisado', narrow: true, cell: ({ made_at }) => <Time at={made_at} /> },
              ]}
            />
          )}
        </Panel>
      </Stack>
    </>
  );
}

function Summary({ summary }: { summary: SummaryRow }) {
  const { overdue, due_today, due_soon, to_acknowledge } = summary;
  return (
    <Panel
      heading={
        <>
          Resumen del <Time at={summary.day} />
        </>
      }
    >
      <Grid min="s">
        <Stat
          label="Vencidos"
          value={String(overdue)}
          tone={overdue > 0 ? 'error' : 'ok'}
          href="/turnos?estado=vencidos"
          hrefLabel="Ver los turnos"
        />
        <Stat
          label="Vencen ese día"
          value={String(due_today)}
          tone={due_today > 0 ? 'warn' : 'ok'}
          href="/turnos?estado=por-vencer"
          hrefLabel="Ver los turnos"
        />
        <Stat
          label="Vencen en tres días hábiles"
          value={String(due_soon)}
          href="/turnos?estado=por-vencer"
          hrefLabel="Ver los turnos"
        />
        <Stat
          label="Por acusar"
          value={String(to_acknowledge)}
          href="/turnos?estado=por-acusar"
          hrefLabel="Ver los turnos"
        />
      </Grid>
    </Panel>
  );
}

function SeenForm({ last }: { last: number }) {
  return (
    <Form action="/avisos/vistos" label="Marcar los avisos como vistos">
      <input type="hidden" name="last" value={String(last)} />
      <Button small kind="secondary" icon="check">
        Ya los vi
      </Button>
    </Form>
  );
}

function newest(notices: NoticeRow[]): number {
  return Math.max(...notices.map(({ id }) => id));
}
