import { Button, ButtonRow, LinkButton } from '../button.js';
import { Checkbox, Combobox, RadioGroup, Select } from '../choice.js';
import { Field, TextArea } from '../field.js';
import { FileDrop } from '../file-drop.js';
import { Folio } from '../folio.js';
import { FieldSet, Form } from '../form.js';
import { Icon, ICONS } from '../icon.js';
import { Grid, KeyHint, PageHeader, Stack } from '../layout.js';
import { Alert, EmptyState, Panel } from '../panel.js';
import { Badge, Progress, Stat, StatusBadge, TrafficLight } from '../status.js';
import { Table } from '../table.js';
import type { Tone } from '../types.js';

const TONES: Tone[] = ['neutral', 'info', 'ok', 'warn', 'error'];

export function ComponentsView() {
  return (
    <Stack>
      <PageHeader title="Componentes" lead="Todo lo que comparten las pantallas de Oficialía." />
      <Buttons />
      <States />
      <Fields />
      <Panel heading="Vacío y tablas">
        <EmptyState
          title="No hay nada por turnar"
          icon="check"
          actions={<LinkButton href="#">Ver las turnadas hoy</LinkButton>}
        >
          Todo lo recibido ya tiene dependencia.
        </EmptyState>
        <Table
          caption="Resumen por canal"
          compact
          rows={[
            { channel: 'Ventanilla', count: 812 },
            { channel: 'Correo electrónico', count: 151 },
          ]}
          columns={[
            { header: 'Canal', main: true, cell: (row) => row.channel },
            { header: 'Peticiones', align: 'end', cell: (row) => row.count },
          ]}
          footer={['Total', '963']}
        />
        <Table
          caption="Sin renglones"
          rows={[]}
          columns={[{ header: 'Folio', cell: () => null }]}
          empty="Todavía no hay peticiones de hoy."
        />
      </Panel>
      <Panel heading="Dibujos">
        <div class="btn-row">
          {ICONS.map((name) => (
            <span key={name}>
              <Icon name={name} /> {name}
            </span>
          ))}
        </div>
      </Panel>
    </Stack>
  );
}

function Buttons() {
  return (
    <Panel heading="Botones">
      <ButtonRow>
        <Button keys="Ctrl+Enter">Registrar</Button>
        <Button kind="secondary" icon="print">
          Imprimir
        </Button>
        <Button kind="quiet">Cancelar</Button>
        <Button kind="danger">Anular</Button>
        <Button disabled>Registrando…</Button>
        <Button small kind="secondary">
          Pequeño
        </Button>
      </ButtonRow>
    </Panel>
  );
}

function States() {
  return (
    <Grid>
      <Panel heading="Avisos">
        {(['info', 'ok', 'warn', 'error'] as const).map((tone) => (
          <Alert key={tone} tone={tone} title={`Aviso ${tone}`}>
            Se guardó lo escrito a las 10:12.
          </Alert>
        ))}
      </Panel>
      <Panel heading="Estados">
        <p class="btn-row">
          {TONES.map((tone) => (
            <StatusBadge key={tone} tone={tone} label={tone} />
          ))}
          <Badge label="sin dibujo" />
        </p>
        {(['green', 'amber', 'red', 'blue', 'grey'] as const).map((light) => (
          <p key={light}>
            <TrafficLight light={light} label={light} due="2026-11-20" why="Tres días hábiles desde el acuse" />
          </p>
        ))}
        <Progress value={12} max={40} words="Leídas 12 de 40 páginas" />
        <p>
          <Folio value="PM-2026-000412" stamp /> <Folio value="PM-2026-000412" copy /> <KeyHint keys="Ctrl+Enter" />
        </p>
        <Stat label="Tasa de atención" value="9.9 %" numerator={100} denominator={1010} of="oficios turnados" />
      </Panel>
    </Grid>
  );
}

function Fields() {
  return (
    <Panel heading="Campos">
      <Form action="#" label="Campos">
        <FieldSet legend="De todo tipo" hint="Cada uno con su nombre, ayuda y error.">
          <Field name="text" label="Texto" width={6} hint="Una ayuda corta" />
          <Field name="broken" label="Con error" width={6} error="Escriba el asunto" value="" />
          <Field name="email" label="Correo" type="email" width={4} />
          <Field name="date" label="Fecha" type="date" width={4} value="2026-11-20" />
          <Field name="when" label="Fecha y hora" type="datetime-local" width={4} value="2026-11-20T10:12" />
          <Field name="number" label="Número" type="number" width={3} value={12} figures />
          <Field name="readonly" label="Solo lectura" width={3} value="PM-2026-000412" readonly figures />
          <Select
            name="select"
            label="Lista"
            width={3}
            empty="Elija…"
            options={[{ value: '1', label: 'Obras Públicas', group: 'Municipales' }]}
          />
          <Combobox name="combo" label="Con sugerencias" width={3} suggestions={['Centro', 'San Miguel']} />
          <TextArea name="area" label="Varios renglones" value="Una luminaria apagada" />
          <RadioGroup
            name="radio"
            label="Una de varias"
            options={[
              { value: 'a', label: 'Original', hint: 'Con firma autógrafa' },
              { value: 'b', label: 'Copia' },
            ]}
          />
          <Checkbox name="check" label="De acuerdo" hint="Se puede cambiar después" checked />
          <FileDrop name="drop" label="Archivos" hint="PDF o imágenes" />
        </FieldSet>
      </Form>
    </Panel>
  );
}
