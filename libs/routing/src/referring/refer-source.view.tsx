import type { DocumentRow } from '@oficialia/documents';
import { Alert, DefinitionList, DocumentViewer, Panel, Time, type Mark, type ViewerPage } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { SourcePage } from './to-refer.queries.js';

export interface ReferSourceProps {
  petition: PetitionRow;
  documents: DocumentRow[];
  pages: SourcePage[];
  /** Which of `pages` is shown, from 1. */
  sheet: number;
  /** Words of the suggestions on that page. */
  marks: Mark[];
}

/** What came in, beside the form: the pages, and the facts of the petition. */
export function ReferSource({ petition, documents, pages, sheet, marks }: ReferSourceProps) {
  const shown = pages[sheet - 1] ?? pages[0];
  const reading = documents.filter(({ status }) => status === 'waiting' || status === 'reading').length;
  return (
    <div class="stack">
      {reading > 0 && (
        <Alert tone="info">
          Se está leyendo: la sugerencia puede mejorar cuando termine. Vuelva a cargar la página.
        </Alert>
      )}
      {shown && (
        <DocumentViewer
          title={`Documento: ${shown.document}`}
          pages={pages.map((page, index) => ({
            ...viewerPage(petition.folio, page, index + 1),
            marks: page === shown ? marks : [],
          }))}
          current={pages.indexOf(shown) + 1}
          originalUrl={`/peticiones/${petition.folio}/documentos/${shown.document_id}/original`}
        />
      )}
      {documents.length === 0 && (
        <Alert tone="info">Todavía no hay un documento digitalizado; la sugerencia se basa sólo en el asunto.</Alert>
      )}
      <Panel heading="La petición">
        <Facts petition={petition} />
      </Panel>
    </div>
  );
}

function viewerPage(folio: string, page: SourcePage, sheet: number): ViewerPage {
  const base = `/peticiones/${folio}/documentos/${page.document_id}/paginas/${page.number}`;
  return {
    number: sheet,
    imageUrl: `${base}/imagen`,
    thumbUrl: `${base}/miniatura`,
    href: `/peticiones/${folio}/turnar?hoja=${sheet}#documento`,
    width: page.width ?? undefined,
    height: page.height ?? undefined,
    note: page.status === 'unreadable' ? 'sin texto' : undefined,
  };
}

function Facts({ petition }: { petition: PetitionRow }) {
  const sender = [petition.sender_name, petition.sender_position, petition.sender_institution];
  return (
    <DefinitionList
      items={[
        { term: 'Remitente', detail: sender.filter(Boolean).join(', ') },
        { term: 'Recibida', detail: <Time at={petition.received_at} /> },
        {
          term: 'Documento',
          detail: [petition.document_kind_name, petition.document_number].filter(Boolean).join(' '),
        },
        { term: 'Dirigida a', detail: petition.addressed_to },
        { term: 'Observaciones', detail: petition.notes },
      ]}
    />
  );
}
