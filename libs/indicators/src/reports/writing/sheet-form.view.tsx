import {
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Stack,
  TextArea,
  type FieldOf,
  type ShownForm,
} from '@oficialia/platform';
import type { Definition } from '../../defining/definitions.queries.js';
import type { ReportRow } from '../reports.queries.js';
import { PLACEHOLDERS } from './placeholders.js';
import { PART_KINDS, SHEET_LEVELS, WRITTEN_PARTS } from './sheets.js';

export interface SheetFormViewProps {
  report: ReportRow;
  /** Place of the sheet, from 0. */
  at: number;
  indicators: Definition[];
  form: ShownForm;
}

const KINDS = Object.entries(PART_KINDS).map(([value, label]) => ({ value, label }));

/** The heading of a sheet, and its parts in their order. */
export function SheetFormView({ report, at, indicators, form: { typed, errors } }: SheetFormViewProps) {
  const of = fieldsOf({ typed, errors });
  const address = `/informes/${report.id}/hojas/${at + 1}`;
  const parts = Object.keys(typed).filter((name) => name.startsWith('kind-')).length;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Informes', href: '/informes' },
          { label: report.title, href: `/informes/${report.id}` },
          { label: `Hoja ${at + 1}` },
        ]}
      />
      <PageHeader
        title={`Hoja ${at + 1}`}
        lead="Los textos son suyos; las cifras se llenan solas donde se nombran entre llaves, como {recibidas}."
      />
      <Stack>
        <Form action={address} method="post">
          <ErrorSummary errors={errors} />
          <input type="hidden" name="version" value={typed['version']} />
          <SaveButton />
          <HeadingFields of={of} indicators={indicators} />
          {Array.from({ length: parts }, (_, index) => (
            <PartFields key={index} index={index} last={index === parts - 1} of={of} kind={typed[`kind-${index}`]} />
          ))}
          <ButtonRow>
            <SaveButton />
            <Button name="act" value="add" kind="secondary" icon="plus">
              Agregar una parte
            </Button>
            <LinkButton href={`/informes/${report.id}`} kind="quiet">
              Volver sin guardar
            </LinkButton>
          </ButtonRow>
        </Form>
        <PlaceholdersPanel />
        {report.sheets.length > 1 && at < report.sheets.length && (
          <Form action={`${address}/retiro`} method="post">
            <input type="hidden" name="version" value={typed['version']} />
            <Button kind="danger" small>
              Quitar esta hoja
            </Button>
          </Form>
        )}
      </Stack>
    </>
  );
}

/** First of the form too, so that Enter in a field saves and moves nothing. */
function SaveButton() {
  return (
    <Button name="act" value="save">
      Guardar la hoja
    </Button>
  );
}

function HeadingFields({ of, indicators }: { of: FieldOf; indicators: Definition[] }) {
  const options = indicators.map(({ key, name }) => ({ value: key, label: name }));
  const levels = SHEET_LEVELS.map((value) => ({ value, label: value }));
  return (
    <FieldSet legend="Encabezado">
      <Select {...of('level')} label="Nivel" options={levels} required width={3} />
      <Field {...of('number')} label="Número" maxlength={20} optional width={3} />
      <Select {...of('indicator')} label="Indicador" options={options} empty="Ninguno" width={6} />
      <Field {...of('unit')} label="Unidad responsable" maxlength={300} optional width={6} />
      <Field {...of('area')} label="Área responsable" maxlength={300} optional width={6} />
      <Field {...of('programme')} label="Programa presupuestario" maxlength={300} optional width={6} />
      <Field {...of('axis')} label="Eje" maxlength={300} optional width={6} />
      <TextArea {...of('objective')} label="Objetivo" rows={2} maxlength={600} optional />
    </FieldSet>
  );
}

function PartFields({
  index,
  last,
  of,
  kind,
}: {
  index: number;
  last: boolean;
  of: FieldOf;
  kind: string | undefined;
}) {
  const written = kind !== undefined && kind in WRITTEN_PARTS;
  const act = (name: string, label: string) => (
    <Button name="act" value={`${name}-${index}`} kind="quiet" small>
      {label}
      <span class="vh"> la parte {index + 1}</span>
    </Button>
  );
  return (
    <FieldSet legend={`Parte ${index + 1}`}>
      <Select {...of(`kind-${index}`)} label="Qué es" options={KINDS} required width={6} />
      <TextArea
        {...of(`text-${index}`)}
        label={written ? 'Texto' : 'Texto antes del cuadro'}
        rows={written ? 5 : 2}
        maxlength={8000}
        optional={!written}
      />
      <ButtonRow>
        {index > 0 && act('up', 'Subir')}
        {!last && act('down', 'Bajar')}
        {act('remove', 'Quitar')}
      </ButtonRow>
    </FieldSet>
  );
}

function PlaceholdersPanel() {
  return (
    <Panel heading="Lo que se puede nombrar entre llaves">
      <DefinitionList
        stacked
        items={Object.entries(PLACEHOLDERS).map(([name, detail]) => ({ term: `{${name}}`, detail }))}
      />
    </Panel>
  );
}
