import { figure as inFigures, Grid, Panel, Table } from '@oficialia/platform';
import { ChartFigure } from '../charts/chart-figure.view.js';
import { LineChart } from '../charts/line-chart.js';
import type { Cuts } from '../counting/cuts.js';
import { goalFor, percentOf, valueInWords } from '../counting/figures.js';
import { BothNumbers, PartLink } from './number-link.view.js';
import { ATTENTION, RECEIVED, type KeyFigure, type MonthOfTrend } from './panorama.reader.js';
import type { Period } from '../period.js';
import { monthName } from './spans.js';

export interface TrendProps {
  figures: KeyFigure[];
  months: MonthOfTrend[];
  period: Period;
  cuts: Cuts;
}

/** How the last months went: what came in and was answered, and the rate. */
export function Trend(props: TrendProps) {
  return (
    <Grid min="l">
      <Panel heading="Recibidas y contestadas por mes">
        <ReceivedAndAnswered {...props} />
      </Panel>
      <Panel heading="Tasa de atención por mes">
        <Rate {...props} />
      </Panel>
    </Grid>
  );
}

const HINT = 'Cada mes cuenta lo que se recibió en él, se haya contestado cuando se haya contestado.';

function ReceivedAndAnswered({ figures, months, cuts }: TrendProps) {
  const definition = figures.find((one) => one.definition.key === RECEIVED)!.definition;
  const labels = months.map(({ span }) => monthName(span));
  const [first, last] = [months[0]!, months.at(-1)!];
  const desc = `${HINT} En ${monthName(first.span)}: ${inFigures(first.received.denominator)} recibidas. En ${monthName(last.span)}: ${inFigures(last.received.denominator)} recibidas, ${inFigures(last.received.numerator)} contestadas.`;
  const series = [
    { name: 'Recibidas', values: months.map(({ received }) => received.denominator) },
    { name: 'Contestadas', values: months.map(({ received }) => received.numerator) },
  ];
  return (
    <ChartFigure
      draw={(width) => (
        <LineChart title="Recibidas y contestadas por mes" desc={desc} width={width} labels={labels} series={series} />
      )}
      table={
        <Table
          compact
          caption={HINT}
          rows={months}
          rowKey={({ span }) => span.from}
          columns={[
            { header: 'Mes', main: true, cell: ({ span }) => monthName(span) },
            {
              header: 'Recibidas',
              align: 'end',
              cell: ({ span, received }) => (
                <PartLink {...{ definition, cuts }} figure={received} period={span} part="denominator" />
              ),
            },
            {
              header: 'Contestadas',
              align: 'end',
              cell: ({ span, received }) => (
                <PartLink {...{ definition, cuts }} figure={received} period={span} part="numerator" />
              ),
            },
          ]}
        />
      }
    />
  );
}

function Rate({ figures, months, period, cuts }: TrendProps) {
  const { definition, goal } = figures.find((one) => one.definition.key === ATTENTION)!;
  const labels = months.map(({ span }) => monthName(span));
  const last = months.at(-1)!;
  const desc = `${definition.method}. En ${monthName(last.span)}: ${valueInWords(definition, last.attention)}, ${inFigures(last.attention.numerator)} de ${inFigures(last.attention.denominator)}.`;
  const series = [{ name: 'Tasa', values: months.map(({ attention }) => percentOf(attention)) }];
  return (
    <ChartFigure
      draw={(width) => (
        <LineChart
          title="Tasa de atención por mes"
          desc={desc}
          width={width}
          labels={labels}
          series={series}
          unit=" %"
          most={100}
          goal={goalFor(goal, period)}
        />
      )}
      table={
        <Table
          compact
          caption={definition.method}
          rows={months}
          rowKey={({ span }) => span.from}
          columns={[
            { header: 'Mes', main: true, cell: ({ span }) => monthName(span) },
            { header: 'Tasa', align: 'end', cell: ({ attention }) => valueInWords(definition, attention) },
            {
              header: 'Contestadas de las que requieren respuesta',
              align: 'end',
              cell: ({ span, attention }) => <BothNumbers {...{ definition, cuts }} figure={attention} period={span} />,
            },
          ]}
        />
      }
    />
  );
}
