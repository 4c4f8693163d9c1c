import { Button, LinkButton } from '../button.js';
import { Checkbox, Select } from '../choice.js';
import { Field } from '../field.js';
import { Folio } from '../folio.js';
import { Form } from '../form.js';
import { Grid, PageHeader, Stack } from '../layout.js';
import { Panel } from '../panel.js';
import { Badge, Stat, StatusBadge, TrafficLight, type Light } from '../status.js';
import { Pager, Table } from '../table.js';
import { Time } from '../when.js';
import { at } from './sample.js';

interface Row {
  folio: string;
  subject: string;
  sender: string;
  received: Date;
  department: string;
  reason: string;
  light: Light;
  words: string;
  due: string;
  urgent?: boolean;
}

const ROWS: Row[] = [
  {
    folio: 'PM-2026-000398',
    subject: 'Luminarias apagadas en la calle Hidalgo',
    sender: 'Ma. de la Luz Peña Ordóñez',
    received: at('2026-11-13', '09:41'),
    department: 'Servicios Públicos',
    reason: 'Tema Alumbrado por «luminaria»',
    light: 'red',
    words: 'Vencida hace 2 días hábiles',
    due: '2026-11-18',
    urgent: true,
  },
  {
    folio: 'PM-2026-000407',
    subject: 'Solicitud de uso de la plaza para la feria de la niñez',
    sender: 'Escuela Primaria Benito Juárez',
    received: at('2026-11-18', '12:03'),
    department: 'Desarrollo Económico',
    reason: 'Tema Vía pública por «plaza»',
    light: 'amber',
    words: 'Vence en 3 días',
    due: '2026-11-25',
  },
  {
    folio: 'PM-2026-000412',
    subject: 'Bache frente al número 14 de Niños Héroes',
    sender: 'Óscar Ibáñez Muñoz',
    received: at('2026-11-20', '10:12'),
    department: 'Obras Públicas',
    reason: '9 de 10 parecidas fueron ahí',
    light: 'green',
    words: 'En término',
    due: '2026-12-04',
  },
  {
    folio: 'PM-2026-000415',
    subject: 'Invitación al informe de la Universidad Tecnológica',
    sender: 'Universidad Tecnológica del Valle',
    received: at('2026-11-20', '13:55'),
    department: 'Secretaría Particular',
    reason: 'Tipo Invitación',
    light: 'grey',
    words: 'Sin término',
    due: '2026-12-02',
  },
];

export function TrayView() {
  return (
    <Stack>
      <PageHeader
        title="Por turnar"
        lead="12 peticiones esperan dependencia. Tres llevan más de un día."
        actions={
          <Button form="turnar" icon="send" busy="Turnando…">
            Turnar las marcadas
          </Button>
        }
      />
      <Figures />
      <Panel flush heading="Peticiones" actions={<Filter />}>
        <Form action="#" id="turnar" label="Turnar las marcadas">
          <TrayTable />
        </Form>
        <Pager from={1} to={4} total={1312} things="peticiones" nextHref="#2" />
      </Panel>
    </Stack>
  );
}

function Figures() {
  return (
    <Grid min="s">
      <Stat label="Tasa de atención" value="9.9 %" numerator={100} denominator={1010} of="oficios turnados" href="#" />
      <Stat label="Vencidas" value="41" numerator={41} denominator={910} of="sin contestar" tone="error" href="#" />
      <Stat label="Por acusar" value="17" numerator={17} denominator={128} of="oficios del mes" tone="warn" href="#" />
      <Stat label="Días para contestar" value="8.5" note="Mediana del trimestre, en días hábiles" href="#" />
    </Grid>
  );
}

function Filter() {
  return (
    <Form action="#" method="get" label="Filtrar" class="form--inline">
      <Field name="q" type="search" label="Buscar" labelHidden placeholder="Folio, nombre o asunto" />
      <Select
        name="d"
        label="Dependencia"
        labelHidden
        empty="Todas las dependencias"
        options={[{ value: 'op', label: 'Obras Públicas' }]}
      />
      <Button kind="secondary" icon="search">
        Buscar
      </Button>
    </Form>
  );
}

function TrayTable() {
  return (
    <Table
      caption="Peticiones por turnar"
      captionHidden
      rows={ROWS}
      rowKey={(row) => row.folio}
      rowTone={(row) => (row.light === 'red' ? 'error' : row.light === 'amber' ? 'warn' : undefined)}
      columns={[
        {
          header: 'Marcar',
          headerHidden: true,
          narrow: true,
          cell: (row) => <Checkbox name="folios" value={row.folio} label={`Marcar ${row.folio}`} labelHidden />,
        },
        {
          header: 'Folio',
          main: true,
          narrow: true,
          cell: (row) => <Folio value={row.folio} href="?vista=documento" copy />,
        },
        { header: 'Asunto', cell: (row) => <SubjectCell row={row} /> },
        {
          header: 'Recibida',
          narrow: true,
          sortHref: '#',
          sorted: 'ascending',
          cell: (row) => <Time at={row.received} />,
        },
        { header: 'Sugerencia', cell: (row) => <SuggestionCell row={row} /> },
        { header: 'Término', cell: (row) => <TrafficLight light={row.light} label={row.words} due={row.due} /> },
        {
          header: 'Acciones',
          headerHidden: true,
          narrow: true,
          cell: () => (
            <LinkButton small href="?vista=documento">
              Revisar
            </LinkButton>
          ),
        },
      ]}
    />
  );
}

function SubjectCell({ row }: { row: Row }) {
  return (
    <span class="lines">
      <b>{row.subject}</b>
      <span>{row.sender}</span>
      {row.urgent && (
        <span>
          <Badge label="Urgente" tone="error" />
        </span>
      )}
    </span>
  );
}

function SuggestionCell({ row }: { row: Row }) {
  return (
    <span class="lines">
      <span>
        <StatusBadge tone="info" label={row.department} />
      </span>
      <small>{row.reason}</small>
    </span>
  );
}
