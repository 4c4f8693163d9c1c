import type { ComponentChildren } from 'preact';
import { Icon } from './icon.js';
import { Split } from './layout.js';

/** A found word on the page; shares (0 to 1) of the page's width and height. */
export interface Mark {
  x: number;
  y: number;
  width: number;
  height: number;
  label?: string;
}

export interface ViewerPage {
  number: number;
  imageUrl: string;
  thumbUrl?: string;
  /** The address of this same screen showing this page; works without JavaScript. */
  href: string;
  /** Pixels of the image, so that nothing jumps while it loads. */
  width?: number;
  height?: number;
  marks?: Mark[];
  /** A word under the thumbnail, `ilegible`. */
  note?: string;
}

export interface DocumentViewerProps {
  title: string;
  pages: ViewerPage[];
  /** Number of the page shown. */
  current: number;
  originalUrl?: string;
  /** The content at the right; without it the document takes the whole width. */
  children?: ComponentChildren;
}

/** The scanned document at the left (zoom and turn by script, pages by links), the work at the right. */
export function DocumentViewer(props: DocumentViewerProps) {
  const index = Math.max(
    0,
    props.pages.findIndex((page) => page.number === props.current),
  );
  const page = props.pages[index];
  const viewer = (
    <section class="viewer" data-viewer="" aria-label={props.title} id="documento">
      <ViewerTools props={props} index={index} />
      {page ? (
        <PageImage page={page} title={props.title} />
      ) : (
        <p class="viewer-none">El documento todavía no tiene páginas.</p>
      )}
      {props.pages.length > 1 && <Thumbnails pages={props.pages} current={page?.number} />}
    </section>
  );
  return props.children ? <Split left={viewer} right={props.children} /> : viewer;
}

function ViewerTools({ props, index }: { props: DocumentViewerProps; index: number }) {
  const before = props.pages[index - 1];
  const after = props.pages[index + 1];
  return (
    <div class="viewer-tools">
      <p>
        {props.pages.length > 0 && (
          <>
            Página <b>{props.pages[index]?.number}</b> de {props.pages.length}
          </>
        )}
      </p>
      <div class="viewer-buttons">
        {before && <ToolLink href={before.href} icon="arrow-left" label="Página anterior" />}
        {after && <ToolLink href={after.href} icon="arrow-right" label="Página siguiente" />}
        <ToolButton act="out" icon="zoom-out" label="Alejar" />
        <ToolButton act="in" icon="zoom-in" label="Acercar" />
        <ToolButton act="turn" icon="rotate" label="Girar" />
        {props.originalUrl && <ToolLink href={props.originalUrl} icon="download" label="Abrir el original" />}
      </div>
    </div>
  );
}

function ToolLink({
  href,
  icon,
  label,
}: {
  href: string;
  icon: 'arrow-left' | 'arrow-right' | 'download';
  label: string;
}) {
  return (
    <a class="tool" href={href} title={label}>
      <Icon name={icon} />
      <span class="vh">{label}</span>
    </a>
  );
}

function ToolButton({ act, icon, label }: { act: string; icon: 'zoom-in' | 'zoom-out' | 'rotate'; label: string }) {
  return (
    <button class="tool js-only" type="button" title={label} data-viewer-act={act}>
      <Icon name={icon} />
      <span class="vh">{label}</span>
    </button>
  );
}

function PageImage({ page, title }: { page: ViewerPage; title: string }) {
  return (
    <div class="viewer-pane" tabindex={0} role="group" aria-label={`Imagen de la página ${page.number}`}>
      <div class="viewer-sheet" data-viewer-sheet="">
        <div class="viewer-page">
          <img src={page.imageUrl} alt={`${title}, página ${page.number}`} width={page.width} height={page.height} />
          {page.marks && page.marks.length > 0 && (
            <svg
              class="viewer-marks"
              viewBox="0 0 1 1"
              preserveAspectRatio="none"
              role="img"
              aria-label="Palabras encontradas"
            >
              {page.marks.map((mark, index) => (
                <rect key={index} x={mark.x} y={mark.y} width={mark.width} height={mark.height}>
                  {mark.label && <title>{mark.label}</title>}
                </rect>
              ))}
            </svg>
          )}
        </div>
      </div>
    </div>
  );
}

function Thumbnails({ pages, current }: { pages: ViewerPage[]; current?: number }) {
  return (
    <nav class="thumbs" aria-label="Páginas del documento">
      <ol>
        {pages.map((page) => (
          <li key={page.number}>
            <a href={page.href} aria-current={page.number === current ? 'page' : undefined}>
              {page.thumbUrl && <img src={page.thumbUrl} alt="" loading="lazy" />}
              <span>
                <span class="vh">Página </span>
                {page.number}
              </span>
              {page.note && <small>{page.note}</small>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
