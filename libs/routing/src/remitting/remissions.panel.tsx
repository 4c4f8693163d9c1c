import {
  DefinitionList,
  DraftClear,
  Folio,
  LinkButton,
  Panel,
  Time,
  type Actor,
  type Queryable,
} from '@oficialia/platform';
import { mayAct, type PetitionPanel, type PetitionRow } from '@oficialia/registry';
import type { VNode } from 'preact';
import { oficioPath } from '../referring/oficio-content.js';
import { remissionDraft } from './remission.view.js';
import { remissionsOf, type RemissionRow } from './remissions.queries.js';

/** On the petition's page: to which authority it was sent. */
export const remissionsPanel: PetitionPanel = {
  area: 'main',
  order: 31,
  async render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<VNode | undefined> {
    if (!actor.permissions.has('referral.read')) return undefined;
    const remissions = await remissionsOf(source, petition.id);
    if (remissions.length === 0) return undefined;
    const mayCancel = actor.permissions.has('oficio.cancel') && mayAct(petition.status, 'cancel_remission');
    return (
      <Panel heading="Remisión por incompetencia" id="remision">
        <DraftClear draft={remissionDraft(actor, petition.folio)} />
        {remissions.map((remission) => (
          <RemissionFacts key={remission.oficio} remission={remission} mayCancel={mayCancel} />
        ))}
      </Panel>
    );
  },
};

function RemissionFacts({ remission, mayCancel }: { remission: RemissionRow; mayCancel: boolean }) {
  const { folio, oficio, cancelled_at, due_date } = remission;
  return (
    <section aria-label={`Remisión a ${remission.authority}`} class="stack">
      <h3>{remission.authority}</h3>
      <DefinitionList
        items={[
          {
            term: 'Oficio',
            detail: (
              <>
                <a href={oficioPath(folio, oficio)}>
                  <Folio value={oficio} /> (PDF)
                </a>
                , <Time at={remission.remitted_at} />, {remission.remitted_by}
              </>
            ),
          },
          { term: 'Fundamento', detail: remission.legal_basis },
          { term: 'Motivo', detail: remission.message },
          {
            term: 'Plazo para remitir',
            detail: due_date && (
              <>
                <Time at={due_date} />, {remission.regime}
              </>
            ),
          },
          {
            term: 'Cancelada',
            detail: cancelled_at && (
              <>
                <Time at={cancelled_at} />: {remission.cancel_reason}
              </>
            ),
          },
        ]}
      />
      {mayCancel && !cancelled_at && (
        <div class="btn-row">
          <LinkButton
            href={`/peticiones/${folio}/oficios/${oficio.replaceAll('/', '-')}/cancelacion`}
            small
            kind="quiet"
            icon="cross"
          >
            Cancelar la remisión
          </LinkButton>
        </div>
      )}
    </section>
  );
}
