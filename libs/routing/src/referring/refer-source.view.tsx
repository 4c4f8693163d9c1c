import { DefinitionList, EmptyState, LinkButton, Panel, Time } from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { DocumentLine } from './to-refer.queries.js';

/** What came in, beside the form: the facts of the petition, its pages and what was read of them. */
export function ReferSource({ petition, documents }: { petition: PetitionRow; documents: DocumentLine[] }) {
  return (
    <>
      <Panel heading="La petición">
        <DefinitionList
          items={[
            {
              term: 'Remitente',
              detail: [petition.sender_name, petition.sender_position, petition.sender_institution]
                .filter(Boolean)
                .join(', '),
            },
            { term: 'Recibida', detail: <Time at={petition.received_at} /> },
            {
              term: 'Documento',
              detail: [petition.document_kind_name, petition.document_number].filter(Boolean).join(' '),
            },
            { term: 'Dirigida a', detail: petition.addressed_to },
            { term: 'Observaciones', detail: petition.notes },
          ]}
        />
      </Panel>
      {documents.length === 0 && (
        <Panel heading="Documentos">
          <EmptyState title="Todavía no hay un documento digitalizado" icon="scan">
            La sugerencia se basa sólo en el asunto.
          </EmptyState>
        </Panel>
      )}
      {documents.map((document) => (
        <DocumentPanel key={document.id} folio={petition.folio} document={document} />
      ))}
    </>
  );
}

function DocumentPanel({ folio, document }: { folio: string; document: DocumentLine }) {
  const page = `/peticiones/${folio}/documentos/${document.id}/paginas/1`;
  return (
    <Panel
      heading={document.name}
      actions={
        <LinkButton href={page} small newTab icon="file">
          {document.pages === 1 ? 'Ver la página' : `Ver las páginas${document.pages ? ` (${document.pages})` : ''}`}
        </LinkButton>
      }
    >
      {document.text ? (
        document.text.split(/\n\s*\n/).map((paragraph, index) => <p key={index}>{paragraph}</p>)
      ) : (
        <p>
          {['waiting', 'reading'].includes(document.status)
            ? 'Se está leyendo…'
            : 'No se pudo leer texto en este documento.'}
        </p>
      )}
    </Panel>
  );
}
