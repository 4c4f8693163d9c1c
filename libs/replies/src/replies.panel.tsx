import { Injectable } from '@nestjs/common';
import { DraftClear, LinkButton, Panel, type Actor, type Queryable } from '@oficialia/platform';
import type { PetitionPanel, PetitionRow } from '@oficialia/registry';
import type { VNode } from 'preact';
import { notificationDraft, replyDraft } from './drafts.js';
import { Attempt } from './notifying/attempt.view.js';
import { notificationsOf, notificationTerms, owedBy } from './notifying/notifications.queries.js';
import { MAY_BE_TOLD } from './notifying/refuse-unfit.js';
import { ReplyText } from './reply-parts.view.js';
import { repliesOf } from './replies.queries.js';

/** On the petition's page: what was answered, and how the petitioner learned it. */
@Injectable()
export class RepliesPanel implements PetitionPanel {
  readonly area = 'main';
  readonly order = 40;

  async render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<VNode | undefined> {
    if (!actor.permissions.has('referral.read')) return undefined;
    const replies = await repliesOf(source, petition.id, actor);
    const notifications = await notificationsOf(source, petition.id);
    if (replies.length === 0 && notifications.length === 0) return undefined;
    const terms = await notificationTerms(source);
    const { untold } = await owedBy(source, petition.id);
    const mayNotify = actor.permissions.has('notification.make') && untold > 0 && MAY_BE_TOLD.includes(petition.status);
    return (
      <Panel
        heading={replies.length > 1 ? 'Respuestas' : 'Respuesta'}
        id="respuestas"
        actions={actions(petition, actor, mayNotify)}
      >
        {replies.map((reply) => (
          <ReplyText key={reply.id} folio={petition.folio} reply={reply} />
        ))}
        {notifications.length > 0 && <h3>Notificación a quien presentó la petición</h3>}
        {notifications.map((notification) => (
          <Attempt key={notification.id} folio={petition.folio} attempt={notification} terms={terms} />
        ))}
        {/* What was typed has arrived, whoever registered it. */}
        {replies.map((reply) => (
          <DraftClear key={reply.id} draft={replyDraft(actor, reply.referral_id)} />
        ))}
        {notifications.length > 0 && <DraftClear draft={notificationDraft(actor, petition.folio)} />}
      </Panel>
    );
  }
}

function actions(petition: PetitionRow, actor: Actor, mayNotify: boolean) {
  return (
    <>
      {mayNotify && (
        <LinkButton href={`/peticiones/${petition.folio}/notificaciones`} small icon="mail" kind="primary">
          Notificar
        </LinkButton>
      )}
      {actor.permissions.has('tray.read') && (
        <LinkButton href={`/peticiones/${petition.folio}/respuesta.pdf`} small newTab icon="print">
          Oficio de notificación
        </LinkButton>
      )}
    </>
  );
}
