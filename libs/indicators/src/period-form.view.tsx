import { Button, ButtonRow, ErrorSummary, Field, Form, LinkButton, Panel, Select } from '@oficialia/platform';
import type { CutChoices } from './counting/cut-choices.queries.js';
import { CUT_NAMES, CUTS, type Cuts } from './counting/cuts.js';
import { periodBefore, type Period } from './period.js';
import { addressOf } from './addresses.js';

export interface PeriodFormProps {
  /** The period as it was asked for. */
  typed: Period;
  cuts: Cuts;
  choices: CutChoices;
  thisQuarter: Period;
  /** Whether what was typed is a period. */
  valid: boolean;
}

/** Which petitions are counted: of a period, and of those that are of a department, a topic, a way in. */
export function PeriodForm({ typed, cuts, choices, thisQuarter, valid }: PeriodFormProps) {
  const wrong = valid ? [] : [{ name: 'desde', text: 'Escriba dos fechas, la primera anterior o igual a la segunda.' }];
  return (
    <Panel heading="Periodo y cortes">
      <Form action="/indicadores" method="get" grid>
        <ErrorSummary errors={wrong} />
        <Field name="desde" type="date" label="Desde" value={typed.from} required width={3} error={wrong[0]?.text} />
        <Field name="hasta" type="date" label="Hasta" value={typed.to} required width={3} />
        {CUT_NAMES.map((name) => (
          <Select
            key={name}
            name={name}
            label={CUTS[name].label}
            options={choices[name]}
            value={cuts[name] ?? ''}
            empty="Todas"
            width={3}
          />
        ))}
        <ButtonRow>
          <Button icon="chart">Calcular</Button>
          <LinkButton href={addressOf('', thisQuarter, cuts)} kind="quiet">
            Este trimestre
          </LinkButton>
          <LinkButton href={addressOf('', periodBefore(thisQuarter), cuts)} kind="quiet">
            El trimestre anterior
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
