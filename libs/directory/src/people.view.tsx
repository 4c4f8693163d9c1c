import {
  Badge,
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  Field,
  fieldId,
  FieldSet,
  fieldsOf,
  Form,
  Panel,
  Select,
  Table,
  type FormError,
} from '@oficialia/platform';
import type { DepartmentLine } from './departments.queries.js';
import type { PersonRow } from './people.queries.js';
import { ROLE_NAMES, ROLES, type Role } from './roles.js';

interface PeopleTableProps {
  people: PersonRow[];
  /** What is wrong with the new password of one of them. */
  wrong?: { person: number; errors: FormError[] };
}

/** The name of a person's password field, which stands on the page once for each. */
export const passwordField = (person: number) => `password-${person}`;

export function PeopleTable({ people, wrong }: PeopleTableProps) {
  return (
    <Panel heading="En el directorio" flush>
      <Table
        caption="Personas"
        captionHidden
        rows={people}
        rowKey={(person) => String(person.id)}
        empty="Todavía no hay nadie."
        columns={[
          { header: 'Nombre', main: true, cell: (person) => [person.name, person.position].filter(Boolean).join(', ') },
          { header: 'Usuario', cell: (person) => person.username },
          { header: 'Función', cell: (person) => ROLE_NAMES[person.role as Role] },
          { header: 'Dependencia', cell: departmentOf },
          { header: 'Cuenta', cell: (person) => <Account person={person} /> },
          {
            header: 'Cambiar',
            cell: (person) => <Change person={person} errors={wrong?.person === person.id ? wrong.errors : []} />,
          },
        ]}
      />
    </Panel>
  );
}

function departmentOf({ department, chief }: PersonRow): string {
  return [department, chief && 'titular'].filter(Boolean).join(', ');
}

function Account({ person }: { person: PersonRow }) {
  if (!person.active) return <Badge label="Inactiva" tone="neutral" />;
  return person.locked_until && person.locked_until > new Date() ? (
    <Badge label="Bloqueada por intentos" tone="warn" />
  ) : (
    <Badge label="Activa" tone="ok" />
  );
}

function Change({ person, errors }: { person: PersonRow; errors: FormError[] }) {
  return (
    <details open={errors.length > 0}>
      <summary>
        Abrir<span class="vh"> la cuenta de {person.name}</span>
      </summary>
      <Form action={`/personas/${person.id}/contrasena`} label={`Contraseña de ${person.name}`}>
        <ErrorSummary errors={errors} />
        <Field
          id={fieldId(passwordField(person.id))}
          name="password"
          type="password"
          label="Contraseña nueva"
          hint="10 caracteres o más"
          autocomplete="new-password"
          required
          error={errors[0]?.text}
        />
        <Button kind="secondary" small>
          Guardar contraseña
        </Button>
      </Form>
      {person.role === 'department' && (
        <Form action={`/personas/${person.id}/titular`} label={`Avisos de titular para ${person.name}`}>
          <Button kind="secondary" small name="chief" value={person.chief ? 'false' : 'true'}>
            {person.chief ? 'Ya no es titular' : 'Es titular'}
          </Button>
        </Form>
      )}
      <Form action={`/personas/${person.id}/estado`} label={`Cuenta de ${person.name}`}>
        <Button
          kind={person.active ? 'danger' : 'secondary'}
          small
          name="active"
          value={person.active ? 'false' : 'true'}
        >
          {person.active ? 'Desactivar' : 'Activar'}
        </Button>
      </Form>
    </details>
  );
}

interface NewPersonFormProps {
  departments: DepartmentLine[];
  typed: Record<string, string>;
  errors: FormError[];
}

export function NewPersonForm({ departments, typed, errors }: NewPersonFormProps) {
  const field = fieldsOf({ typed, errors });
  return (
    <Panel heading="Agregar a una persona">
      <Form action="/personas">
        <ErrorSummary errors={errors} />
        <FieldSet legend="Quién es">
          <Field {...field('name')} label="Nombre" required autocomplete="off" width={6} />
          <Field
            {...field('position')}
            label="Cargo"
            hint="Sale en los acuses que firma"
            optional
            autocomplete="off"
            width={6}
          />
        </FieldSet>
        <DutyFields departments={departments} field={field} chief={typed['chief'] === '1'} />
        <FieldSet legend="Cómo entra">
          <Field {...field('username')} label="Usuario" required autocomplete="off" width={6} />
          <Field
            name="password"
            error={field('password').error}
            type="password"
            label="Contraseña"
            hint="10 caracteres o más"
            required
            autocomplete="new-password"
            width={6}
          />
        </FieldSet>
        <ButtonRow>
          <Button busy="Guardando…">Agregar</Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

interface DutyFieldsProps {
  departments: NewPersonFormProps['departments'];
  field: (name: string) => { name: string; value: string | undefined; error: string | undefined };
  chief: boolean;
}

function DutyFields({ departments, field, chief }: DutyFieldsProps) {
  const municipal = departments.filter(({ level }) => level === 'municipal');
  return (
    <FieldSet legend="Qué puede hacer">
      <Select
        {...field('role')}
        label="Función"
        options={ROLES.map((role) => ({ value: role, label: ROLE_NAMES[role] }))}
        width={4}
      />
      <Select
        {...field('departmentId')}
        label="Dependencia"
        hint="Sólo para la función «Dependencia»"
        options={municipal.map(({ id, name }) => ({ value: String(id), label: name }))}
        empty="Ninguna"
        optional
        width={8}
      />
      <Checkbox
        name="chief"
        label="Es titular de la dependencia: recibe los avisos de lo vencido"
        value="1"
        checked={chief}
      />
    </FieldSet>
  );
}
