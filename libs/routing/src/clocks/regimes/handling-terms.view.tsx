import {
  Button,
  ButtonRow,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  Form,
  Panel,
  type FormError,
} from '@oficialia/platform';

const FIELDS = [
  ['returnDays', 'Devolver, días hábiles desde el acuse'],
  ['contestDays', 'Impugnar el acuse, días hábiles'],
  ['mostReturns', 'Devoluciones tras las que decide supervisión'],
  ['acknowledgeHours', 'Sin acuse: recordar a la dependencia, horas hábiles'],
  ['acknowledgeChiefHours', 'Sin acuse: avisar al titular, horas hábiles'],
  ['acknowledgeSupervisorHours', 'Sin acuse: avisar a supervisión, horas hábiles'],
] as const;

interface HandlingTermsFormProps {
  typed: Record<string, string>;
  errors: FormError[];
}

/** The terms between the office and the departments, which no law sets. */
export function HandlingTermsForm({ typed, errors }: HandlingTermsFormProps) {
  return (
    <Panel heading="Entre la oficina y las dependencias" id="turnos">
      <Form action="/plazos/turnos">
        <ErrorSummary errors={errors} />
        <FieldSet legend="Devolver, impugnar y acusar" hint="Valen para todos los turnos, también los ya emitidos.">
          {FIELDS.map(([name, label]) => (
            <Field
              key={name}
              name={name}
              type="number"
              label={label}
              min={1}
              max={400}
              required
              figures
              value={typed[name]}
              error={errorOf(errors, name)}
              width={4}
            />
          ))}
        </FieldSet>
        <ButtonRow>
          <Button icon="check" busy="Guardando…">
            Guardar
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
