import {
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  ErrorSummary,
  Field,
  fieldsOf,
  figure as inFigures,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Stat,
  Table,
  Time,
  type FormError,
} from '@oficialia/platform';
import { addressOf, listAddress } from '../addresses.js';
import type { Figure, PartFigure } from '../counting/counting.queries.js';
import { CUT_NAMES, CUTS, type CutName, type Cuts } from '../counting/cuts.js';
import { nameOfPart } from '../counting/part-names.js';
import { valueInWords } from '../counting/figures.js';
import { AgainstGoal, Behind, spanInWords } from '../indicators.view.js';
import { periodBefore, yearBefore, yearToDate, type Period } from '../period.js';
import type { Definition, Goal } from './definitions.queries.js';

export interface FichaViewProps {
  definition: Definition;
  older: Definition[];
  period: Period;
  cuts: Cuts;
  figure: Figure;
  before: Figure;
  lastYear: Figure;
  soFar: Figure;
  goal: Goal | undefined;
  by: CutName;
  parts: PartFigure[];
  manages: boolean;
  typed?: Record<string, string>;
  errors: FormError[];
}

/** One indicator: its figure beside those it is compared with, what it is made of, and its ficha. */
export function FichaView(props: FichaViewProps) {
  const { definition, period, cuts, manages } = props;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Indicadores', href: addressOf('', period, cuts) }, { label: definition.name }]} />
      <PageHeader title={definition.name} lead={`${definition.definition} ${spanInWords(period)}.`} />
      <Stack>
        <FigurePanel {...props} />
        <PartsPanel {...props} />
        {CUTS[props.by].of === 'referral' && definition.counts === 'petitions' && (
          <p class="hint">Una petición turnada a varias dependencias cuenta en cada una que la tiene.</p>
        )}
        <DefinitionPanel {...props} />
        {manages && <GoalPanel {...props} />}
      </Stack>
    </>
  );
}

function FigurePanel(props: FichaViewProps) {
  const { definition, figure, period, cuts, before, lastYear, soFar, goal } = props;
  const others: [string, Period, Figure][] = [
    ['Periodo anterior', periodBefore(period), before],
    ['Mismo periodo del año anterior', yearBefore(period), lastYear],
    ['En lo que va del año', yearToDate(period), soFar],
  ];
  const whole = { from: `${period.to.slice(0, 4)}-01-01`, to: `${period.to.slice(0, 4)}-12-31` };
  return (
    <Panel heading="Cifra">
      <Stat label={definition.name} value={valueInWords(definition, figure)} />
      <DefinitionList
        items={[
          { term: 'Numerador', detail: <Behind {...{ definition, figure, period, cuts }} part="numerator" /> },
          { term: 'Denominador', detail: <Behind {...{ definition, figure, period, cuts }} part="denominator" /> },
          { term: 'Meta del periodo', detail: <AgainstGoal {...{ definition, figure, goal, period }} /> },
          {
            term: 'Avance sobre la meta del año',
            detail: goal && <AgainstGoal {...{ definition, figure: soFar, goal }} period={whole} />,
          },
          ...others.map(([term, span, other]) => ({
            term,
            detail: (
              <a href={addressOf(`/${definition.key}`, span, cuts)}>
                {valueInWords(definition, other)} ({inFigures(other.numerator)} de {inFigures(other.denominator)})
              </a>
            ),
          })),
        ]}
      />
    </Panel>
  );
}

