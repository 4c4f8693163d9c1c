import { DefinitionList, Time } from '@oficialia/platform';
import { METHODS, SENSES } from './replies.catalogue.js';
import type { NotificationRow, ReplyRow } from './replies.queries.js';

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

/** A notification with its proof. */
export function NotificationFacts({ folio, notification }: { folio: string; notification: NotificationRow }) {
  return (
    <DefinitionList
      items={[
        { term: 'Notificada', detail: <Time at={notification.notified_on} /> },
        { term: 'Medio', detail: METHODS[notification.method] },
        { term: 'Quién recibió', detail: notification.recipient },
        { term: 'Constancia', detail: notification.proof },
        { term: 'Archivo', detail: fileLink(folio, notification) },
        {
          term: 'Registró',
          detail: (
            <>
              {notification.recorded_by}, <Time at={notification.recorded_at} />
            </>
          ),
        },
      ]}
    />
  );
}

function fileLink(
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
