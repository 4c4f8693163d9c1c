import {
  Alert,
  Breadcrumbs,
  Button,
  DocumentViewer,
  Field,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  ProgressStream,
  Stack,
  type ViewerPage,
} from '@oficialia/platform';
import { DuplicatesNotice } from '../adding/duplicates-notice.js';
import type { Duplicate } from '../adding/duplicates.js';
import { PURPOSE_NAMES, type DocumentRow, type PageLine, type PageRow } from '../document-row.js';
import { alignWords } from './align-words.js';
import { addressOf, hrefOf, type Look } from './document-address.js';
import { sizeInWords } from './documents-panel.js';
import { marksOf, termsOf } from './found-words.js';
import { PageText, type PageTextProps } from './page-text.js';
import { Failure, isBeingRead, pagesInWords, ReadingProgress } from './reading-progress.js';

export interface DocumentViewProps {
  document: DocumentRow;
  /** Pages around the one that is shown. */
  pages: PageLine[];
  /** The page that is shown, with its text; absent when none is done yet. */
  current: PageRow | undefined;
  look: Look;
  /** Where the same was received before. */
  duplicates: Duplicate[];
  mayAdd: boolean;
  mayType: boolean;
  wordError?: PageTextProps['wordError'];
}

/** A document: the picture of one page, its text beside it, and the way to the other pages. */
export function DocumentView(props: DocumentViewProps) {
  const { document, current } = props;
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
        actions={<Actions document={document} mayAdd={props.mayAdd} />}
      />
      <Stack>
        {isBeingRead(document) ? <Reading document={document} /> : <Failure document={document} />}
        {document.remarks.length > 0 && <Remarks remarks={document.remarks} />}
        <DuplicatesNotice duplicates={props.duplicates} />
        <Viewer {...props} />
        {current && document.pages !== null && document.pages > props.pages.length && <GoTo {...props} />}
      </Stack>
    </>
  );
}

function Viewer({ document, pages, current, look, mayType, wordError }: DocumentViewProps) {
  const terms = termsOf(look.highlight);
  const shown = { ...look, page: current?.number ?? 1, word: undefined };
  const viewerPage = (page: PageLine): ViewerPage => ({
    ...pictures(document, page),
    href: hrefOf({ ...shown, page: page.number }),
    marks: current?.number === page.number ? marksOf(alignWords(current.text, current.words), terms, current) : [],
  });
  return (
    <DocumentViewer
      title={document.name}
      pages={pages.map(viewerPage)}
      current={shown.page}
      total={document.pages ?? undefined}
      originalUrl={`${addressOf(document)}/original`}
      view={look.view}
      viewHref={(view) => hrefOf({ ...shown, view })}
    >
      {current ? (
        <PageText
          document={document}
          page={current}
          look={{ ...look, page: current.number }}
          mayType={mayType}
          wordError={wordError}
        />
      ) : (
        <NoText document={document} />
      )}
    </DocumentViewer>
  );
}

/** The pictures of a page for the viewer, its size, and what is odd about it. */
export function pictures(document: Pick<DocumentRow, 'folio' | 'id'>, page: PageLine): Omit<ViewerPage, 'href'> {
  const picture = `${addressOf(document)}/paginas/${page.number}`;
  return {
    number: page.number,
    imageUrl: `${picture}/imagen`,
    thumbUrl: `${picture}/miniatura`,
    width: page.width ?? 850,
    height: page.height ?? 1100,
    note: page.status === 'unreadable' ? 'sin leer' : page.blank ? 'en blanco' : undefined,
  };
}

function Reading({ document }: { document: DocumentRow }) {
  return (
    <>
      <ProgressStream href={`/peticiones/${document.folio}/documentos/avance?documento=${document.id}`} />
      <ReadingProgress document={document} withLink />
    </>
  );
}

function Remarks({ remarks }: { remarks: string[] }) {
  return (
    <Alert tone="info" title="Sobre este archivo">
      <ul>
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </Alert>
  );
}

function Actions({ document, mayAdd }: { document: DocumentRow; mayAdd: boolean }) {
  const mayRepeat = mayAdd && !isBeingRead(document) && (document.status === 'unreadable' || document.pages_failed > 0);
  return (
    <>
      <LinkButton href={`${addressOf(document)}/original`} icon="download" download>
        Descargar el original
      </LinkButton>
      {document.searchable_sha256 && (
        <LinkButton href={`${addressOf(document)}/buscable.pdf`} icon="download" kind="secondary" download>
          PDF buscable
        </LinkButton>
      )}
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

/** Of a long document only the pages around are shown in small. */
function GoTo({ document, look }: DocumentViewProps) {
  return (
    <Form action={addressOf(document)} method="get" label="Ir a una página" lockOnSubmit={false} grid>
      {look.highlight && <input type="hidden" name="resaltar" value={look.highlight} />}
      <Field
        type="number"
        name="pagina"
        label="Ir a la página"
        min={1}
        max={document.pages ?? 1}
        width={2}
        figures
        required
      />
      <Button kind="secondary">Ir</Button>
    </Form>
  );
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
