import {
  Alert,
  Badge,
  Breadcrumbs,
  Button,
  ButtonRow,
  EmptyState,
  Field,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Table,
} from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { INSTRUCTIONS } from '../referral.instructions.js';
import type { OrphanRow } from './inheritance.queries.js';
import type { Inherited } from './inheritances.service.js';

export function InheritanceView({ open, report }: { open: OrphanRow[]; report: Inherited[] | undefined }) {
  const departments = [...Map.groupBy(open, ({ department_key }) => department_key).values()];
  return (
    <>
      <Breadcrumbs items={[{ label: 'Turnos', href: '/turnos' }, { label: 'Sin dependencia' }]} />
      <PageHeader
        title="Turnos sin dependencia"
        lead="Lo que sigue abierto en dependencias dadas de baja. Cada turno recibe un oficio nuevo y su plazo sigue."
      />
      <Stack>
        {report && <Report report={report} />}
        {departments.length === 0 && (
          <EmptyState title="Nada quedó sin dependencia" icon="check">
            Cuando se dé de baja una dependencia, aquí aparecerá lo que tenga abierto.
          </EmptyState>
        )}
        {departments.map((rows) => (
          <OfDepartment key={rows[0]!.department_key} rows={rows} />
        ))}
      </Stack>
    </>
  );
}

function OfDepartment({ rows }: { rows: OrphanRow[] }) {
  const { department, department_key: key, heir } = rows[0] as OrphanRow;
  return (
    <Panel heading={`${department} (${rows.length})`}>
      {heir === null ? (
        <Alert tone="warn">Quien la sustituye tampoco existe ya: reasigne cada turno.</Alert>
      ) : (
        <Form action={`/turnos/sin-dependencia/${key}`} label={`Reasignar lo de ${department}`}>
          <Field
            name="reason"
            id={`motivo-${key}`}
            label="Motivo de la reasignación"
            value={`Baja de ${department}; la sustituye ${heir}`}
            required
          />
          <ButtonRow>
            <Button icon="send" busy="Reasignando…">
              Reasignar todo a {heir}
            </Button>
          </ButtonRow>
        </Form>
      )}
      <Table
        caption={`Turnos abiertos de ${department}`}
        captionHidden
        rows={rows}
        rowKey={({ id }) => String(id)}
        columns={[
          folioColumn(),
          { header: 'Oficio', narrow: true, cell: ({ oficio }) => <Folio value={oficio} /> },
          { header: 'Asunto', cell: ({ subject }) => subject },
          { header: 'Instrucción', cell: ({ instruction }) => INSTRUCTIONS[instruction].label },
          {
            header: 'Acciones',
            headerHidden: true,
            narrow: true,
            cell: ({ id, oficio }) => (
              <LinkButton href={`/turnos/${id}/reasignacion`} small kind="secondary" icon="send">
                Reasignar<span class="vh"> el oficio {oficio}</span>
              </LinkButton>
            ),
          },
        ]}
      />
    </Panel>
  );
}

function Report({ report }: { report: Inherited[] }) {
  const made = report.filter((row) => row.made !== null).length;
  return (
    <Panel heading={`Se reasignaron ${made} de ${report.length}`} flush>
      <Table
        caption="Qué pasó con cada turno"
        captionHidden
        rows={report}
        rowKey={({ oficio }) => oficio}
        columns={[
          folioColumn(),
          { header: 'Oficio', narrow: true, cell: ({ oficio }) => oficio },
          {
            header: 'Resultado',
            cell: ({ made: next, refused }) =>
              next ? (
                <>
                  <Badge label="Reasignado" tone="ok" /> con el oficio {next}
                </>
              ) : (
                <>
                  <Badge label="No se pudo" tone="error" /> {refused}
                </>
              ),
          },
        ]}
      />
    </Panel>
  );
}
