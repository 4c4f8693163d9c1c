import { LinkButton, PageHeader, Panel, Stack, StatusBadge, Table, Time } from '@oficialia/platform';
import type { SeriesRow } from '../series/series.queries.js';
import type { TemplateRow } from './templates.queries.js';
import { OFICIO_KINDS } from './wording.js';

export function TemplatesView({ templates, series }: { templates: TemplateRow[]; series: SeriesRow[] }) {
  return (
    <>
      <PageHeader
        title="Plantillas de oficios"
        lead="Lo que dicen los oficios y cómo se numeran. Un cambio vale para los que se emitan después; los emitidos no cambian."
      />
      <Stack>
        <Panel heading="Plantillas" flush>
          <Table
            caption="Plantillas en vigor"
            captionHidden
            rows={templates}
            rowKey={({ kind }) => kind}
            columns={[
              {
                header: 'Para',
                main: true,
                cell: ({ kind }) => <a href={`/plantillas/${kind}`}>{OFICIO_KINDS[kind]}</a>,
              },
              { header: 'Versión', align: 'end', cell: ({ version }) => version },
              { header: 'Desde', cell: ({ made_at }) => <Time at={made_at} /> },
              { header: 'Por', cell: ({ made_by }) => made_by ?? 'El producto' },
              { header: 'Motivo', cell: ({ reason }) => reason },
            ]}
          />
        </Panel>
        <SeriesPanel series={series} />
      </Stack>
    </>
  );
}

function SeriesPanel({ series }: { series: SeriesRow[] }) {
  return (
    <Panel
      heading="Series"
      flush
      actions={
        <LinkButton href="/series-de-oficios/nueva" small icon="plus">
          Agregar una serie
        </LinkButton>
      }
    >
      <Table
        caption="Series de oficios"
        captionHidden
        rows={series}
        rowKey={({ prefix }) => prefix}
        columns={[
          {
            header: 'Serie',
            main: true,
            cell: ({ id, prefix }) => <a href={`/series-de-oficios/${id}`}>{prefix}</a>,
          },
          { header: 'Nombre', cell: ({ name }) => name },
          { header: 'Oficina que encabeza', cell: ({ office }) => office ?? 'La de seguimiento' },
          { header: 'Último número', cell: ({ last }) => last ?? 'Ninguno todavía' },
          {
            header: 'Uso',
            cell: ({ active }) => (
              <StatusBadge label={active ? 'En uso' : 'Cerrada'} tone={active ? 'ok' : 'neutral'} />
            ),
          },
        ]}
      />
    </Panel>
  );
}
