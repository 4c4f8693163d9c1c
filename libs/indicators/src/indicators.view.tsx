import {
  DefinitionList,
  figure as inFigures,
  formatDay,
  PageHeader,
  Panel,
  Stack,
  Stat,
  Table,
  TrafficLight,
  type Column,
  type FormError,
} from '@oficialia/platform';
import { addressOf, listAddress } from './addresses.js';
import type { Figure, Part } from './counting/counting.queries.js';
import type { CutChoices } from './counting/cut-choices.queries.js';
import { CUT_NAMES, CUTS, type Cuts } from './counting/cuts.js';
import { goalFor, goalInWords, lightOf, valueInWords, valueOf } from './counting/figures.js';
import type { Definition, Goal } from './defining/definitions.queries.js';
import { PeriodForm } from './period-form.view.js';
import type { Period } from './period.js';

export interface IndicatorRow {
  definition: Definition;
  figure: Figure;
  goal: Goal | undefined;
}

export interface IndicatorsViewProps {
  /** The period as it was asked for. */
  typed: Period;
  cuts: Cuts;
  choices: CutChoices;
  /** Absent when what was asked for cannot be counted. */
  rows?: IndicatorRow[] | undefined;
  errors: FormError[];
  thisQuarter: Period;
}

export function IndicatorsView({ typed, cuts, choices, rows, errors, thisQuarter }: IndicatorsViewProps) {
  const [first] = rows ?? [];
  return (
    <>
      <PageHeader title="Indicadores" lead={rows && `${spanInWords(typed)}${cutsInWords(cuts, choices)}.`} />
      <Stack>
        <PeriodForm page="/indicadores" {...{ typed, cuts, choices, thisQuarter, errors }} />
        {rows && first && (
          <>
            <Headline {...first} period={typed} cuts={cuts} />
            <Panel heading="Todos los indicadores" flush>
              <Table
                caption="Todos los indicadores"
                captionHidden
                columns={columns(typed, cuts)}
                rows={rows}
                rowKey={({ definition }) => definition.key}
              />
            </Panel>
          </>
        )}
      </Stack>
    </>
  );
}

/** `Peticiones recibidas del vie 1 ene 2027 al dom 31 mar 2027`. */
export function spanInWords({ from, to }: Period): string {
  return `Del ${formatDay(from)} al ${formatDay(to)}, por la fecha en que se recibió cada petición`;
}

export function cutsInWords(cuts: Cuts, choices: CutChoices): string {
  const words = CUT_NAMES.filter((name) => cuts[name]).map((name) => {
    const label = choices[name].find(({ value }) => value === cuts[name])?.label ?? cuts[name];
    return `; ${CUTS[name].label.toLocaleLowerCase('es')}: ${label}`;
  });
  return words.join('');
}

function Headline({ definition, figure, period, cuts }: IndicatorRow & { period: Period; cuts: Cuts }) {
  const { numerator, denominator } = figure;
  const { name } = definition;
  return (
    <Panel heading={name}>
      {denominator === 0 ? (
        <Stat label={name} value={valueInWords(definition, figure)} note="Sin denominador no hay porcentaje." />
      ) : (
        <Stat
          label={name}
          value={valueInWords(definition, figure)}
          numerator={numerator}
          denominator={denominator}
          of={definition.denominator}
        />
      )}
      <DefinitionList
        items={[
          { term: 'Fórmula', detail: definition.method },
          { term: 'Numerador', detail: <Behind {...{ definition, figure, period, cuts }} part="numerator" /> },
          { term: 'Denominador', detail: <Behind {...{ definition, figure, period, cuts }} part="denominator" /> },
          { term: 'No cuentan', detail: definition.exclusions },
          { term: 'Definición', detail: `Versión ${definition.version}` },
        ]}
      />
    </Panel>
  );
}

interface BehindProps {
  definition: Definition;
  figure: Figure;
  period: Period;
  cuts: Cuts;
  part: Part;
}

/** A number with its words and the way to its folios. */
export function Behind({ definition, figure, period, cuts, part }: BehindProps) {
  const count = figure[part];
  return (
    <>
      <b>{inFigures(count)}</b>: {definition[part]}.{' '}
      <a href={listAddress(definition.key, part, period, cuts)}>
        {count === 1 ? 'Ver el folio' : `Ver los ${inFigures(count)} folios`}
        <span class="vh">
          {' '}
          del {part === 'numerator' ? 'numerador' : 'denominador'} de {definition.name}
        </span>
      </a>
    </>
  );
}

function columns(period: Period, cuts: Cuts): Column<IndicatorRow>[] {
  const number = (part: Part) =>
    function Number_({ definition, figure }: IndicatorRow) {
      return (
        <a href={listAddress(definition.key, part, period, cuts)}>
          {inFigures(figure[part])}
          <span class="vh">
            {' '}
            {definition[part]} ({definition.name})
          </span>
        </a>
      );
    };
  return [
    {
      header: 'Indicador',
      main: true,
      cell: ({ definition }) => <a href={addressOf(`/${definition.key}`, period, cuts)}>{definition.name}</a>,
    },
    { header: 'Valor', cell: ({ definition, figure }) => <b>{valueInWords(definition, figure)}</b> },
    { header: 'Numerador', align: 'end', narrow: true, cell: number('numerator') },
    { header: 'Denominador', align: 'end', narrow: true, cell: number('denominator') },
    { header: 'Meta', cell: (row) => <AgainstGoal {...row} period={period} /> },
  ];
}

/** The light of the period against its goal, in words. */
export function AgainstGoal({ definition, figure, goal, period }: IndicatorRow & { period: Period }) {
  const target = goalFor(goal, period);
  if (target === null) return <>{goal ? 'Sin meta para este periodo' : 'Sin meta'}</>;
  const value = valueOf(definition, figure);
  const light = lightOf(definition, value, target);
  return (
    <TrafficLight
      light={light}
      label={`Meta ${inFigures(target)} ${definition.unit === 'por ciento' ? '%' : definition.unit}`}
      why={goalInWords(definition, value, target)}
    />
  );
}
