import {
  Button,
  Checkbox,
  errorOf,
  Field,
  FieldSet,
  Grid,
  Select,
  TextArea,
  type FormError,
  type Option,
} from '@oficialia/platform';
import type { RuleNames } from '../rule-names.queries.js';
import { CONDITION_NAMES, optionsOf, type TypedCondition } from './typed-conditions.js';

interface ConditionRowsProps {
  rows: TypedCondition[];
  names: RuleNames;
  errors: FormError[];
  /** The row that was just added. */
  fresh?: number;
}

/** The conditions of a rule as rows; each is removed by a button of its own, without script too. */
export function ConditionRows({ rows, names, errors, fresh }: ConditionRowsProps) {
  return (
    <>
      {rows.map((row, index) => (
        <FieldSet key={index} legend={`Condición ${index + 1}: ${CONDITION_NAMES[row.type]}`}>
          <input type="hidden" id={`f-c${index}-type`} name={`c${index}-type`} value={row.type} />
          <Row row={row} index={index} names={names} errors={errors} fresh={fresh === index} />
          <div class="btn-row w-12">
            <Button kind="quiet" small icon="cross" name="accion" value={`quitar-${index}`} formnovalidate>
              Quitar<span class="vh"> la condición {index + 1}</span>
            </Button>
          </div>
        </FieldSet>
      ))}
    </>
  );
}

interface RowProps extends Omit<ConditionRowsProps, 'rows' | 'fresh'> {
  row: TypedCondition;
  index: number;
  fresh: boolean;
}

function Row(props: RowProps) {
  const { row, index, names, fresh } = props;
  const field = (name: string, value: string) => ({
    name: `c${index}-${name}`,
    value,
    error: errorOf(props.errors, `c${index}-${name}`),
  });
  switch (row.type) {
    case 'topic':
      return (
        <Select
          {...field('topic', row.topic)}
          label="El tema es"
          hint="Si agrega otro tema, basta con que la petición hable de uno de ellos."
          empty="Elija un tema"
          options={[...names.topics].map(([value, label]) => ({ value: String(value), label }))}
          autofocus={fresh}
          width={12}
        />
      );
    case 'no_topic':
      return <p class="w-12">La petición no habla de ningún tema del catálogo.</p>;
    case 'words':
      return (
        <>
          <Select {...field('place', row.place)} label="Dónde" options={PLACES} autofocus={fresh} width={4} />
          <Select {...field('mode', row.mode)} label="Cómo" options={MODES} width={8} />
          <TextArea
            {...field('lines', row.lines)}
            label="Palabras o frases"
            hint="Una por renglón. Encuentra también plurales, género y conjugaciones: «bache» encuentra «baches»."
            rows={4}
            width={12}
          />
        </>
      );
    case 'neighbourhood':
      return (
        <>
          <Negation {...field('negated', row.negated)} fresh={fresh} />
          <TextArea {...field('lines', row.lines)} label="Colonias" hint="Una por renglón." rows={3} width={12} />
        </>
      );
    case 'received':
      return (
        <>
          <Field {...field('from', row.from)} type="date" label="Desde" autofocus={fresh} width={4} />
          <Field {...field('to', row.to)} type="date" label="Hasta" width={4} />
        </>
      );
    default:
      return (
        <>
          <Negation {...field('negated', row.negated)} fresh={fresh} />
          <Boxes {...field('values', '')} row={row} options={optionsOf(row.type, names)} />
        </>
      );
  }
}

function Negation(props: { name: string; value: string; fresh: boolean }) {
  const options = [
    { value: '', label: 'es una de éstas' },
    { value: '1', label: 'no es ninguna de éstas' },
  ];
  return (
    <Select name={props.name} value={props.value} label="Cómo" options={options} autofocus={props.fresh} width={4} />
  );
}

function Boxes({
  name,
  error,
  row,
  options,
}: {
  name: string;
  error?: string;
  row: TypedCondition;
  options: Option[];
}) {
  return (
    <div class="field w-12" id={`f-${name}`} tabindex={-1}>
      {error && <p class="field-error">{error}</p>}
      <Grid min="m">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            id={`${name}-${value}`}
            name={name}
            value={value}
            label={label}
            checked={row.values.includes(value)}
          />
        ))}
      </Grid>
    </div>
  );
}

const PLACES = [
  { value: 'anywhere', label: 'En el asunto o el texto' },
  { value: 'subject', label: 'En el asunto' },
  { value: 'text', label: 'En el texto leído' },
];
const MODES = [
  { value: 'any', label: 'dice al menos una' },
  { value: 'all', label: 'las dice todas' },
  { value: 'none', label: 'no dice ninguna' },
];