function PartsPanel({ definition, period, cuts, by, parts }: FichaViewProps) {
  const of = (name: CutName) => addressOf(`/${definition.key}`, period, cuts, { por: name });
  return (
    <Panel
      heading={`Por ${CUTS[by].label.toLocaleLowerCase('es')}`}
      flush
      actions={CUT_NAMES.filter((name) => name !== by).map((name) => (
        <LinkButton key={name} href={of(name)} kind="quiet" small>
          {CUTS[name].label}
        </LinkButton>
      ))}
    >
      <Table
        caption={`${definition.name} por ${CUTS[by].label.toLocaleLowerCase('es')}`}
        captionHidden
        rows={parts}
        rowKey={({ value }) => value ?? ''}
        empty="No hay nada que contar en este periodo."
        columns={[
          { header: CUTS[by].label, main: true, cell: (part) => nameOfPart(by, part) },
          { header: 'Valor', cell: (part) => valueInWords(definition, part) },
          { header: 'Numerador', align: 'end', narrow: true, cell: (part) => number(part, 'numerator') },
          { header: 'Denominador', align: 'end', narrow: true, cell: (part) => number(part, 'denominator') },
        ]}
      />
    </Panel>
  );

  function number(part: PartFigure, which: 'numerator' | 'denominator') {
    if (part.value === null) return inFigures(part[which]);
    return (
      <a href={listAddress(definition.key, which, period, { ...cuts, [by]: part.value })}>
        {inFigures(part[which])}
        <span class="vh"> de {nameOfPart(by, part)}</span>
      </a>
    );
  }
}

function DefinitionPanel({ definition, older, manages }: FichaViewProps) {
  const { baseline, baseline_year } = definition;
  return (
    <Panel
      heading="Ficha del indicador"
      actions={
        manages && (
          <LinkButton href={`/indicadores/${definition.key}/definicion`} kind="quiet" small icon="pen">
            Cambiar la ficha
          </LinkButton>
        )
      }
    >
      <DefinitionList
        items={[
          { term: 'Programa', detail: definition.programme },
          { term: 'Nivel', detail: definition.level },
          { term: 'Dimensión', detail: definition.dimension },
          { term: 'Método de cálculo', detail: definition.method },
          { term: 'Numerador', detail: definition.numerator },
          { term: 'Denominador', detail: definition.denominator },
          { term: 'No cuentan', detail: definition.exclusions },
          { term: 'Fuente de las variables', detail: definition.source },
          { term: 'Unidad de medida', detail: definition.unit },
          { term: 'Frecuencia', detail: definition.frequency },
          { term: 'Sentido', detail: definition.direction === 'ascending' ? 'Ascendente' : 'Descendente' },
          { term: 'Línea base', detail: baseline === null ? 'Sin línea base' : `${baseline} (${baseline_year})` },
          {
            term: 'Semáforo',
            detail: `Verde del ${definition.green_from} al ${definition.green_to} % de la meta; amarillo del ${definition.amber_from} al ${definition.amber_to} %; rojo fuera de ahí`,
          },
          { term: 'Responsable', detail: definition.responsible },
          { term: 'Medio de verificación', detail: definition.verification },
          { term: 'Versión', detail: definition.version },
          {
            term: 'Cambios de versión',
            detail: [definition, ...older].slice(0, -1).map(({ version, reason, defined_at, defined_by }) => (
              <p key={version}>
                Versión {version}, desde <Time at={defined_at} />
                {defined_by && `, ${defined_by}`}: {reason}
              </p>
            )),
          },
        ].filter(({ detail }) => !Array.isArray(detail) || detail.length > 0)}
      />
    </Panel>
  );
}

const QUARTERS = [
  ['first', 'Primer trimestre'],
  ['second', 'Segundo trimestre'],
  ['third', 'Tercer trimestre'],
  ['fourth', 'Cuarto trimestre'],
] as const;

function GoalPanel({ definition, period, goal, typed, errors }: FichaViewProps) {
  const quarters = QUARTERS.map(([name], at) => [name, String(goal?.quarters[at] ?? '')]);
  const known = { year: period.to.slice(0, 4), annual: String(goal?.annual ?? ''), ...Object.fromEntries(quarters) };
  const field = fieldsOf({ typed: typed ?? known, errors });
  return (
    <Panel heading={`Metas (${definition.unit})`}>
      <Form action={`/indicadores/${definition.key}/metas`} grid>
        <ErrorSummary errors={errors} />
        <Field {...field('year')} type="number" label="Año" required width={2} />
        {[['annual', 'Meta anual'] as const, ...QUARTERS].map(([name, label]) => (
          <Field key={name} {...field(name)} label={label} required figures width={2} />
        ))}
        <ButtonRow>
          <Button>Guardar las metas</Button>
        </ButtonRow>
      </Form>
      {goal && (
        <p class="hint">
          Las fijó {goal.set_by}, <Time at={goal.set_at} />.
        </p>
      )}
    </Panel>
  );
}
