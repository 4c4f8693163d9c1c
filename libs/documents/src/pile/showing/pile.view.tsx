import {
  Alert,
  assetUrl,
  Breadcrumbs,
  Button,
  Columns,
  EmptyState,
  Folio,
  Form,
  formatWhen,
  LinkButton,
  PageHeader,
  Panel,
  Progress,
  ProgressStream,
  Stack,
  Time,
} from '@oficialia/platform';
import { MoreScansForm } from '../../ways-in/receiving.view.js';
import { accountInWords, counted, visiblePages, waitingBundles, type Bundle } from '../arrangement.js';
import type { WaitingPetition } from '../filing/folio-lookup.js';
import type { PileActRow } from '../pile-row.js';
import { ACT_WORDS, SOURCE_NAMES, UNDO_WORDS } from '../pile-words.js';
import type { PileFileRow, PileRow, PileSheet } from '../piles.queries.js';
import { BundleCard, FOLIO_LIST } from './bundle-card.js';
import { overviewOf, progressInWords, type PileOverview } from './pile-overview.js';
import { Sheets } from './sheets.js';

export interface PileViewProps {
  pile: PileRow;
  files: PileFileRow[];
  sheets: PileSheet[];
  acts: PileActRow[];
  undoable: PileActRow | undefined;
  petitions: WaitingPetition[];
  known: { name: string; folio: string | null; pile_id: number | null }[];
  departments: Map<string, string>;
  limitMb: number;
  /** Who looks at it. */
  owner: number;
  zone: string;
  mayRegister: boolean;
  /** What did not work, above the present state. */
  problem?: string;
  typed?: { bundle: number; folio: string };
}

/** A pile: what is filed, what waits with its pages, and the petitions whose paper is missing. */
export function PileView(props: PileViewProps) {
  const { pile, files, problem } = props;
  const overview = overviewOf(pile, files);
  return (
    <>
      <Breadcrumbs items={[{ label: 'Digitalizar', href: '/digitalizaciones' }, { label: pile.name }]} />
      <link rel="stylesheet" href={assetUrl('pile.css')} />
      <PageHeader
        over={
          <>
            {SOURCE_NAMES[pile.source]} · <Time at={pile.opened_at} /> · {pile.opened_by_name}
          </>
        }
        title={pile.name}
        lead={overview.account.pages > 0 ? accountInWords(overview.account) : undefined}
        actions={<UndoForm {...props} />}
      />
      <Stack>
        {problem && (
          <Alert tone="error" role="alert">
            {problem}
          </Alert>
        )}
        {!overview.isSettled && <ProgressStream href={`/digitalizaciones/${pile.id}/avance`} />}
        <PileProgress pileId={pile.id} overview={overview} />
        <Remarks {...props} overview={overview} />
        <Columns asideLabel="Peticiones sin escrito" aside={<Aside {...props} />}>
          <Waiting {...props} />
          <Filed bundles={pile.arrangement.bundles} />
          <SetAside {...props} />
        </Columns>
      </Stack>
      <datalist id={FOLIO_LIST}>
        {props.petitions.map(({ folio, sender_name: sender, subject }) => (
          <option key={folio} value={folio}>
            {`${sender} · ${subject}`.slice(0, 90)}
          </option>
        ))}
      </datalist>
      <script src={assetUrl('pile.js')} type="module" />
    </>
  );
}

export interface PileProgressProps {
  pileId: number;
  overview: PileOverview;
  /** Replaces the one that the page was loaded with. */
  late?: boolean;
  /** Asks for itself, where there is no stream that tells it. */
  polls?: boolean;
}

/** How far reading and splitting are; when both have ended under somebody's eyes, the whole page is asked for. */
export function PileProgress({ pileId, overview, late, polls }: PileProgressProps) {
  const { isSettled, pagesRead, pagesInAll } = overview;
  const asking = (isSettled ? late : polls) && {
    'hx-get': `/digitalizaciones/${pileId}/avance/ahora`,
    'hx-trigger': isSettled ? 'load' : 'every 2s',
    'hx-swap': 'none',
  };
  return (
    <div id="avance-pila" hx-swap-oob={late ? 'true' : undefined} {...asking}>
      {!isSettled && <Progress value={pagesRead} max={Math.max(1, pagesInAll)} words={progressInWords(overview)} />}
    </div>
  );
}

function UndoForm({ pile, undoable, zone }: PileViewProps) {
  if (!undoable) return null;
  const { acted_by_name: who, acted_at: when, act } = undoable;
  return (
    <Form action={`/digitalizaciones/${pile.id}/actos`} label="Deshacer">
      <input type="hidden" name="version" value={pile.version} />
      <input type="hidden" name="undo" value={undoable.id} />
      <Button kind="secondary" icon="return" name="act" value="undo">
        Deshacer: {UNDO_WORDS[act] ?? act}
        <span class="vh">{` (${who}, ${formatWhen(when, zone)})`}</span>
      </Button>
    </Form>
  );
}

