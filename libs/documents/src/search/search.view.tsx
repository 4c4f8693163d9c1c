import { Alert, EmptyState, figure, Folio, PageHeader, Pager, Stack } from '@oficialia/platform';
import { HitList } from './search-hits.view.js';
import type { OfferedFilter } from './search-filters.js';
import { SearchFiltersForm } from './search-filters.view.js';
import { addressOf, isEmpty, LAST_PAGE, PAGE_SIZE, type SearchRequest } from './search-request.js';
import type { SearchResults } from './search.service.js';
import type { SearchTarget } from './search-targets.js';

interface SearchViewProps {
  asked: SearchRequest;
  offered: OfferedFilter[];
  /** What has exactly the typed number, when it is more than one. */
  targets: SearchTarget[];
  /** Absent when the search came to no end. */
  results: SearchResults | undefined;
  problem: string | undefined;
}

/** What was found, or help to find it. */
export function SearchView({ asked, offered, targets, results, problem }: SearchViewProps) {
  const nothingAsked = isEmpty(asked);
  return (
    <Stack>
      <PageHeader title="Buscar" lead={nothingAsked ? undefined : <Told asked={asked} results={results} />} />
      {problem && (
        <Alert tone="error" role="alert">
          {problem}
        </Alert>
      )}
      {targets.length > 0 && <Targets targets={targets} />}
      <div class="search">
        <div class="search-results">
          {results && <Remarks asked={asked} results={results} />}
          {nothingAsked && <Help />}
          {!nothingAsked && results?.hits.length === 0 && <Nothing asked={asked} />}
          {results && results.hits.length > 0 && <Found asked={asked} results={results} />}
        </div>
        <SearchFiltersForm asked={asked} offered={offered} />
      </div>
    </Stack>
  );
}

/** `«bache hidalgo»: más de 1,000 peticiones`. */
function Told({ asked, results }: { asked: SearchRequest; results: SearchResults | undefined }) {
  if (!results) return <>{asked.text}</>;
  const { total, moreThanTotal } = results;
  const many = total === 1 ? '1 petición' : `${moreThanTotal ? 'más de ' : ''}${figure(total)} peticiones`;
  return (
    <span role="status">
      {asked.text && <>{asked.text}: </>}
      <b>{total === 0 ? 'sin resultados' : many}</b>
    </span>
  );
}

function Targets({ targets }: { targets: SearchTarget[] }) {
  return (
    <Alert tone="info" title="Ese número lo tienen varias peticiones">
      <ul>
        {targets.map(({ href, folio, label }) => (
          <li key={href}>
            <Folio value={folio} href={href} /> {label}
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Remarks({ asked, results }: { asked: SearchRequest; results: SearchResults }) {
  const { suggestion, ignored } = results;
  return (
    <>
      {suggestion && (
        <p class="search-suggestion">
          Quiso decir: <a href={addressOf(asked, { text: suggestion, page: 1 })}>{suggestion}</a>
        </p>
      )}
      {ignored.length > 0 && (
        <p class="hint">No se buscaron, por estar en casi todos los textos: {ignored.slice(0, 12).join(', ')}.</p>
      )}
    </>
  );
}

function Found({ asked, results }: { asked: SearchRequest; results: SearchResults }) {
  const { hits, total, moreThanTotal, hasNext } = results;
  const from = (asked.page - 1) * PAGE_SIZE + 1;
  const next = hasNext && asked.page < LAST_PAGE;
  return (
    <>
      <HitList hits={hits} mayBeOrdered={asked.text !== ''} asked={asked} />
      <Pager
        from={from}
        to={from + hits.length - 1}
        total={moreThanTotal ? `más de ${figure(total)}` : total}
        things="peticiones"
        prevHref={asked.page > 1 ? addressOf(asked, { page: asked.page - 1 }) : undefined}
        nextHref={next ? addressOf(asked, { page: asked.page + 1 }) : undefined}
      />
      {hasNext && !next && (
        <p class="hint">Hasta aquí llegan las páginas. Agregue una palabra o un filtro para acercarse.</p>
      )}
    </>
  );
}

function Nothing({ asked }: { asked: SearchRequest }) {
  const narrowed = asked.chosen.length > 0 || asked.from !== undefined || asked.to !== undefined;
  return (
    <EmptyState title="No se encontró nada entre las peticiones que usted puede ver" icon="search">
      <ul class="search-help">
        {narrowed && (
          <li>
            <a href={addressOf(asked, { chosen: [], from: undefined, to: undefined, page: 1 })}>Busque sin filtros</a>.
          </li>
        )}
        <li>Escriba menos palabras, o sólo la más rara.</li>
        <li>La ñ cuenta: «año» no es «ano». Los acentos y las mayúsculas no cuentan.</li>
        <li>Un documento se encuentra por su texto cuando ya se leyó.</li>
      </ul>
    </EmptyState>
  );
}

function Help() {
  return (
    <EmptyState title="Escriba un folio, un nombre o una palabra" icon="search">
      <ul class="search-help">
        <li>
          Un folio de cualquier modo (<kbd>123</kbd>, <kbd>pm 123/2026</kbd>) o el QR del acuse abren la petición.
        </li>
        <li>
          Un número de oficio, nuestro o del remitente: <kbd>OIC/0003/2026</kbd>.
        </li>
        <li>
          Palabras del remitente, del asunto o de lo leído: <kbd>luminaria hidalgo</kbd>.
        </li>
        <li>
          Entre comillas, juntas: <kbd>"calle Hidalgo"</kbd>. Con menos, sin ella: <kbd>bache -centro</kbd>.
        </li>
        <li>
          La tecla <kbd>/</kbd> lleva a la casilla desde cualquier página.
        </li>
      </ul>
    </EmptyState>
  );
}
