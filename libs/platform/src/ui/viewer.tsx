import type { ComponentChildren } from 'preact';
import { assetUrl } from './assets.js';
import { Icon, type IconName } from './icon.js';
import { Split } from './layout.js';
import type { ViewerPage, ViewState } from './viewer-props.js';
import { PageImage } from './viewer-sheet.js';
import { Thumbnails } from './viewer-thumbnails.js';

export type { Mark, ViewerPage, ViewState } from './viewer-props.js';

export interface DocumentViewerProps {
  title: string;
  /** The pages around the one that is shown; of a long document not all of them. */
  pages: ViewerPage[];
  /** Number of the page shown. */
  current: number;
  /** How many there are, when `pages` are not all. */
  total?: number;
  originalUrl?: string;
  view?: ViewState;
  /** The address of this screen with another view; without it zoom and turn need JavaScript. */
  viewHref?: (view: ViewState) => string;
  /** The content at the right; without it the document takes the whole width. */
  children?: ComponentChildren;
}

const ZOOM_STEPS = [50, 75, 100, 125, 150, 200, 300, 400];
const PLAIN: ViewState = { zoom: 100, turn: 0 };

/** The view that an address asks for (`zoom=150&girar=90`); what it does not know is the plain one. */
export function viewOf(query: Record<string, unknown>): ViewState {
  const [zoom, turn] = [Number(query['zoom']), Number(query['girar'])];
  return { zoom: ZOOM_STEPS.includes(zoom) ? zoom : 100, turn: [90, 180, 270].includes(turn) ? turn : 0 };
}

/** The scanned document at the left, the work at the right. Everything is a link; viewer.js saves the loading. */
export function DocumentViewer(props: DocumentViewerProps) {
  const { view = PLAIN } = props;
  const index = Math.max(
    0,
    props.pages.findIndex((page) => page.number === props.current),
  );
  const page = props.pages[index];
  const viewer = (
    <section
      class="viewer"
      data-viewer=""
      data-viewer-linked={props.viewHref ? '' : undefined}
      aria-label={props.title}
      id="documento"
    >
      <ViewerTools props={props} index={index} />
      {page ? (
        <PageImage page={page} title={props.title} view={view} next={props.pages[index + 1]?.imageUrl} />
      ) : (
        <p class="viewer-none">El documento todavía no tiene páginas.</p>
      )}
      {props.pages.length > 1 && <Thumbnails pages={props.pages} current={page?.number} />}
      <script src={assetUrl('viewer.js')} type="module" />
    </section>
  );
  return props.children ? <Split left={viewer} right={props.children} /> : viewer;
}

function ViewerTools({ props, index }: { props: DocumentViewerProps; index: number }) {
  const [before, page, after] = [props.pages[index - 1], props.pages[index], props.pages[index + 1]];
  return (
    <div class="viewer-tools">
      <p>
        {page && (
          <>
            Página <b>{page.number}</b> de {props.total ?? props.pages.length}
          </>
        )}
      </p>
      <div class="viewer-buttons">
        {before && <PageLink page={before} way="before" label="Página anterior (←)" />}
        {after && <PageLink page={after} way="after" label="Página siguiente (→)" />}
        {page && <ViewTools view={props.view ?? PLAIN} viewHref={props.viewHref} />}
        {props.originalUrl && (
          <a class="tool" href={props.originalUrl} title="Descargar el original" download>
            <ToolFace icon="download" label="Descargar el original" />
          </a>
        )}
      </div>
    </div>
  );
}

function ViewTools({ view, viewHref }: Pick<DocumentViewerProps, 'viewHref'> & { view: ViewState }) {
  const { zoom, turn } = view;
  const smaller = ZOOM_STEPS.findLast((step) => step < zoom) ?? zoom;
  const larger = ZOOM_STEPS.find((step) => step > zoom) ?? zoom;
  const tool = (act: string, icon: IconName, label: string, then: ViewState) =>
    viewHref ? (
      <a class="tool" href={viewHref(then)} title={label} data-viewer-act={act}>
        <ToolFace icon={icon} label={label} />
      </a>
    ) : (
      <button class="tool js-only" type="button" title={label} data-viewer-act={act}>
        <ToolFace icon={icon} label={label} />
      </button>
    );
  const fit = 'Ajustar al ancho (0)';
  return (
    <>
      {tool('out', 'zoom-out', 'Alejar (−)', { zoom: smaller, turn })}
      {viewHref ? (
        <a class="tool tool--words" href={viewHref({ zoom: 100, turn })} title={fit} data-viewer-act="fit">
          <span class="vh">{fit}, ahora </span>
          <span data-viewer-zoom="">{zoom} %</span>
        </a>
      ) : (
        <button class="tool tool--words js-only" type="button" title={fit} data-viewer-act="fit">
          <span class="vh">{fit}, ahora </span>
          <span data-viewer-zoom="">{zoom} %</span>
        </button>
      )}
      {tool('in', 'zoom-in', 'Acercar (+)', { zoom: larger, turn })}
      {tool('turn', 'rotate', 'Girar (R)', { zoom, turn: (turn + 90) % 360 })}
    </>
  );
}

function PageLink({ page, way, label }: { page: ViewerPage; way: 'before' | 'after'; label: string }) {
  return (
    <a class="tool" href={page.href} title={label} data-viewer-page={way}>
      <ToolFace icon={way === 'before' ? 'arrow-left' : 'arrow-right'} label={label} />
    </a>
  );
}

function ToolFace({ icon, label }: { icon: IconName; label: string }) {
  return (
    <>
      <Icon name={icon} />
      <span class="vh">{label}</span>
    </>
  );
}
