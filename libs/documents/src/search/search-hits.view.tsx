import { Badge, Icon, StatusBadge, Time } from '@oficialia/platform';
import { PRIORITY_NAMES, STATUSES } from '@oficialia/registry';
import { PURPOSE_NAMES } from '../document-row.js';
import { hitWords, markedPieces, snippetOf, type TextPiece } from './marked-text.js';
import { addressOf, type SearchRequest } from './search-request.js';
import type { HitRow } from './hits.queries.js';

/** What was found of a petition, ready to be shown. */
export interface Hit {
  sender: TextPiece[];
  subject: TextPiece[];
  snippet: TextPiece[];
  /** The page of the snippet with its hits marked, when there is one. */
  pageHref: string | undefined;
  /** `Remitente`, `Asunto`, `Texto leído`… */
  places: string[];
}

/** Where the words of a search stand in a petition that it found. */
export function hitOf(row: HitRow): Hit {
  const name = markedPieces(row.sender_name, row.words);
  const institution = markedPieces(row.sender_institution ?? '', row.words);
  const number = markedPieces(row.document_number ?? '', row.words);
  const subject = markedPieces(row.subject, row.words);
  const text = markedPieces(row.text ?? '', row.words);
  const snippet = snippetOf(text);
  const found = (pieces: TextPiece[]) => pieces.some(({ hit }) => hit);
  const places: [string, boolean][] = [
    ['Remitente', found(name) || found(institution)],
    ['Número del documento', found(number)],
    ['Asunto', found(subject)],
    ['Anexos, lugar u observaciones', row.in_other],
    ['Texto leído', snippet.length > 0],
  ];
  const separator = institution.length > 0 ? [{ text: ' · ', hit: false }] : [];
  return {
    sender: [...name, ...separator, ...institution],
    subject,
    snippet,
    pageHref: snippet.length > 0 ? pageAddress(row, text) : undefined,
    places: places.filter(([, here]) => here).map(([place]) => place),
  };
}

/** The page of the document, which marks the words of `resaltar` on its picture. */
function pageAddress(row: HitRow, text: TextPiece[]): string {
  const query = new URLSearchParams({ pagina: String(row.page), resaltar: hitWords(text).join(' ') });
  return `/peticiones/${row.folio}/documentos/${row.document_id}?${query.toString()}`;
}

interface HitListProps {
  hits: HitRow[];
  asked: SearchRequest;
  mayBeOrdered: boolean;
}

export function HitList({ hits, asked, mayBeOrdered }: HitListProps) {
  return (
    <>
      <div class="search-orders">
        {mayBeOrdered && <Orders asked={asked} />}
        <a class="to-filters" href="#filtros">
          Filtrar
        </a>
      </div>
      <ol class="hits">
        {hits.map((row) => (
          <li key={row.folio} class="hit">
            <HitItem row={row} hit={hitOf(row)} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Orders({ asked }: { asked: SearchRequest }) {
  const orders = [
    { order: 'newest', label: 'Más recientes' },
    { order: 'rank', label: 'Más relevantes' },
  ] as const;
  return (
    <nav aria-label="Orden de los resultados">
      {orders.map(({ order, label }) => (
        <a
          key={order}
          href={addressOf(asked, { order, page: 1 })}
          aria-current={asked.order === order ? 'true' : undefined}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}

function HitItem({ row, hit }: { row: HitRow; hit: Hit }) {
  const { label, tone } = STATUSES[row.status];
  return (
    <article>
      <header>
        <h2>
          <a class="folio" href={`/peticiones/${row.folio}`} data-hit="">
            {row.folio}
          </a>
        </h2>
        <StatusBadge label={label} tone={tone} />
        {row.priority === 'urgent' && <Badge label={PRIORITY_NAMES['urgent'] ?? ''} tone="error" />}
        <p class="hit-when">
          {row.document_kind_name} · <Time at={row.received_at} />
        </p>
      </header>
      <p class="hit-sender">
        <Marked pieces={hit.sender} />
      </p>
      <p class="hit-subject">
        <Marked pieces={hit.subject} />
      </p>
      {hit.pageHref && <Snippet row={row} hit={hit} href={hit.pageHref} />}
      {hit.places.length > 0 && <p class="hit-places">Encontrado en: {hit.places.join(', ').toLowerCase()}</p>}
    </article>
  );
}

function Snippet({ row, hit, href }: { row: HitRow; hit: Hit; href: string }) {
  const of = row.pages && row.pages > 1 ? ` de ${row.pages}` : '';
  const purpose = row.purpose ? PURPOSE_NAMES[row.purpose] : '';
  return (
    <figure class="hit-text">
      <blockquote>
        <p>
          <Marked pieces={hit.snippet} />
        </p>
      </blockquote>
      <figcaption>
        <a href={href}>
          Página {row.page}
          {of} <span class="hit-file">· {[purpose, row.document_name].filter(Boolean).join(': ')}</span>
        </a>
        {row.doubtful && (
          <span class="hit-doubt">
            <Icon name="warn" />
            Lectura dudosa: compárela con la imagen
          </span>
        )}
      </figcaption>
    </figure>
  );
}

/** Texts are escaped by the renderer; only the hits become elements. */
function Marked({ pieces }: { pieces: TextPiece[] }) {
  return <>{pieces.map(({ text, hit }, index) => (hit ? <mark key={index}>{text}</mark> : text))}</>;
}
