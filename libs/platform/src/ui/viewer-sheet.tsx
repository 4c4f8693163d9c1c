import type { Mark, ViewerPage, ViewState } from './viewer-props.js';

export interface PageImageProps {
  page: ViewerPage;
  title: string;
  view: ViewState;
  /** Address of the next page's picture, to be fetched ahead. */
  next?: string;
}

/** One page in its frame, with the found words marked. */
export function PageImage({ page, title, view, next }: PageImageProps) {
  return (
    <div class="viewer-pane" tabindex={0} role="group" aria-label={`Imagen de la página ${page.number}`}>
      <div class="viewer-sheet" data-viewer-sheet="" data-zoom={view.zoom} data-turn={view.turn} data-next={next}>
        <div class="viewer-page">
          <img src={page.imageUrl} alt={`${title}, página ${page.number}`} width={page.width} height={page.height} />
          {page.marks && page.marks.length > 0 && <Marks marks={page.marks} />}
        </div>
      </div>
    </div>
  );
}

function Marks({ marks }: { marks: Mark[] }) {
  return (
    <svg
      class="viewer-marks"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      role="img"
      aria-label={`Palabras encontradas: ${marks.length}`}
    >
      {marks.map((mark, index) => (
        <rect key={index} x={mark.x} y={mark.y} width={mark.width} height={mark.height}>
          {mark.label && <title>{mark.label}</title>}
        </rect>
      ))}
    </svg>
  );
}