function Remarks({ pile, files, known, overview }: PileViewProps & { overview: PileOverview }) {
  return (
    <>
      {pile.awaits_backs && (
        <Alert tone="info" title="Faltan los reversos">
          Digitalice la segunda pasada en <a href="#agregar">Agregar hojas</a>. Mientras tanto nada se archiva solo.
          <Form action={`/digitalizaciones/${pile.id}/actos`}>
            <input type="hidden" name="version" value={pile.version} />
            <Button kind="quiet" small name="act" value="no-backs">
              No habrá reversos
            </Button>
          </Form>
        </Alert>
      )}
      {overview.failures.map(({ name, failure }) => (
        <Alert key={name} tone="warn" title={name}>
          {failure}
        </Alert>
      ))}
      {files
        .filter(({ remarks }) => remarks.length > 0)
        .map(({ document_id: id, name, remarks }) => (
          <Alert key={id} tone="info" title={name}>
            {remarks.join(' ')}
          </Alert>
        ))}
      {known.map(({ name, folio, pile_id: other }) => (
        <Alert key={name} tone="info">
          «{name}» ya se había recibido:{' '}
          {folio ? (
            <a href={`/peticiones/${folio}`}>{folio}</a>
          ) : (
            <a href={`/digitalizaciones/${other}`}>digitalización {other}</a>
          )}
          . Si es una repetición, puede dejarla sin archivar.
        </Alert>
      ))}
    </>
  );
}

function Waiting(props: PileViewProps) {
  const { pile, sheets, departments, mayRegister, typed } = props;
  const waiting = waitingBundles(pile.arrangement);
  const numbered = waiting.map(({ id, pages }, index) => ({ id, number: index + 1, pages: pages.length }));
  if (waiting.length === 0) {
    return pile.arrangement.bundles.length > 0 ? (
      <Panel>
        <EmptyState title="Todo está archivado" icon="check">
          No queda ninguna página por archivar en esta pila.
        </EmptyState>
      </Panel>
    ) : (
      <Panel>
        <EmptyState title="Los escritos aparecerán aquí" icon="scan">
          En cuanto se lea la última página, la pila se separa sola.
        </EmptyState>
      </Panel>
    );
  }
  return (
    <>
      {waiting.map((bundle, index) => (
        <BundleCard
          key={bundle.id}
          pileId={pile.id}
          version={pile.version}
          bundle={bundle}
          number={index + 1}
          before={numbered[index - 1]}
          after={numbered[index + 1]}
          others={numbered.filter(({ id }) => id !== bundle.id)}
          sheets={sheets}
          departments={departments}
          mayRegister={mayRegister}
          typed={typed?.bundle === bundle.id ? typed.folio : undefined}
        />
      ))}
    </>
  );
}

function Filed({ bundles }: { bundles: Bundle[] }) {
  const filed = bundles.filter((bundle) => bundle.filed);
  if (filed.length === 0) return null;
  return (
    <Panel heading={`Archivados (${filed.length})`} id="archivados">
      <ul class="filed">
        {filed.map((bundle) => (
          <li key={bundle.id}>
            <Folio value={bundle.filed?.folio ?? ''} href={`/peticiones/${bundle.filed?.folio}`} />
            {bundle.paper && <span>{bundle.paper.name}</span>}
            <span>{counted(visiblePages(bundle).length, 'página', 'páginas')}</span>
            <a href={`/peticiones/${bundle.filed?.folio}/documentos/${bundle.filed?.document}`}>Ver el documento</a>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Bundles of nothing but hidden pages: separators at the end, blank sheets. */
function SetAside({ pile, sheets }: PileViewProps) {
  const rest = pile.arrangement.bundles.filter((bundle) => !bundle.filed && visiblePages(bundle).length === 0);
  if (rest.length === 0) return null;
  return (
    <Panel heading="Hojas apartadas">
      <Form action={`/digitalizaciones/${pile.id}/actos`} label="Hojas apartadas">
        <input type="hidden" name="version" value={pile.version} />
        {rest.map((bundle) => (
          <Sheets key={bundle.id} pileId={pile.id} bundle={bundle} sheets={sheets} />
        ))}
        <Button kind="quiet" small name="act" value="show">
          Mostrar las marcadas
        </Button>
      </Form>
    </Panel>
  );
}

function Aside({ pile, petitions, acts, limitMb, owner }: PileViewProps) {
  return (
    <>
      <Panel heading="Peticiones sin escrito">
        {petitions.length === 0 ? (
          <p>Todas las peticiones tienen su escrito.</p>
        ) : (
          <>
            <p class="hint js-only">Arrastre un escrito por su encabezado hasta su petición.</p>
            <ul class="targets">
              {petitions.map(({ folio, sender_name: sender, subject }) => (
                <li key={folio} data-folio={folio} data-sender={sender}>
                  <b class="folio">{folio}</b> {sender}
                  <br />
                  <small>{subject}</small>
                </li>
              ))}
            </ul>
          </>
        )}
      </Panel>
      <Panel heading="Agregar hojas" id="agregar">
        <MoreScansForm owner={owner} limitMb={limitMb} pile={pile.id} awaitsBacks={pile.awaits_backs} />
      </Panel>
      <Panel heading="Qué se ha hecho">
        <ol class="acts">
          {acts.map((act) => (
            <li key={act.id}>
              <Time at={act.acted_at} /> · {act.acted_by_name} {ACT_WORDS[act.act]}
            </li>
          ))}
        </ol>
        <LinkButton href="/digitalizaciones" kind="quiet" small icon="arrow-left">
          Todas las digitalizaciones
        </LinkButton>
      </Panel>
    </>
  );
}
