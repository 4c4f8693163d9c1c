import { Injectable } from '@nestjs/common';
import { DraftClear, LinkButton, Panel, type Actor, type Queryable } from '@oficialia/platform';
import { mayAct, type PetitionPanel, type PetitionRow } from '@oficialia/registry';
import type { VNode } from 'preact';
import { notificationDraft, replyDraft } from './drafts.js';
import { Attempt } from './notifying/attempt.view.js';
import { notificationsOf, notificationTerms, owedBy } from './notifying/notifications.queries.js';
import { MAY_BE_TOLD } from './notifying/refuse-unfit.js';
import { ReplyText } from './reply-parts.view.js';
import { repliesOf, type ReplyRow } from './reply.queries.js';
import { stateOf } from './reply-state.js';
import { Chiefs } from './reviewing/chiefs.service.js';

/** On the petition's page: what was answered, and how the petitioner learned it. */
@Injectable()
export class RepliesPanel implements PetitionPanel {
  readonly area = 'main';
  readonly order = 40;

  constructor(private readonly chiefs: Chiefs) {}

  async render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<VNode | undefined> {
    if (!actor.permissions.has('referral.read')) return undefined;
    const replies = await repliesOf(source, petition.id, actor);
    const notifications = await notificationsOf(source, petition.id);
    if (replies.length === 0 && notifications.length === 0) return undefined;
    const waits = replies.some((reply) => stateOf(reply) === 'pending');
    const decides = waits && (await this.chiefs.chiefhood(source, actor)) !== undefined;
    const maySendBack = actor.permissions.has('reply.send_back') && mayAct(petition.status, 'send_back');
    const terms = await notificationTerms(source);
    const { untold } = await owedBy(source, petition.id);
    const mayNotify = actor.permissions.has('notification.make') && untold > 0 && MAY_BE_TOLD.includes(petition.status);
    return (
      <Panel
        heading={replies.length > 1 ? 'Respuestas' : 'Respuesta'}
        id="respuestas"
        actions={actions(petition, actor, mayNotify, replies.length > 0)}
      >
        {replies.map((reply) => (
          <ReplyText key={reply.id} reply={reply} actions={reviewLink(reply, decides, maySendBack)} />
        ))}
        {notifications.length > 0 && <h3>Notificación a quien presentó la petición</h3>}
        {notifications.map((notification, index) => (
          <Attempt
            key={notification.id}
            folio={petition.folio}
            attempt={notification}
            terms={terms}
            past={index < notifications.length - 1}
          />
        ))}
        {/* What was typed has arrived, whoever registered it. */}
        {[...new Set(replies.map(({ referral_id }) => referral_id))].map((id) => (
          <DraftClear key={id} draft={replyDraft(actor, id)} />
        ))}
        {notifications.length > 0 && <DraftClear draft={notificationDraft(actor, petition.folio)} />}
      </Panel>
    );
  }
}

function actions(petition: PetitionRow, actor: Actor, mayNotify: boolean, answered: boolean) {
  return (
    <>
      {mayNotify && (
        <LinkButton href={`/peticiones/${petition.folio}/notificaciones`} small icon="mail" kind="primary">
          Notificar
        </LinkButton>
      )}
      {answered && actor.permissions.has('tray.read') && (
        <LinkButton href={`/peticiones/${petition.folio}/oficio-de-respuesta`} small icon="print">
          Oficio de notificación
        </LinkButton>
      )}
    </>
  );
}

/** The chief decides on what waits; the office sends back what stands and does not fit. */
function reviewLink(reply: ReplyRow, decides: boolean, maySendBack: boolean) {
  const hidden = <span class="vh"> la respuesta {reply.number}</span>;
  if (decides && stateOf(reply) === 'pending') {
    return (
      <LinkButton href={`/respuestas/${reply.id}/aprobacion`} small kind="primary" icon="check">
        Revisar{hidden}
      </LinkButton>
    );
  }
  if (!maySendBack || !reply.answers.some(({ counts }) => counts)) return undefined;
  return (
    <LinkButton href={`/respuestas/${reply.id}/devolucion`} small kind="secondary" icon="return">
      Devolver por no ser congruente{hidden}
    </LinkButton>
  );
}
