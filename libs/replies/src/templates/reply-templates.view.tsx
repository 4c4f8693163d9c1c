import {
  Badge,
  Breadcrumbs,
  Button,
  ButtonRow,
  Checkbox,
  DefinitionList,
  ErrorSummary,
  Field,
  fieldsOf,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Stack,
  Table,
  TextArea,
  type FormError,
} from '@oficialia/platform';
import { SENSE_KEYS, SENSES } from '../replies.catalogue.js';
import type { Typed } from '../sent-form.js';
import { PLACEHOLDERS } from './placeholders.js';
import type { ReplyTemplateRow } from './reply-templates.queries.js';

const SECTION = '/plantillas-de-respuesta';

export interface TemplateForm {
  action: string;
  typed: Typed;
  errors: FormError[];
}

export function TemplatesView({ templates }: { templates: ReplyTemplateRow[] }) {
  return (
    <>
      <PageHeader
        title="Plantillas de respuesta"
        lead="Textos con los que las dependencias empiezan a redactar."
        actions={
          <LinkButton href={`${SECTION}/nueva`} icon="plus">
            Nueva plantilla
          </LinkButton>
        }
      />
      <Panel flush>
        <Table
          caption="Plantillas"
          captionHidden
          rows={templates}
          rowKey={({ id }) => String(id)}
          empty="Todavía no hay plantillas."
          columns={[
            { header: 'Nombre', main: true, cell: ({ id, name }) => <a href={`${SECTION}/${id}`}>{name}</a> },
            { header: 'Sentido', cell: ({ sense }) => (sense ? SENSES[sense] : 'Se elige al contestar') },
            { header: 'Texto', cell: ({ text }) => (text.length > 160 ? `${text.slice(0, 160)}…` : text) },
            {
              header: 'Estado',
              narrow: true,
              cell: ({ active }) =>
                active ? <Badge label="En uso" tone="ok" /> : <Badge label="Guardada" tone="neutral" />,
            },
          ]}
        />
      </Panel>
    </>
  );
}

export function TemplateFormView({ action, typed, errors }: TemplateForm) {
  const field = fieldsOf({ typed, errors });
  return (
    <>
      <Breadcrumbs items={[{ label: 'Plantillas de respuesta', href: SECTION }, { label: typed['name'] || 'Nueva' }]} />
      <PageHeader title={typed['name'] ? `Plantilla «${typed['name']}»` : 'Nueva plantilla'} />
      <Stack>
        <Panel heading="Texto">
          <Form action={action}>
            <ErrorSummary errors={errors} />
            <input type="hidden" name="version" value={typed['version']} />
            <Field {...field('name')} label="Nombre" required maxlength={120} autofocus />
            <Select
              {...field('sense')}
              label="Sentido que propone"
              empty="Ninguno"
              options={SENSE_KEYS.map((value) => ({ value, label: SENSES[value] }))}
              optional
            />
            <TextArea {...field('text')} label="Texto" required rows={8} maxlength={10000} />
            <Checkbox
              name="active"
              label="En uso: se ofrece al contestar"
              value="1"
              checked={typed['active'] === '1'}
            />
            <ButtonRow>
              <Button busy="Guardando…">Guardar</Button>
              <LinkButton href={SECTION} kind="quiet">
                Cancelar
              </LinkButton>
            </ButtonRow>
          </Form>
        </Panel>
        <Panel heading="Lo que se llena solo">
          <DefinitionList
            items={Object.entries(PLACEHOLDERS).map(([name, meaning]) => ({ term: `{${name}}`, detail: meaning }))}
          />
          <p>Lo que quiera que complete quien contesta, póngalo entre corchetes: [fecha].</p>
        </Panel>
      </Stack>
    </>
  );
}
