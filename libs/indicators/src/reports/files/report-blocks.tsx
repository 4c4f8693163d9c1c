import { formatDay } from '@oficialia/platform';
import type { VNode } from 'preact';
import { BarChart } from '../../charts/bar-chart.js';
import { LineChart } from '../../charts/line-chart.js';
import {
  advanceOf,
  counted,
  goalFor,
  percentInWords,
  shareInWords,
  valueInWords,
  valueOf,
} from '../../counting/figures.js';
import { monthName } from '../../panorama/spans.js';
import { monthInWords } from '../report-kinds.js';
import type { IndicatorFigure, Snapshot } from '../taking/snapshot.js';
import { fillIn } from '../writing/placeholders.js';
import type { Sheet, SheetPart } from '../writing/sheets.js';

/** A table of a report, in words; the first column names the row, the others are figures unless `texts` has them. */
export interface ReportTable {
  kind: 'table';
  heading: string;
  heads: string[];
  rows: string[][];
  /** Columns besides the first that are words. */
  texts: number[];
  chart?: ReportChart;
}

/** What the table says, drawn so many pixels wide; `font` names a family where there is no page around it. */
export interface ReportChart {
  alt: string;
  legend: string;
  draw: (width: number, font?: string) => VNode;
}

/** What a sheet is made of, once its figures are filled in: the same on paper and on the screen. */
export type ReportBlock = { kind: 'text' | 'quote'; text: string } | ReportTable;

const CHART_HEIGHT = 200;
/** Departments that a chart and its table name; the spreadsheet has all. */
const MOST_DEPARTMENTS = 10;

/** The blocks of a sheet, in its order; parts that have nothing to say are left out. */
export function blocksOf(sheet: Sheet, snapshot: Snapshot): ReportBlock[] {
  return sheet.parts.flatMap((part) => blocksOfPart(part, snapshot));
}

function blocksOfPart({ kind, text }: SheetPart, snapshot: Snapshot): ReportBlock[] {
  const written = fillIn(text, snapshot);
  if (kind === 'text' || kind === 'quote') return written === '' ? [] : [{ kind, text: written }];
  const blocks = COUNTED[kind](snapshot);
  return written === '' || blocks.length === 0 ? blocks : [{ kind: 'text', text: written }, ...blocks];
}

const COUNTED: Record<Exclude<SheetPart['kind'], 'text' | 'quote'>, (snapshot: Snapshot) => ReportBlock[]> = {
  volume: ({ volume }) => [
    {
      kind: 'table',
      heading: 'Lo recibido y en qué quedó',
      heads: ['', 'Peticiones', 'De cuántas'],
      texts: [2],
      rows: [
        ['Recibidas', counted(volume.received), ''],
        ['Turnadas o remitidas', counted(volume.referred), shareOf(volume.referred, volume.received)],
        ['No requieren respuesta', counted(volume.requireNoReply), shareOf(volume.requireNoReply, volume.received)],
        ['Requieren respuesta', counted(volume.requireReply), shareOf(volume.requireReply, volume.received)],
        ['Contestadas', counted(volume.answered), shareOf(volume.answered, volume.requireReply)],
        ['Contestadas y notificadas', counted(volume.notified), shareOf(volume.notified, volume.requireReply)],
        ['Sin contestar', counted(volume.unanswered), shareOf(volume.unanswered, volume.requireReply)],
        ['Sin contestar y vencidas', counted(volume.overdue), shareOf(volume.overdue, volume.requireReply)],
      ],
    },
  ],
  indicators: ({ indicators, period }) => [
    {
      kind: 'table',
      heading: 'Indicadores',
      heads: ['Indicador', 'Valor', 'Meta del periodo', 'En lo que va del año'],
      texts: [1, 2, 3],
      rows: indicators.map(({ definition, figure, soFar, goal }) => [
        `${definition.name} (versión ${definition.version})`,
        figureInWords(definition, figure),
        targetInWords(definition, goalFor(goal ?? undefined, period)),
        figureInWords(definition, soFar),
      ]),
    },
  ],
  departments: ({ departments }) => (departments.length === 0 ? [] : [departmentsTable(departments)]),
  months: ({ months }) => (months.length === 0 ? [] : [monthsTable(months)]),
  instructions: ({ instructions, volume }) =>
    instructions.length === 0
      ? []
      : [
          {
            kind: 'table',
            heading: 'Para qué se turnó',
            heads: ['Instrucción', 'Peticiones', 'De las recibidas'],
            texts: [2],
            rows: instructions.map(({ name, petitions }) => [
              name,
              counted(petitions),
              shareOf(petitions, volume.received),
            ]),
          },
        ],
  earlier: ({ earlier }) =>
    earlier.length === 0
      ? []
      : [
          {
            kind: 'table',
            heading: 'Lo que cambió en informes ya firmados',
            heads: ['Informe', 'Indicador', 'Se informó', 'A la fecha de corte'],
            texts: [1, 2, 3],
            rows: earlier.map(({ report, signedOn, name, measure, said, is }) => [
              `${report}, firmado el ${formatDay(signedOn)}`,
              name,
              countsInWords(measure, said),
              countsInWords(measure, is),
            ]),
          },
        ],
};

