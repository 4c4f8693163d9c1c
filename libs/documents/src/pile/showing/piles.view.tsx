import { Badge, EmptyState, LinkButton, PageHeader, Panel, Progress, Stack, Table, Time } from '@oficialia/platform';
import { ScanForm, TakenFiles } from '../../ways-in/receiving.view.js';
import type { TakenFile } from '../../ways-in/watched/watched-files.queries.js';
import { accountInWords, counted } from '../arrangement.js';
import { SOURCE_NAMES } from '../pile-words.js';
import type { PileFileRow, PileRow } from '../piles.queries.js';
import { overviewOf, progressInWords } from './pile-overview.js';

export interface PileLine {
  pile: PileRow;
  files: PileFileRow[];
}

export interface PilesViewProps {
  unfinished: PileLine[];
  finished: PileLine[];
  /** Who looks at it. */
  owner: number;
  limitMb: number;
  /** Out of the watched folder, lately. */
  taken: TakenFile[];
}

/** Where scanned paper comes in, and what of it still has to be filed. */
export function PilesView(props: PilesViewProps) {
  return (
    <>
      <PageHeader
        title="Digitalizar"
        lead="Suelte la pila completa: se separa sola por las etiquetas de folio o las hojas separadoras, y se archiva en cada petición."
        actions={
          <LinkButton href="/digitalizaciones/separadores" icon="print">
            Hojas separadoras
          </LinkButton>
        }
      />
      <Stack>
        <Panel>
          <ScanForm owner={props.owner} limitMb={props.limitMb} />
        </Panel>
        <Panel heading="Por archivar" id="por-archivar" flush>
          {props.unfinished.length > 0 ? (
            <PileTable lines={props.unfinished} caption="Digitalizaciones por archivar" />
          ) : (
            <EmptyState title="No hay hojas por archivar" icon="check">
              Lo que no traiga etiqueta esperará aquí.
            </EmptyState>
          )}
        </Panel>
        {props.finished.length > 0 && (
          <Panel heading="Archivadas" flush>
            <PileTable lines={props.finished} caption="Digitalizaciones archivadas" />
          </Panel>
        )}
        {props.taken.length > 0 && <TakenFiles taken={props.taken} />}
      </Stack>
    </>
  );
}

function PileTable({ lines, caption }: { lines: PileLine[]; caption: string }) {
  return (
    <Table
      caption={caption}
      captionHidden
      rows={lines}
      rowKey={({ pile }) => String(pile.id)}
      columns={[
        { header: 'Pila', main: true, cell: ({ pile }) => <PileName pile={pile} /> },
        { header: 'Estado', cell: (line) => <PileState {...line} /> },
        {
          header: 'Recibida',
          cell: ({ pile }) => (
            <span>
              <Time at={pile.opened_at} /> · {pile.opened_by_name}
            </span>
          ),
        },
      ]}
    />
  );
}

function PileName({ pile }: { pile: PileRow }) {
  return (
    <>
      <a href={`/digitalizaciones/${pile.id}`}>{pile.name}</a>
      <br />
      <small>{SOURCE_NAMES[pile.source]}</small>
    </>
  );
}

function PileState({ pile, files }: PileLine) {
  const overview = overviewOf(pile, files);
  const { account, isSettled, waiting, failures } = overview;
  if (!isSettled)
    return (
      <Progress value={overview.pagesRead} max={Math.max(1, overview.pagesInAll)} words={progressInWords(overview)} />
    );
  return (
    <>
      {waiting > 0 ? (
        <Badge label={`${counted(waiting, 'escrito', 'escritos')} por archivar`} tone="warn" />
      ) : (
        <Badge label={account.pages > 0 ? 'Todo archivado' : 'Sin páginas'} tone={account.pages > 0 ? 'ok' : 'warn'} />
      )}
      <br />
      <small>
        {accountInWords(account)}
        {failures.length > 0 &&
          ` · ${counted(failures.length, 'archivo no se pudo abrir', 'archivos no se pudieron abrir')}`}
      </small>
    </>
  );
}
