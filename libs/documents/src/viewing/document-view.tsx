import {
  Alert,
  Badge,
  Breadcrumbs,
  Button,
  DocumentViewer,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  type ViewerPage,
} from '@oficialia/platform';
import { PURPOSE_NAMES, type DocumentRow, type PageLine, type PageRow } from '../document-row.js';
import { sizeInWords } from './documents-panel.js';
import { doubtfulParts, type TextPart } from './doubtful-words.js';
import { addressOf, ConfidenceBadge, Failure, isBeingRead, pagesInWords, ReadingProgress } from './reading-progress.js';

export interface DocumentViewProps {
  document: DocumentRow;
  pages: PageLine[];
  /** The page that is shown, with its text; absent when none is done yet. */
  current: PageRow | undefined;
  mayAdd: boolean;
}

/** A document: the picture of one page, its text beside it, and the way to the other pages. */
export function DocumentView({ document, pages, current, mayAdd }: DocumentViewProps) {
  const home = `/peticiones/${document.folio}`;
  const kind = [
    PURPOSE_NAMES[document.purpose],
    document.pages ? pagesInWords(document.pages) : '',
    sizeInWords(document.size),
  ];
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Peticiones', href: '/peticiones' },
          { label: document.folio, href: home },
          { label: document.name },
        ]}
      />
      <PageHeader
        over={<Folio value={document.folio} href={home} />}
        title={document.name}
        lead={kind.filter(Boolean).join(' · ')}
        actions={<Actions document={document} mayAdd={mayAdd} />}
      />
      <Stack>
        {isBeingRead(document) ? <ReadingProgress document={document} /> : <Failure document={document} />}
        <DocumentViewer
          title={document.name}
          pages={pages.map((page) => viewerPage(document, page))}
          current={current?.number ?? 1}
          originalUrl={`${addressOf(document)}/original`}
        >
          {current ? <PageText page={current} /> : <NoText document={document} />}
        </DocumentViewer>
      </Stack>
    </>
  );
}

function Actions({ document, mayAdd }: { document: DocumentRow; mayAdd: boolean }) {
  const mayRepeat = mayAdd && !isBeingRead(document) && (document.status === 'unreadable' || document.pages_failed > 0);
  return (
    <>
      <LinkButton href={`${addressOf(document)}/original`} icon="download" download>
        Descargar el original
      </LinkButton>
      {mayRepeat && (
        <Form action={`${addressOf(document)}/lectura`} label="Leer otra vez">
          <Button icon="scan" kind="secondary" busy="Enviando…">
            Leer otra vez
          </Button>
        </Form>
      )}
    </>
  );
}

function viewerPage(document: DocumentRow, page: PageLine): ViewerPage {
  const picture = `${addressOf(document)}/paginas/${page.number}`;
  return {
    number: page.number,
    imageUrl: `${picture}/imagen`,
    thumbUrl: `${picture}/miniatura`,
    href: `?pagina=${page.number}`,
    width: page.width ?? 850,
    height: page.height ?? 1100,
    note: page.status === 'unreadable' ? 'sin leer' : undefined,
  };
}

function NoText({ document }: { document: DocumentRow }) {
  return (
    <Panel heading="Texto">
      <p>
        {isBeingRead(document)
          ? 'El texto aparecerá aquí cuando se lea la primera página.'
          : 'De este archivo no se leyó texto.'}
      </p>
    </Panel>
  );
}

function PageText({ page }: { page: PageRow }) {
  const parts = doubtfulParts(page.text, page.words);
  const isDoubtful = parts.some((part) => part.confidence !== undefined);
  const origin =
    page.source === 'text-layer' ? (
      <Badge label="Texto del propio archivo" tone="ok" />
    ) : (
      <ConfidenceBadge confidence={page.confidence} />
    );
  return (
    <Panel heading={`Texto de la página ${page.number}`} actions={page.status === 'read' ? origin : undefined}>
      <Stack>
        {page.failure && <Alert tone="warn">{page.failure}</Alert>}
        {isDoubtful && (
          <p class="hint">Las palabras marcadas se leyeron con poca seguridad: compárelas con la imagen.</p>
        )}
        {page.text.trim() === '' && !page.failure && <p>En esta página no se encontró texto.</p>}
        {paragraphsOf(parts).map((lines, index) => (
          <p key={index}>{lines}</p>
        ))}
      </Stack>
    </Panel>
  );
}

/** Empty lines part the paragraphs; the other line breaks stay. */
function paragraphsOf(parts: TextPart[]) {
  const paragraphs: (ReturnType<typeof marked> | string)[][] = [[]];
  for (const part of parts) {
    if (part.confidence !== undefined) {
      paragraphs.at(-1)?.push(marked(part));
      continue;
    }
    for (const [index, block] of part.text.split(/\n\s*\n/).entries()) {
      if (index > 0) paragraphs.push([]);
      for (const [row, line] of block.split('\n').entries())
        paragraphs.at(-1)?.push(...(row > 0 ? [<br />, line] : [line]));
    }
  }
  return paragraphs.filter((lines) => lines.some((line) => line !== ''));
}

function marked({ text, confidence }: TextPart) {
  return <mark title={`Confianza ${confidence} %`}>{text}</mark>;
}
