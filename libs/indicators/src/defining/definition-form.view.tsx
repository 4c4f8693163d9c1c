import {
  Breadcrumbs,
  Button,
  ButtonRow,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  LinkButton,
  PageHeader,
  Select,
  TextArea,
  type FieldOf,
  type ShownForm,
} from '@oficialia/platform';
import { DIMENSIONS, DIRECTIONS, LEVELS } from './definition.dto.js';
import type { Definition } from './definitions.queries.js';

const same = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

export function DefinitionFormView({ definition, form }: { definition: Definition; form: ShownForm }) {
  const of = fieldsOf(form);
  const back = `/indicadores/${definition.key}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Indicadores', href: '/indicadores' },
          { label: definition.name, href: back },
          { label: 'Cambiar la ficha' },
        ]}
      />
      <PageHeader
        title="Cambiar la ficha"
        lead={`Se escribe la versión ${definition.version + 1}; la ${definition.version} se conserva, y los informes firmados con ella no cambian. La fórmula sigue siendo la misma: otra fórmula llega con una actualización del sistema.`}
      />
      <Form action={`${back}/definicion`} method="post">
        <ErrorSummary errors={form.errors} />
        <input type="hidden" name="seen" value={form.typed['seen']} />
        <WhatItIs of={of} />
        <WhatItCounts of={of} />
        <WhoAnswersForIt of={of} />
        <FieldSet legend="Por qué cambia">
          <TextArea {...of('reason')} label="Motivo del cambio" rows={2} maxlength={1000} required />
        </FieldSet>
        <ButtonRow>
          <Button>Guardar la nueva versión</Button>
          <LinkButton href={back} kind="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}

function WhatItIs({ of }: { of: FieldOf }) {
  const directions = Object.entries(DIRECTIONS).map(([value, label]) => ({ value, label }));
  return (
    <FieldSet legend="Qué es">
      <Field {...of('name')} label="Nombre" maxlength={200} required width={6} />
      <Field {...of('programme')} label="Programa" maxlength={300} required width={6} />
      <Select {...of('level')} label="Nivel" options={same(LEVELS)} required width={3} />
      <Select {...of('dimension')} label="Dimensión" options={same(DIMENSIONS)} required width={3} />
      <Select {...of('direction')} label="Sentido" options={directions} required width={3} />
      <Field {...of('frequency')} label="Frecuencia" maxlength={60} required width={3} />
      <TextArea {...of('definition')} label="Definición" rows={2} maxlength={1000} required />
    </FieldSet>
  );
}

function WhatItCounts({ of }: { of: FieldOf }) {
  return (
    <FieldSet legend="Qué cuenta">
      <TextArea {...of('method')} label="Método de cálculo" rows={2} maxlength={1000} required />
      <Field {...of('numerator')} label="Numerador" maxlength={500} required width={6} />
      <Field {...of('denominator')} label="Denominador" maxlength={500} required width={6} />
      <TextArea {...of('exclusions')} label="No cuentan" rows={2} maxlength={1000} required />
      <Field {...of('source')} label="Fuente de las variables" maxlength={500} required width={8} />
      <Field {...of('unit')} label="Unidad de medida" maxlength={60} required width={4} />
    </FieldSet>
  );
}

function WhoAnswersForIt({ of }: { of: FieldOf }) {
  const percent = (name: string, label: string) => (
    <Field {...of(name)} label={label} hint="% de la meta" required figures width={3} />
  );
  return (
    <FieldSet legend="Con qué se compara y quién responde">
      <Field {...of('baseline')} label="Línea base" optional figures width={3} />
      <Field {...of('baselineYear')} label="Año de la línea base" optional figures width={3} />
      <Field {...of('responsible')} label="Responsable" maxlength={300} required width={6} />
      <Field {...of('verification')} label="Medio de verificación" maxlength={500} required />
      {percent('amberFrom', 'Amarillo desde')}
      {percent('greenFrom', 'Verde desde')}
      {percent('greenTo', 'Verde hasta')}
      {percent('amberTo', 'Amarillo hasta')}
    </FieldSet>
  );
}
