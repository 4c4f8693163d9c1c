import { Panel, Table, type Column } from '@oficialia/platform';
import { addressOf } from '../addresses.js';
import type { Figure } from '../counting/figure.js';
import { advanceOf, changeInWords, valueInWords, valueOf } from '../counting/figures.js';
import { AgainstGoal } from '../indicators.view.js';
import { periodBefore, yearBefore, yearToDate, type Period } from '../period.js';
import { Change, type HeadlineProps } from './headline.view.js';
import { BothNumbers } from './number-link.view.js';
import type { KeyFigure } from './panorama.reader.js';
import { spanName } from './spans.js';

/** Every indicator beside its goals and what it was. */
export function KeyFigures({ figures, period, cuts }: HeadlineProps) {
  const [before, lastYear] = [periodBefore(period), yearBefore(period)];
  const compared = (of: (row: KeyFigure) => Figure, span: Period) =>
    function Compared(row: KeyFigure) {
      const figure = of(row);
      if (figure.denominator === 0) return 'Nada que contar';
      return (
        <>
          {valueInWords(row.definition, figure)}
          <Change words={changeInWords(row.definition.measure, row.figure, figure)} />
          <br />
          <small>
            <BothNumbers definition={row.definition} figure={figure} period={span} cuts={cuts} />
          </small>
        </>
      );
    };
  const columns: Column<KeyFigure>[] = [
    {
      header: 'Indicador',
      main: true,
      cell: ({ definition }) => <a href={addressOf(`/${definition.key}`, period, cuts)}>{definition.name}</a>,
    },
    {
      header: spanName(period),
      cell: (row) => (
        <>
          <b>{valueInWords(row.definition, row.figure)}</b>
          {row.figure.denominator > 0 && (
            <>
              <br />
              <small>
                <BothNumbers {...row} period={period} cuts={cuts} />
              </small>
            </>
          )}
        </>
      ),
    },
    { header: 'Contra la meta', cell: (row) => <AgainstGoal {...row} period={period} /> },
    { header: 'Avance en el año', cell: (row) => <Advance {...row} period={period} cuts={cuts} /> },
    { header: spanName(before), cell: compared((row) => row.before, before) },
    { header: spanName(lastYear), cell: compared((row) => row.lastYear, lastYear) },
  ];
  return (
    <Panel heading="Los indicadores contra su meta" flush>
      <Table
        caption="Los indicadores contra su meta"
        captionHidden
        rows={figures}
        rowKey={({ definition }) => definition.key}
        columns={columns}
      />
    </Panel>
  );
}

/** How far the year has come on the way to its goal. */
function Advance({ definition, soFar, goal, period, cuts }: KeyFigure & Pick<HeadlineProps, 'period' | 'cuts'>) {
  if (!goal || !soFar) return <>Sin meta</>;
  const value = valueOf(definition, soFar);
  if (value === null) return <>Nada que contar</>;
  const unit = definition.unit === 'por ciento' ? '%' : definition.unit;
  return (
    <>
      <b>{advanceOf(definition, value, goal.annual).toLocaleString('es-MX')} %</b> de la meta anual de{' '}
      {goal.annual.toLocaleString('es-MX')} {unit}
      <br />
      <small>
        <BothNumbers definition={definition} figure={soFar} period={yearToDate(period)} cuts={cuts} />
      </small>
    </>
  );
}