function departmentsTable(departments: Snapshot['departments']): ReportTable {
  const shown = departments.slice(0, MOST_DEPARTMENTS);
  const title = 'Dependencias que más peticiones recibieron';
  const desc = shown
    .map(({ name, received, answered }) => `${name}: ${received}, ${answered} con respuesta`)
    .join('; ');
  const bars = shown.map(({ name, received, answered }) => ({ label: name, value: received, part: answered }));
  return {
    kind: 'table',
    heading: departments.length > shown.length ? `${title} (${shown.length} de ${departments.length})` : title,
    heads: ['Dependencia', 'Turnos', 'Requieren respuesta', 'Contestados', 'Vencidos', 'Contestados / la requieren'],
    texts: [5],
    rows: shown.map(({ name, received, requireReply, answered, overdue }) => [
      name,
      counted(received),
      counted(requireReply),
      counted(answered),
      counted(overdue),
      shareOf(answered, requireReply),
    ]),
    chart: {
      alt: `${title}. ${desc}.`,
      legend: 'Cada barra son los turnos que recibió; su parte llena, los que contestó.',
      draw: (width, font) => <BarChart title={title} desc={desc} width={width} font={font} bars={bars} />,
    },
  };
}

function monthsTable(months: Snapshot['months']): ReportTable {
  const title = 'Recibidas y contestadas mes por mes';
  const named = months.map((figure) => ({ ...figure, name: monthInWords(figure.month) }));
  const desc = named
    .map(({ name, received, answered }) => `${name}: ${received} recibidas, ${answered} contestadas`)
    .join('; ');
  const series = [
    { name: 'Recibidas', values: months.map(({ received }) => received) },
    { name: 'Contestadas', values: months.map(({ answered }) => answered) },
  ];
  const labels = named.map(({ month }) => monthName({ from: month }));
  return {
    kind: 'table',
    heading: title,
    heads: ['Mes en que se recibió', 'Recibidas', 'Requieren respuesta', 'Contestadas', 'Tasa de atención'],
    texts: [4],
    rows: named.map(({ name, received, requireReply, answered }) => [
      name,
      counted(received),
      counted(requireReply),
      counted(answered),
      shareOf(answered, requireReply),
    ]),
    // One point is no line.
    chart:
      months.length === 1
        ? undefined
        : {
            alt: `${title}. ${desc}.`,
            legend: 'Por el mes en que se recibió cada petición, aunque se haya contestado después.',
            draw: (width, font) => (
              <LineChart
                title={title}
                desc={desc}
                width={width}
                height={CHART_HEIGHT}
                font={font}
                labels={labels}
                series={series}
              />
            ),
          },
  };
}

function shareOf(numerator: number, denominator: number): string {
  return denominator === 0 ? '' : shareInWords({ numerator, denominator });
}

/** Both numbers of a figure, or how many petitions were measured. */
export function countsInWords(measure: 'share' | 'days', figure: { numerator: number; denominator: number }): string {
  return measure === 'share' ? shareInWords(figure) : petitions(figure.denominator);
}

function petitions(count: number): string {
  return count === 1 ? '1 petición' : `${counted(count)} peticiones`;
}

/** A value with both its numbers, or with how many were measured. */
export function figureInWords(definition: IndicatorFigure['definition'], figure: IndicatorFigure['figure']): string {
  if (figure.denominator === 0) return 'Nada que contar';
  if (definition.measure === 'share') return shareInWords(figure);
  return `${valueInWords(definition, figure)} (${petitions(figure.denominator)})`;
}

function targetInWords({ measure }: IndicatorFigure['definition'], goal: number | null): string {
  if (goal === null) return 'Sin meta';
  return measure === 'share' ? percentInWords(goal) : `${goal} días hábiles`;
}

/** What heads a sheet: what people wrote of it, and what was reached, each with a name. */
export function headingOf(sheet: Sheet, { indicators, period, kind }: Snapshot): [name: string, value: string][] {
  const written: [string, string][] = [
    ['Unidad responsable', sheet.unit],
    ['Programa presupuestario', sheet.programme],
    ['Eje', sheet.axis],
    ['Objetivo', sheet.objective],
    [sheet.level, sheet.number],
  ];
  const found = indicators.find(({ definition }) => definition.key === sheet.indicator);
  const reached: [string, string][] = found ? reachedBy(found, period, kind) : [];
  return [
    ...written,
    ...reached.slice(0, 2),
    ['Área responsable', sheet.area] as [string, string],
    ...reached.slice(2),
  ].filter(([, value]) => value !== '');
}

function reachedBy(
  { definition, figure, soFar, goal }: IndicatorFigure,
  period: Snapshot['period'],
  kind: string,
): [string, string][] {
  const target = goalFor(goal ?? undefined, period);
  const value = valueOf(definition, figure);
  const yearly = goal && valueOf(definition, soFar);
  const advance = (of: number, to: number) => percentInWords(advanceOf(definition, of, to));
  return [
    ['Indicador', `${definition.name}. ${definition.definition}`],
    ['Método de cálculo', `${definition.method} (definición versión ${definition.version})`],
    ['Valor alcanzado', figureInWords(definition, figure)],
    [
      kind === 'quarter' ? 'Meta del trimestre' : 'Meta del periodo',
      target === null
        ? ''
        : `${targetInWords(definition, target)}${value === null ? '' : `; se alcanzó ${advance(value, target)} de la meta`}`,
    ],
    [
      'Avance sobre la meta anual',
      goal && yearly !== null && yearly !== undefined
        ? `${figureInWords(definition, soFar)} en lo que va del año, de una meta de ${targetInWords(definition, goal.annual)}: ${advance(yearly, goal.annual)} de la meta`
        : '',
    ],
  ];
}
