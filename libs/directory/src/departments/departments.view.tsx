import {
  Alert,
  Badge,
  Breadcrumbs,
  Button,
  ButtonRow,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  Form,
  formatDay,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Stack,
  Table,
  type FormError,
} from '@oficialia/platform';
import type { DepartmentLine } from '../departments.queries.js';
import type { DepartmentState } from './department-versions.queries.js';

const LEVELS: Record<string, string> = {
  municipal: 'Municipal',
  estatal: 'Estatal',
  federal: 'Federal',
  autonomo: 'Organismo autónomo',
};

export function DepartmentsTable({ departments }: { departments: DepartmentState[] }) {
  return (
    <>
      <PageHeader
        title="Dependencias"
        lead="Cómo se llaman y desde cuándo. Los oficios ya emitidos conservan el nombre de su día."
      />
      <Panel flush>
        <Table
          caption="Dependencias"
          captionHidden
          rows={departments}
          rowKey={({ key }) => key}
          columns={[
            {
              header: 'Nombre',
              main: true,
              cell: (row) => (
                <>
                  {row.name} {!row.active && <Badge label="De baja" tone="neutral" />}
                  <Earlier department={row} />
                </>
              ),
            },
            { header: 'Orden', narrow: true, cell: ({ level }) => LEVELS[level] ?? level },
            { header: 'Titular', cell: (row) => [row.head_name, row.head_position].filter(Boolean).join(', ') },
            { header: 'La sustituye', cell: ({ heir }) => heir ?? '' },
            {
              header: 'Acciones',
              headerHidden: true,
              narrow: true,
              cell: ({ key, name, active }) =>
                active && (
                  <LinkButton href={`/dependencias/${key}`} small kind="secondary" icon="pen">
                    Cambiar<span class="vh"> {name}</span>
                  </LinkButton>
                ),
            },
          ]}
        />
      </Panel>
    </>
  );
}

function Earlier({ department: { earlier } }: { department: DepartmentState }) {
  return earlier.map(({ name, until }) => (
    <small key={until}>
      <br />
      Antes del {formatDay(until)}: {name}
    </small>
  ));
}

interface DepartmentFormsProps {
  department: DepartmentState;
  heirs: DepartmentLine[];
  /** What was sent, when it came back; without, the department as it is. */
  typed: Record<string, string> | undefined;
  errors: FormError[];
}

export function DepartmentForms(props: DepartmentFormsProps) {
  const { department } = props;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Dependencias', href: '/dependencias' }, { label: department.name }]} />
      <PageHeader title={department.name} lead={LEVELS[department.level]} />
      <Stack>
        {department.active ? (
          <>
            <ChangeForm {...props} />
            <ClosureForm {...props} />
          </>
        ) : (
          <Alert tone="info">Está de baja; la sustituye {department.heir}.</Alert>
        )}
      </Stack>
    </>
  );
}

function ChangeForm({ department, typed, errors }: DepartmentFormsProps) {
  const closing = typed?.['heir'] !== undefined;
  const own = closing ? [] : errors;
  const value = (name: string, now: string | null) => (closing || !typed ? (now ?? '') : typed[name]);
  const { name, head_name: head, head_position: position } = department;
  return (
    <Panel heading="Nombre y titular">
      <Form action={`/dependencias/${department.key}`}>
        <ErrorSummary errors={own} />
        <input type="hidden" name="seen" value={String(department.version)} />
        <FieldSet legend="Cómo se llama" hint="Vale para los oficios que se emitan desde ahora.">
          <Field
            name="name"
            label="Nombre"
            value={value('name', name)}
            error={errorOf(own, 'name')}
            required
            width={12}
          />
          <Field name="headName" label="Titular" value={value('headName', head)} optional width={6} />
          <Field name="headPosition" label="Cargo" value={value('headPosition', position)} optional width={6} />
          <Since typed={closing ? undefined : typed} errors={own} />
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

function ClosureForm({ department, heirs, typed, errors }: DepartmentFormsProps) {
  const sent = typed?.['heir'] === undefined ? undefined : typed;
  const own = sent ? errors : [];
  return (
    <Panel heading="Dar de baja">
      <Form action={`/dependencias/${department.key}/baja`}>
        <ErrorSummary errors={own} />
        <input type="hidden" name="seen" value={String(department.version)} />
        <FieldSet
          legend="Quién la sustituye"
          hint="Ya no se le podrá turnar. Lo que tiene abierto sigue con ella hasta que seguimiento lo reasigne."
        >
          <Select
            name="heir"
            id="heir"
            label="Dependencia que la sustituye"
            empty="Elija una dependencia"
            options={heirs.map(({ key, name }) => ({ value: key, label: name }))}
            value={sent?.['heir']}
            error={errorOf(own, 'heir')}
            required
            width={12}
          />
          <Since typed={sent} errors={own} id="baja" />
        </FieldSet>
        <ButtonRow>
          <Button icon="cross" kind="danger" busy="Guardando…">
            Dar de baja
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

/** Since when, and by which decree. `id` keeps the two forms of the page apart. */
function Since({ typed, errors, id }: { typed: Record<string, string> | undefined; errors: FormError[]; id?: string }) {
  const field = (name: string) => ({
    name,
    id: id && `${id}-${name}`,
    value: typed?.[name],
    error: errorOf(errors, name),
  });
  return (
    <>
      <Field {...field('since')} type="date" label="Desde" required width={4} />
      <Field
        {...field('basis')}
        label="Fundamento"
        hint="Decreto, acuerdo o nombramiento."
        maxlength={300}
        required
        width={8}
      />
    </>
  );
}
