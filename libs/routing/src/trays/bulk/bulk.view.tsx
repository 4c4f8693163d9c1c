import { Alert, Folio, LinkButton, PageHeader, Panel, Stack, StatusBadge, Table, type Tone } from '@oficialia/platform';
import { oficioPath } from '../../referring/oficio-content.js';
import type { BulkActRowView, BulkActView } from './bulk-acts.queries.js';

const WORDS: Record<string, { title: string; one: string; many: string; back: string }> = {
  refer: { title: 'Peticiones turnadas', one: '1 se turnó', many: 'se turnaron', back: '/por-turnar' },
  acknowledge: { title: 'Oficios acusados', one: '1 se acusó', many: 'se acusaron', back: '/turnos?estado=por-acusar' },
  print: { title: 'Oficios para imprimir', one: '1 está listo', many: 'están listos', back: '/turnos' },
};

/** What happened to each of the marked rows. */
export function BulkView({ act }: { act: BulkActView }) {
  const words = WORDS[act.act] ?? WORDS['refer']!;
  const count = (outcome: string | null) => act.rows.filter((row) => row.outcome === outcome).length;
  const [done, refused, waiting] = [count('done'), count('refused'), count(null)];
  const paper = act.rows.some(({ outcome, oficios }) => outcome === 'done' && oficios.length > 0);
  const papers = `/lotes/${act.id}/oficios.pdf`;
  return (
    <>
      <PageHeader
        title={words.title}
        lead={`De ${act.rows.length}: ${done === 1 ? words.one : `${done} ${words.many}`}${refused > 0 ? `; ${refused} no` : ''}.`}
      />
      <Stack>
        {waiting > 0 && (
          <Alert tone="warn">
            {waiting === 1 ? 'Falta 1' : `Faltan ${waiting}`}. Vuelva a cargar esta página; lo que siga sin resultado,
            elíjalo otra vez en la bandeja.
          </Alert>
        )}
        <Panel
          flush
          heading="Qué pasó con cada renglón"
          actions={
            paper && (
              <LinkButton href={papers} small newTab icon="print" kind={act.act === 'print' ? 'primary' : 'secondary'}>
                Imprimir los oficios
              </LinkButton>
            )
          }
        >
          <Table
            caption={words.title}
            captionHidden
            rows={act.rows}
            rowKey={({ target }) => target}
            rowTone={({ outcome }) => (outcome === 'refused' ? 'error' : undefined)}
            columns={[
              { header: 'Folio', main: true, narrow: true, cell: (row) => <Petition row={row} act={act.act} /> },
              { header: 'Oficio', narrow: true, cell: (row) => <Oficios row={row} /> },
              {
                header: 'Resultado',
                narrow: true,
                cell: ({ outcome }) => <StatusBadge {...OUTCOMES[outcome ?? 'waiting']!} />,
              },
              { header: 'Qué pasó', cell: (row) => <WhatHappened row={row} /> },
            ]}
          />
        </Panel>
        <p>
          <LinkButton href={words.back} icon="arrow-left">
            Volver a la bandeja
          </LinkButton>
        </p>
      </Stack>
      {act.act === 'print' && paper && <div data-print-on-load={papers} />}
    </>
  );
}

const OUTCOMES: Record<string, { label: string; tone: Tone }> = {
  done: { label: 'Hecho', tone: 'ok' },
  refused: { label: 'No se hizo', tone: 'error' },
  waiting: { label: 'Sin resultado', tone: 'neutral' },
};

/** What nothing, or another authority, is proposed for: a person decides it in its form. */
const DECIDED_ALONE = ['suggestion.none', 'suggestion.remission'];

function WhatHappened({ row: { sentence, code, target } }: { row: BulkActRowView }) {
  return (
    <>
      {sentence}{' '}
      {code && DECIDED_ALONE.includes(code) && (
        <a href={`/peticiones/${target}/turnar`}>
          Abrir el formulario<span class="vh"> de {target}</span>
        </a>
      )}
    </>
  );
}

function Petition({ row, act }: { row: BulkActRowView; act: string }) {
  const folio = row.folio ?? (act === 'refer' ? row.target : null);
  return folio ? <Folio value={folio} href={`/peticiones/${folio}`} /> : <>Turno {row.target}</>;
}

function Oficios({ row }: { row: BulkActRowView }) {
  return (
    <>
      {row.oficios.map((oficio) => (
        <div key={oficio}>{row.folio && <a href={oficioPath(row.folio, oficio)}>{oficio}</a>}</div>
      ))}
    </>
  );
}
