import { Button, ButtonRow, LinkButton } from '../button.js';
import { TextArea } from '../field.js';
import { Folio } from '../folio.js';
import { Form } from '../form.js';
import { Breadcrumbs, Columns, PageHeader } from '../layout.js';
import { Alert, DefinitionList, Panel } from '../panel.js';
import { Progress, TrafficLight } from '../status.js';
import { Stages, Timeline } from '../timeline.js';
import { at } from './sample.js';

export function PetitionView() {
  return (
    <>
      <Breadcrumbs items={[{ label: 'Peticiones', href: '#' }, { label: 'PM-2026-000412' }]} />
      <PageHeader
        over={<Folio value="PM-2026-000412" stamp />}
        title="Bache frente al número 14 de Niños Héroes"
        lead="Óscar Ibáñez Muñoz, por ventanilla"
        actions={
          <>
            <LinkButton href="#" icon="print" newTab>
              Acuse
            </LinkButton>
            <LinkButton href="#" kind="quiet">
              Corregir
            </LinkButton>
          </>
        }
      />
      <Panel>
        <Stages
          steps={[
            { label: 'Recibida', state: 'done', at: at('2026-11-20', '10:12') },
            { label: 'Turnada', state: 'done', at: at('2026-11-20', '11:30'), note: 'Obras Públicas' },
            { label: 'Acusada', state: 'done', at: at('2026-11-23', '09:05') },
            { label: 'Contestada', state: 'current', note: 'Vence vie 4 dic 2026' },
            { label: 'Notificada', state: 'pending' },
            { label: 'Concluida', state: 'pending' },
          ]}
        />
      </Panel>
      <div class="gap" />
      <Columns aside={<Facts />} asideLabel="Datos de la petición">
        <ReplyPanel />
        <Panel heading="Historial">
          <History />
        </Panel>
      </Columns>
    </>
  );
}

function ReplyPanel() {
  return (
    <Panel heading="Contestar" tone="info">
      <Form action="#" label="Contestar" draft="muestra:respuesta">
        <TextArea name="text" label="Respuesta" hint="Conteste cada punto que se pide" required rows={5} />
        <ButtonRow>
          <Button busy="Enviando…" icon="reply">
            Enviar respuesta
          </Button>
          <Button kind="secondary" formaction="#parcial">
            Es parcial
          </Button>
          <Button kind="danger" formaction="#devolver" formnovalidate icon="return">
            Devolver
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function Facts() {
  return (
    <>
      <Panel heading="Término">
        <TrafficLight
          light="green"
          label="Faltan 9 días hábiles"
          due="2026-12-04"
          why="10 días hábiles desde el acuse del área (Bando, art. 182)"
        />
      </Panel>
      <Panel
        heading="Documento"
        actions={
          <LinkButton small href="?vista=documento">
            Abrir
          </LinkButton>
        }
      >
        <Progress value={12} max={40} words="Leídas 12 de 40 páginas" />
      </Panel>
      <Panel heading="Datos">
        <DefinitionList
          stacked
          items={[
            { term: 'Remitente', detail: 'Óscar Ibáñez Muñoz' },
            { term: 'Medio de contacto', detail: 'oscar.ibanez@ejemplo.mx' },
            { term: 'Documento', detail: 'Escrito de particular, S/N, 2 fojas' },
            { term: 'Anexos', detail: '1 fotografía, copia' },
            { term: 'Código de consulta', detail: <Folio value="7KQ4-M2XD" copy what="código" /> },
          ]}
        />
      </Panel>
      <Alert tone="info" title="Tiene un antecedente">
        <Folio value="PM-2025-003871" href="#" />, del mismo domicilio.
      </Alert>
    </>
  );
}

function History() {
  return (
    <Timeline
      entries={[
        {
          when: at('2026-11-23', '09:05'),
          what: 'El área acusó de recibido',
          who: 'Ing. Raúl Cárdenas, Obras Públicas',
          icon: 'check',
          tone: 'ok',
        },
        {
          when: at('2026-11-20', '11:30'),
          what: 'Turnada a Obras Públicas para su atención',
          who: 'Rosa María Núñez',
          icon: 'send',
          tone: 'info',
          detail: (
            <>
              Oficio <a href="#">SA/OP/0127/2026</a> · tema Bacheo por «bache»
            </>
          ),
        },
        {
          when: at('2026-11-20', '10:40'),
          what: 'Se leyó el documento',
          who: 'Sistema',
          icon: 'scan',
          detail: '2 páginas, confianza 96 %',
        },
        {
          when: at('2026-11-20', '10:15'),
          what: 'Se corrigió el número de fojas',
          who: 'Luis Ángel Güemes',
          icon: 'pen',
          tone: 'warn',
          detail: 'Decía 1, dice 2: «error al contar»',
        },
        {
          when: at('2026-11-20', '10:12'),
          what: 'Recibida en ventanilla',
          who: 'Luis Ángel Güemes',
          icon: 'stamp',
          tone: 'ok',
        },
      ]}
    />
  );
}
