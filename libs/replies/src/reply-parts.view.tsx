import { DefinitionList, Time } from '@oficialia/platform';
import { SENSES } from './replies.catalogue.js';
import type { ReplyRow } from './replies.queries.js';

/** A reply with who gave it, when and with which file. */
export function ReplyText({ folio, reply }: { folio: string; reply: ReplyRow }) {
  return (
    <section class="stack" aria-label={`Respuesta de ${reply.department}`}>
      <DefinitionList
        items={[
          { term: 'Dependencia', detail: reply.department },
          { term: 'Oficio contestado', detail: reply.oficio },
          { term: 'Sentido', detail: SENSES[reply.sense] },
          {
            term: 'Contestada',
            detail: (
              <>
                <Time at={reply.replied_at} />, {reply.replied_by}
              </>
            ),
          },
          { term: 'Archivo', detail: fileLink(folio, reply) },
        ]}
      />
      <div>
        {reply.text.split(/\n{2,}/).map((paragraph, index) => (
          <p key={index}>{lines(paragraph)}</p>
        ))}
      </div>
    </section>
  );
}

/** The link to a file that an act brought along. */
export function fileLink(
  folio: string,
  { document_id, document_name }: { document_id: number | null; document_name: string | null },
) {
  return document_id === null ? undefined : (
    <a href={`/peticiones/${folio}/documentos/${document_id}/original`}>{document_name}</a>
  );
}

function lines(paragraph: string) {
  return paragraph.split('\n').flatMap((line, index) => (index === 0 ? [line] : [<br key={index} />, line]));
}
