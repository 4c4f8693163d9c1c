import { DefinitionList, Panel, Table } from '@oficialia/platform';
import type { ComponentChildren } from 'preact';
import { ChartOnPage } from '../charts/chart-figure.view.js';
import { blocksOf, headingOf, type ReportBlock, type ReportTable } from './files/report-blocks.js';
import type { Snapshot } from './taking/snapshot.js';

export interface ReportContentProps {
  snapshot: Snapshot;
  /** Buttons of the sheet at this place, from 0. */
  actions?: (at: number) => ComponentChildren;
}

/** The sheets of a report as they are on paper. */
export function ReportContent({ snapshot, actions }: ReportContentProps) {
  return (
    <>
      {snapshot.sheets.map((sheet, at) => (
        <Panel key={at} heading={`${sheet.level} ${sheet.number}`.trim()} actions={actions?.(at)}>
          <DefinitionList items={headingOf(sheet, snapshot).map(([term, detail]) => ({ term, detail }))} />
          {blocksOf(sheet, snapshot).map((block, index) => (
            <Block key={index} block={block} />
          ))}
        </Panel>
      ))}
    </>
  );
}

function Block({ block }: { block: ReportBlock }) {
  switch (block.kind) {
    case 'text':
      return <Written text={block.text} />;
    case 'quote':
      return (
        <blockquote>
          <Written text={block.text} />
        </blockquote>
      );
    case 'table':
      return <FiguresTable table={block} />;
  }
}

function Written({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n\s*\n/).map((paragraph, at) => (
        <p key={at}>{paragraph}</p>
      ))}
    </>
  );
}

function FiguresTable({ table }: { table: ReportTable }) {
  const { chart } = table;
  return (
    <>
      {chart && (
        <figure class="chart">
          <ChartOnPage draw={(width) => chart.draw(width)} />
          <figcaption>
            {table.heading}. {chart.legend}
          </figcaption>
        </figure>
      )}
      <Table
        caption={table.heading}
        rows={table.rows}
        rowKey={([name = '']) => name}
        compact
        columns={table.heads.map((header, at) => ({
          header: header || 'Concepto',
          main: at === 0,
          align: at === 0 || table.texts.includes(at) ? undefined : 'end',
          cell: (row: string[]) => row[at],
        }))}
      />
    </>
  );
}
