import { Injectable } from '@nestjs/common';
import { DefinitionList, LinkButton, Panel, Time, type Actor, type Queryable } from '@oficialia/platform';
import { mayAct, type PetitionPanel, type PetitionRow } from '@oficialia/registry';
import type { VNode } from 'preact';
import { preventionOf } from './preventions.queries.js';

/** On the petition's page: what the petitioner was asked to complete, and the ways to ask it or to end the matter. */
@Injectable()
export class PreventionPanel implements PetitionPanel {
  readonly area = 'aside';
  readonly order = 40;

  async render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<VNode | undefined> {
    if (!actor.permissions.has('referral.read')) return undefined;
    const prevention = await preventionOf(source, petition.id);
    const mayMake = actor.permissions.has('prevention.make');
    const mayPrevent = mayMake && !prevention && mayAct(petition.status, 'require_completion');
    const mayWithdraw = mayMake && mayAct(petition.status, 'withdraw');
    if (!prevention && !mayPrevent && !mayWithdraw) return undefined;
    const at = (page: string) => `/peticiones/${petition.folio}/${page}`;
    return (
      <Panel heading="Por parte de quien la presentó" id="prevencion">
        {prevention && (
          <DefinitionList
            items={[
              { term: 'Se le pidió', detail: prevention.missing },
              { term: 'Puede completarla hasta', detail: <Time at={prevention.complete_by} /> },
              {
                term: 'Se completó',
                detail: prevention.outcome === 'completed' ? ended(prevention.ended_at) : undefined,
              },
              {
                term: 'No presentada',
                detail: prevention.outcome === 'lapsed' ? ended(prevention.ended_at) : undefined,
              },
            ]}
          />
        )}
        <div class="btn-row">
          {(mayPrevent || (mayMake && prevention)) && (
            <LinkButton href={at('prevencion')} small kind="secondary" icon="mail">
              {prevention ? 'Ver la prevención' : 'Pedir que la complete'}
            </LinkButton>
          )}
          {mayWithdraw && (
            <LinkButton href={at('desistimiento')} small kind="quiet" icon="cross">
              Registrar desistimiento
            </LinkButton>
          )}
        </div>
      </Panel>
    );
  }
}

function ended(at: Date | null) {
  return at && <Time at={at} />;
}
