import { Card } from '../brand.js';
import { Button, ButtonRow } from '../button.js';
import { RadioGroup } from '../choice.js';
import { Field } from '../field.js';
import { Folio } from '../folio.js';
import { Form } from '../form.js';
import { Stack } from '../layout.js';
import { DefinitionList } from '../panel.js';
import { Stages } from '../timeline.js';
import { Time } from '../when.js';
import { at } from './sample.js';

export function LoginView() {
  return (
    <Card heading="Entrar" lead="Con la cuenta que le dio el área de sistemas.">
      <Form action="#" label="Entrar">
        <Field name="username" label="Usuario" required autofocus autocomplete="username" />
        <Field name="password" label="Contraseña" type="password" required autocomplete="current-password" />
        <ButtonRow>
          <Button busy="Entrando…">Entrar</Button>
        </ButtonRow>
      </Form>
    </Card>
  );
}

export function PortalView() {
  return (
    <Card
      size="l"
      heading="Su petición está en Obras Públicas"
      lead="Le contestarán a más tardar el viernes 4 de diciembre de 2026."
    >
      <p>
        <Folio value="PM-2026-000412" stamp />
      </p>
      <Stages
        steps={[
          { label: 'Recibida', state: 'done', at: '2026-11-20' },
          { label: 'Turnada', state: 'done', at: '2026-11-20' },
          { label: 'En atención', state: 'current', at: '2026-11-23' },
          { label: 'Contestada', state: 'pending' },
        ]}
      />
      <DefinitionList
        items={[
          { term: 'Quién la tiene', detail: 'Dirección de Obras Públicas' },
          { term: 'Desde', detail: <Time at={at('2026-11-23', '09:05')} /> },
          { term: 'Oficio', detail: 'SA/OP/0127/2026' },
          { term: 'Respuesta antes de', detail: <Time at="2026-12-04" /> },
        ]}
      />
      <hr />
      <Stack>
        <h2>Consultar otra petición</h2>
        <Form action="#" label="Consultar otra petición" grid>
          <Field name="folio" label="Folio" figures required width={5} placeholder="PM-2026-000000" />
          <Field name="code" label="Código del acuse" figures required width={4} autocomplete="off" />
          <div class="w-3">
            <Button kind="secondary" icon="search" busy="Buscando…">
              Consultar
            </Button>
          </div>
        </Form>
      </Stack>
      <Form action="#" label="Opinión">
        <RadioGroup
          name="solved"
          label="¿La respuesta resolvió lo que pidió?"
          chips
          options={[
            { value: 'yes', label: 'Sí' },
            { value: 'partly', label: 'En parte' },
            { value: 'no', label: 'No' },
          ]}
        />
      </Form>
    </Card>
  );
}
