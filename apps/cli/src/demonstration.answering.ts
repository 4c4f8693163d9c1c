import { Clock, Db, parse } from '@oficialia/platform';
import {
  NotificationRequest,
  Notifications,
  ReopeningDecision,
  Reopenings,
  Replies,
  ReplyRequest,
} from '@oficialia/replies';
import { NO_FILES, type Scene } from './demonstration.cast.js';

const CITIZEN = '203.0.113.7';

/** From the department's answer to what the petitioner says of it; each does nothing where it was done already. */
export const ANSWERING = {
  async reply({ cast, referral, told: { matter }, step }: Scene) {
    if (referral?.status !== 'acknowledged') return;
    const request = parse(ReplyRequest, { sense: step.sense ?? matter?.sense, text: step.text ?? matter?.reply });
    await cast.get(Replies).reply(String(referral.id), request, NO_FILES, cast.of(referral));
  },

  async notify({ cast, petition, step }: Scene) {
    if (petition.status !== 'replied') return;
    const { method = 'telephone', recipient = petition.sender_name } = step;
    const proof = step.proof ?? 'Llamada al teléfono que dejó; se le leyó la respuesta completa.';
    const asked = parse(NotificationRequest, { method, recipient, proof, notifiedOn: cast.today() });
    await cast.get(Notifications).notify(petition.folio, asked, NO_FILES, cast.actor('follow_up'));
  },

  /** In the portal, as all that the petitioner does. */
  async evaluate({ cast, petition, step }: Scene) {
    const comment = step.verdict === 'no' ? 'Fueron a ver y no han vuelto.' : null;
    await inThePortal(cast, 'SELECT portal_evaluate($1, $2, $3, $4, $5, $6)', [
      petition.folio,
      petition.lookup_code,
      step.verdict ?? ['solved', 'partly', 'solved', 'no'][petition.id % 4],
      comment,
      cast.get(Clock).now(),
      CITIZEN,
    ]);
  },

  async askReopening({ cast, petition }: Scene) {
    await inThePortal(cast, 'SELECT portal_ask_reopening($1, $2, $3, $4, $5)', [
      petition.folio,
      petition.lookup_code,
      'El problema volvió a los pocos días y nadie contesta el teléfono.',
      cast.get(Clock).now(),
      CITIZEN,
    ]);
  },

  async reopen({ cast, petition }: Scene) {
    if (petition.status !== 'closed') return;
    const decision = parse(ReopeningDecision, { accepted: true, reason: 'La obra no quedó terminada.' });
    await cast.get(Reopenings).decide(petition.folio, decision, cast.actor('follow_up'));
  },
};

function inThePortal(cast: Scene['cast'], sql: string, values: unknown[]): Promise<void> {
  return cast.get(Db).transaction(async (tx) => {
    await tx.query('SET LOCAL ROLE oficialia_portal');
    await tx.query(sql, values);
  });
}
