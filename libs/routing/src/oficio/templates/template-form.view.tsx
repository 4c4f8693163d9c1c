import {
  Breadcrumbs,
  Button,
  ButtonRow,
  Columns,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Table,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import type { TemplateRow } from './templates.queries.js';
import { FIELDS, OFICIO_KINDS, PARAGRAPH_KEYS, PARAGRAPHS, type OficioKind } from './wording.js';

export interface TemplateForm {
  kind: OficioKind;
  /** By the names of the fields. */
  typed: Partial<Record<string, string>>;
  errors: FormError[];
  /** Newest first. */
  versions: TemplateRow[];
}

export function TemplateFormView(props: TemplateForm) {
  const { kind, versions } = props;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Plantillas de oficios', href: '/plantillas' }, { label: OFICIO_KINDS[kind] }]} />
      <PageHeader
        title={OFICIO_KINDS[kind]}
        lead="Antes de guardar se imprimen varios oficios de prueba; lo que no se pueda imprimir no se guarda."
      />
      <Columns
        asideLabel="Campos y versiones"
        aside={
          <Stack>
            <FieldsPanel />
            <VersionsPanel kind={kind} versions={versions} />
          </Stack>
        }
      >
        <Editor {...props} />
      </Columns>
    </>
  );
}

function Editor({ kind, typed, errors }: TemplateForm) {
  const field = fieldsOf({ typed, errors });
  return (
    <Panel heading="Texto">
      <Form action={`/plantillas/${kind}`} lockOnSubmit={false}>
        <ErrorSummary errors={errors} />
        <input type="hidden" name="seen" value={typed['seen']} />
        <FieldSet
          legend="Párrafos"
          hint="Las negritas van entre asteriscos: *así*. Los campos van entre llaves: {folio}."
        >
          {PARAGRAPH_KEYS.map((key) => (
            <TextArea
              key={key}
              name={key}
              {...PARAGRAPHS[key]}
              value={typed[key]}
              error={errorOf(errors, key)}
              required
              maxlength={4000}
            />
          ))}
        </FieldSet>
        <details open={Boolean(errorOf(errors, 'source'))}>
          <summary>La página: dónde va cada cosa (para quien sabe Typst)</summary>
          <TextArea
            {...field('source')}
            label="La página"
            hint="Tiene a la mano las piezas de /libs/platform/src/pdf/paper.typ y ningún otro archivo."
            rows={24}
            required
            maxlength={60000}
          />
        </details>
        <PreviewFields typed={typed} errors={errors} />
        <ButtonRow sticky>
          <Button icon="check" busy="Probando…">
            Probar y guardar
          </Button>
          <Button kind="secondary" icon="file" formaction={`/plantillas/${kind}/vista-previa`} newTab>
            Vista previa (PDF)
          </Button>
          <LinkButton href="/plantillas" kind="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function PreviewFields({ typed, errors }: Pick<TemplateForm, 'typed' | 'errors'>) {
  const field = fieldsOf({ typed, errors });
  return (
    <FieldSet legend="Vista previa y motivo">
      <Field
        {...field('folio')}
        label="Ver con los datos de la petición"
        hint="Un folio; vacío usa datos inventados."
        optional
        figures
        width={6}
      />
      <Field {...field('reason')} label="Motivo del cambio" hint="Queda con la versión." width={6} maxlength={300} />
    </FieldSet>
  );
}

function FieldsPanel() {
  return (
    <Panel heading="Campos" flush>
      <Table
        caption="Campos que puede usar en los párrafos"
        captionHidden
        compact
        rows={Object.entries(FIELDS)}
        rowKey={([name]) => name}
        columns={[
          { header: 'Campo', main: true, cell: ([name]) => <code>{`{${name}}`}</code> },
          {
            header: 'Qué imprime',
            cell: ([, { what, example }]) => (
              <>
                {what}
                <br />
                <small>{example}</small>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function VersionsPanel({ kind, versions }: Pick<TemplateForm, 'kind' | 'versions'>) {
  return (
    <Panel
      heading="Versiones"
      flush
      actions={
        <LinkButton href={`/plantillas/${kind}?version=original`} small kind="quiet">
          Partir del texto del producto
        </LinkButton>
      }
    >
      <Table
        caption="Versiones de esta plantilla"
        captionHidden
        compact
        rows={versions}
        rowKey={({ version }) => String(version)}
        columns={[
          {
            header: 'Versión',
            main: true,
            cell: ({ version }) => <a href={`/plantillas/${kind}?version=${version}`}>{version}</a>,
          },
          {
            header: 'Quién y por qué',
            cell: ({ made_by, made_at, reason }) => (
              <>
                {made_by ?? 'El producto'}, <Time at={made_at} />
                <br />
                <small>{reason}</small>
              </>
            ),
          },
        ]}
      />
    </Panel>
  );
}
