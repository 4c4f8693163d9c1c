import { fieldId, Icon } from '@oficialia/platform';
import type { Proposal } from '@oficialia/registry';
import { FIELD_NAMES } from './field-names.js';
import { legibilityOf, type Legibility } from '../legibility.js';
import type { FieldPage } from '../letter.js';

const WARNINGS: Record<Legibility, string | undefined> = {
  good: undefined,
  doubtful: 'Esta página se leyó con dudas: compare con la imagen lo que tome de ella.',
  illegible: 'De esta página casi nada se pudo leer: tome los datos de la imagen.',
};
/** The words of a whole file would be a heavy page; a letter has fewer. */
const WORDS = 2_500;

export interface BesidePage extends FieldPage {
  imageUrl: string;
  /** A Spanish sentence. */
  failure: string | null;
}

interface Beside {
  title: string;
  pages: BesidePage[];
  proposals: Proposal[];
}

/**
 * Pages one below the other, each with its words to be clicked into the form and the places of the proposals. Without
 * script there remain the pictures, the marks as links to their fields, and the text. words.js adds the keyboard.
 */
export function BesidePages({ title, pages, proposals }: Beside) {
  let words = 0;
  return (
    <section class="viewer" data-viewer="" data-beside="" aria-label={title} id="documento">
      <Tools pages={pages} />
      <div class="viewer-pane" tabindex={0} role="group" aria-label="Páginas del escrito">
        <div class="viewer-sheet" data-viewer-sheet="">
          {pages.map((page) => {
            const marks = proposals.filter((one) => one.seen.page === page.number);
            words += page.words.length;
            return <Page title={title} page={page} marks={marks} clickable={words <= WORDS} />;
          })}
        </div>
      </div>
    </section>
  );
}

function Tools({ pages }: { pages: BesidePage[] }) {
  return (
    <div class="viewer-tools">
      <nav class="beside-pages" aria-label="Páginas">
        {pages.length > 1 ? (
          pages.map(({ number }) => (
            <a href={`#pagina-${number}`} key={number}>
              <span class="vh">Página </span>
              {number}
            </a>
          ))
        ) : (
          <p>{pages.length === 1 ? '1 página' : 'Sin páginas leídas todavía'}</p>
        )}
      </nav>
      <div class="viewer-buttons">
        <ZoomButton act="out" label="Alejar" />
        <ZoomButton act="in" label="Acercar" />
      </div>
    </div>
  );
}

function ZoomButton({ act, label }: { act: 'in' | 'out'; label: string }) {
  return (
    <button class="tool js-only" type="button" title={label} data-viewer-act={act}>
      <Icon name={`zoom-${act}`} />
      <span class="vh">{label}</span>
    </button>
  );
}

function Page({
  title,
  page,
  marks,
  clickable,
}: {
  title: string;
  page: BesidePage;
  marks: Proposal[];
  clickable: boolean;
}) {
  const { number, width, height } = page;
  const warning = page.failure ?? WARNINGS[legibilityOf(page)];
  const placed = page.words.length > 0 && width !== null && height !== null;
  return (
    <div class="beside-page" id={`pagina-${number}`}>
      <div class="viewer-page">
        <img
          src={page.imageUrl}
          alt={`${title}, página ${number}`}
          width={width ?? undefined}
          height={height ?? undefined}
          loading={number > 1 ? 'lazy' : undefined}
        />
        {placed && (
          <svg class="viewer-marks viewer-words" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
            {marks.map((mark) => (
              <FieldMark mark={mark} width={width} height={height} key={mark.field} />
            ))}
            {clickable && <Words page={page} />}
          </svg>
        )}
      </div>
      {warning && <p class="hint">{warning}</p>}
      {page.text.trim() !== '' && (
        <details open={!placed}>
          <summary>Texto de la página {number}</summary>
          <p class="beside-text" data-words={placed ? undefined : ''}>
            {placed ? page.text : wordButtons(page.text)}
          </p>
        </details>
      )}
    </div>
  );
}

/** Where a proposal was seen: a link to its field. */
function FieldMark({ mark, width, height }: { mark: Proposal; width: number; height: number }) {
  const { box } = mark.seen;
  const air = 0.004;
  return (
    <a
      href={`#${fieldId(mark.field)}`}
      data-field={mark.field}
      aria-label={`${FIELD_NAMES[mark.field] ?? mark.field}: ${mark.value}`}
    >
      <rect
        x={Math.round((box.x - air) * width)}
        y={Math.round((box.y - air) * height)}
        width={Math.round((box.width + 2 * air) * width)}
        height={Math.round((box.height + 2 * air) * height)}
      />
    </a>
  );
}

function Words({ page }: { page: BesidePage }) {
  return (
    <g data-words="" aria-label={`Palabras de la página ${page.number}`}>
      {page.words.map(({ text, box: [left, top, right, bottom] }, i) => (
        <rect key={i} data-word={text} x={left} y={top} width={right - left} height={bottom - top} />
      ))}
    </g>
  );
}

/** The text layer of a PDF has no places: its words are clicked in the text. */
function wordButtons(text: string) {
  return text.split(/(\s+)/).map((part, i) =>
    i % 2 === 1 || part === '' ? (
      part
    ) : (
      <button type="button" tabindex={-1} data-word={part} key={i}>
        {part}
      </button>
    ),
  );
}
