import {
  Button,
  ButtonRow,
  ErrorSummary,
  errorOf,
  Field,
  Form,
  LinkButton,
  Panel,
  Select,
  type FormError,
} from '@oficialia/platform';
import { pageAddress } from './addresses.js';
import type { CutChoices } from './counting/cut-choices.queries.js';
import { CUT_NAMES, CUTS, WITHOUT_VALUE, type CutName, type Cuts } from './counting/cuts.js';
import { periodBefore, type Period } from './period.js';

export interface PeriodFormProps {
  /** The page that is asked, `/indicadores`. */
  page: string;
  /** The period as it was asked for. */
  typed: Period;
  cuts: Cuts;
  choices: CutChoices;
  thisQuarter: Period;
  errors: FormError[];
  /** Spans that are one click away, beside the quarters. */
  more?: { label: string; period: Period }[];
  /** Shut, under these words, until somebody wants it. */
  foldedAs?: string;
}

/** Which petitions are counted: of a period, and of those that are of a department, a topic, a way in. */
export function PeriodForm({ foldedAs, ...props }: PeriodFormProps) {
  if (!foldedAs)
    return (
      <Panel heading="Periodo y cortes">
        <Filters {...props} />
      </Panel>
    );
  return (
    <details class="panel no-print" open={props.errors.length > 0}>
      <summary class="fold">{foldedAs}</summary>
      <div class="panel-body">
        <Filters {...props} />
      </div>
    </details>
  );
}

function Filters({ page, typed, cuts, choices, thisQuarter, errors, more = [] }: Omit<PeriodFormProps, 'foldedAs'>) {
  const spans = [
    { label: 'Este trimestre', period: thisQuarter },
    { label: 'El trimestre anterior', period: periodBefore(thisQuarter) },
    ...more,
  ];
  return (
    <Form action={page} method="get" grid>
      <ErrorSummary errors={errors} />
      <Field
        name="desde"
        type="date"
        label="Desde"
        value={typed.from}
        required
        width={3}
        error={errorOf(errors, 'desde')}
      />
      <Field name="hasta" type="date" label="Hasta" value={typed.to} required width={3} />
      {CUT_NAMES.map((name) => (
        <Select
          key={name}
          name={name}
          label={CUTS[name].label}
          options={optionsOf(name, choices, cuts)}
          value={cuts[name] ?? ''}
          empty="Todas"
          error={errorOf(errors, name)}
          width={3}
        />
      ))}
      <ButtonRow>
        <Button icon="chart">Calcular</Button>
        {spans.map(({ label, period }) => (
          <LinkButton key={label} href={pageAddress(page, period, cuts)} kind="quiet">
            {label}
          </LinkButton>
        ))}
      </ButtonRow>
    </Form>
  );
}

/** What is chosen stays in the list, also a neighbourhood that is not among the usual ones. */
function optionsOf(name: CutName, choices: CutChoices, cuts: Cuts) {
  const chosen = cuts[name];
  if (name !== 'colonia' || !chosen || choices.colonia.some(({ value }) => value === chosen)) return choices[name];
  return [{ value: chosen, label: chosen === WITHOUT_VALUE ? 'Sin colonia' : chosen }, ...choices.colonia];
}
