import type { Pulse } from '@oficialia/directory';
import {
  Badge,
  DefinitionList,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  StatusBadge,
  Table,
  Time,
} from '@oficialia/platform';
import { termInWords } from '../counting/term.js';
import { STARTS } from './regime.dto.js';
import type { RegimeRow } from './regimes.queries.js';

export function RegimesView({ regimes, pulse }: { regimes: RegimeRow[]; pulse: Pulse }) {
  return (
    <>
      <PageHeader
        title="Plazos"
        lead="Cuánto hay para contestar según cada régimen legal. El primero de la lista es el usual."
        actions={
          <LinkButton href="/plazos/nuevo" icon="plus">
            Agregar un régimen
          </LinkButton>
        }
      />
      <Stack>
        <Panel heading="Regímenes" flush>
          <Table
            caption="Regímenes de plazo"
            captionHidden
            rows={regimes}
            rowKey={({ key }) => key}
            columns={[
              {
                header: 'Régimen',
                main: true,
                cell: (row) => (
                  <>
                    <a href={`/plazos/${row.key}`}>{row.name}</a> {row.retired && <Badge label="Ya no se ofrece" />}
                    <br />
                    <small>{[row.basis, row.note].filter(Boolean).join('. ')}</small>
                  </>
                ),
              },
              { header: 'Respuesta', cell: answerOf },
              { header: 'Prevención', cell: preventionOf },
              { header: 'Remitir', cell: ({ remit_days }) => (remit_days ? `en ${remit_days} días hábiles` : '') },
              { header: 'Calendario', cell: ({ calendar }) => calendar ?? 'El del municipio' },
              { header: 'Avisos', cell: warningsOf },
              { header: 'Versión', align: 'end', cell: ({ version }) => version },
            ]}
          />
        </Panel>
        <PulsePanel pulse={pulse} />
      </Stack>
    </>
  );
}

/** The regime's answer: `20 días hábiles (+10), desde que se turnó`. */
export function answerOf({ amount, unit, extension, starts_at }: RegimeRow): string {
  const term = amount === null ? 'Las horas que diga la orden' : termInWords({ amount, unit });
  return `${term}${extension ? ` (+${extension})` : ''}, ${STARTS[starts_at]}`;
}

function preventionOf(row: RegimeRow): string {
  const within = {
    none: '',
    days: `en ${row.prevention_days} días hábiles`,
    first_third: 'en el primer tercio del plazo',
    by_procedure: 'según el trámite',
  }[row.prevention_rule];
  if (within === '') return '';
  const effect = row.prevention_effect && { suspend: 'suspende', interrupt: 'interrumpe' }[row.prevention_effect];
  const answer = row.completion_days && `se contesta en ${row.completion_days}`;
  return [within, answer, effect].filter(Boolean).join('; ');
}

function warningsOf({ remind_days, chief_days, supervisor_days, at_once }: RegimeRow): string {
  if (at_once) return 'De inmediato';
  return `${remind_days} antes; titular ${chief_days} y supervisión ${supervisor_days} después`;
}

/** Whether the scheduler lives: what it did last, and when. */
function PulsePanel({ pulse }: { pulse: Pulse }) {
  return (
    <Panel heading="Avisos automáticos" tone={pulse.late ? 'error' : undefined}>
      <DefinitionList
        items={[
          {
            term: 'Estado',
            detail: pulse.late ? (
              <StatusBadge label="No responde: revise que el proceso «worker» esté en marcha" tone="error" />
            ) : (
              <StatusBadge label="En marcha" tone="ok" />
            ),
          },
          { term: 'Última ejecución', detail: pulse.doneAt ? <Time at={pulse.doneAt} /> : 'Nunca' },
          { term: 'Qué hizo', detail: pulse.outcome },
        ]}
      />
    </Panel>
  );
}
