import { figure as inFigures, Panel, Table, type Column } from '@oficialia/platform';
import { AgeingChart } from '../charts/ageing-chart.js';
import { ChartOnPage } from '../charts/chart-figure.view.js';
import type { Cuts } from '../counting/cuts.js';
import type { Period } from '../period.js';
import { NumberLink, panoramaList } from './number-link.view.js';
import { AGES, type Age, type Stage, type WaitingAtStage } from './waiting.js';

export interface WaitingProps {
  waiting: WaitingAtStage[];
  period: Period;
  cuts: Cuts;
}

const HINT =
  'Todo lo que espera hoy, se haya recibido cuando se haya recibido; la edad va en días hábiles desde que se recibió. «En prevención» espera a la persona.';

/** Where petitions wait and for how long: the same as bars and as figures. */
export function Waiting({ waiting, period, cuts }: WaitingProps) {
  const total = sum(waiting.flatMap(({ counts }) => counts));
  const desc = `Esperan ${inFigures(total)}: ${waiting.map(({ stage, counts }) => `${stage.label.toLocaleLowerCase('es')} ${inFigures(sum(counts))}`).join(', ')}.`;
  const bars = waiting.map(({ stage, counts }) => ({ label: stage.label, parts: counts }));
  const list = (stage: Stage | undefined, age: Age | undefined) =>
    panoramaList({ lista: 'en-espera', etapa: stage?.key, edad: age?.key }, period, cuts);
  const link = (count: number, stage?: Stage, age?: Age) => (
    <NumberLink
      count={count}
      href={list(stage, age)}
      what={[stage?.label ?? 'En espera', age?.label].filter(Boolean).join(', ')}
    />
  );
  const columns: Column<WaitingAtStage>[] = [
    { header: 'Etapa', main: true, cell: ({ stage }) => stage.label },
    ...AGES.map((age, at) => ({
      header: age.label,
      align: 'end' as const,
      cell: ({ stage, counts }: WaitingAtStage) => link(counts[at] ?? 0, stage, age),
    })),
    { header: 'Todas', align: 'end', cell: ({ stage, counts }) => <b>{link(sum(counts), stage)}</b> },
  ];
  return (
    <Panel id="espera" heading="Dónde esperan las peticiones" flush>
      <div class="panel-hint">
        <p class="hint">{HINT}</p>
        <div class="chart">
          <ChartOnPage
            wide={900}
            draw={(width) => (
              <AgeingChart
                title="Peticiones en espera, por etapa y edad"
                desc={desc}
                width={width}
                steps={AGES.map(({ label }) => label)}
                rows={bars}
              />
            )}
          />
        </div>
      </div>
      <Table
        caption="Peticiones en espera, por etapa y días hábiles desde que se recibieron"
        captionHidden
        compact
        rows={waiting}
        rowKey={({ stage }) => stage.key}
        columns={columns}
        footer={[
          'Todo lo abierto',
          ...AGES.map((age, at) => link(sum(waiting.map(({ counts }) => counts[at] ?? 0)), undefined, age)),
          link(total),
        ]}
      />
    </Panel>
  );
}

function sum(counts: number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
