import { Injectable } from '@nestjs/common';
import {
  Badge,
  Button,
  ButtonRow,
  Form,
  Panel,
  TextArea,
  Time,
  type Actor,
  type Queryable,
  type Tone,
} from '@oficialia/platform';
import type { PetitionPanel, PetitionRow } from '@oficialia/registry';
import type { VNode } from 'preact';
import { EVALUATIONS, type EvaluationVerdict } from '../replies.catalogue.js';
import { evaluationsOf, reopeningsOf, type ReopeningRow } from './afterwards.queries.js';

const TONES: Record<EvaluationVerdict, Tone> = { solved: 'ok', partly: 'warn', no: 'error' };

/** On the petition's page: what its petitioner says of the answer, and whether to open the matter again. */
@Injectable()
export class AfterwardsPanel implements PetitionPanel {
  readonly area = 'main';
  readonly order = 45;

  async render(petition: PetitionRow, actor: Actor, source: Queryable): Promise<VNode | undefined> {
    if (!actor.permissions.has('referral.read')) return undefined;
    const evaluations = await evaluationsOf(source, petition.id);
    const reopenings = await reopeningsOf(source, petition.id);
    if (evaluations.length === 0 && reopenings.length === 0) return undefined;
    const mayDecide = actor.permissions.has('reopening.decide');
    return (
      <Panel heading="Qué dice quien la presentó" id="valoracion">
        {evaluations.map(({ verdict, comment, evaluated_at }, index) => (
          <p key={index}>
            <VerdictBadge verdict={verdict} /> <Time at={evaluated_at} />
            {comment && <> — {comment}</>}
          </p>
        ))}
        {reopenings.map((reopening) => (
          <ReopeningFacts key={reopening.id} reopening={reopening} mayDecide={mayDecide} />
        ))}
      </Panel>
    );
  }
}

export function VerdictBadge({ verdict }: { verdict: EvaluationVerdict }) {
  return <Badge label={EVALUATIONS[verdict]} tone={TONES[verdict]} />;
}

function ReopeningFacts({ reopening, mayDecide }: { reopening: ReopeningRow; mayDecide: boolean }) {
  const { reason, asked_at, decided_at, decided_by, accepted, decision } = reopening;
  return (
    <>
      <p>
        <b>Pidió que se reabra</b>, <Time at={asked_at} />: {reason}
      </p>
      {decided_at ? (
        <p>
          {accepted ? 'Se aceptó' : 'Se negó'}, {decided_by}, <Time at={decided_at} />: {decision}
        </p>
      ) : (
        mayDecide && <DecisionForm folio={reopening.folio} />
      )}
    </>
  );
}

/** Accepts or refuses, with the reason that the petitioner will read. */
export function DecisionForm({ folio, reason, error }: { folio: string; reason?: string; error?: string }) {
  return (
    <Form action={`/peticiones/${folio}/reapertura`} label={`Decidir la reapertura de ${folio}`}>
      <TextArea
        name="reason"
        label="Motivo de la decisión"
        hint="Lo lee quien presentó la petición, en su consulta: no incluya datos personales."
        required
        rows={2}
        maxlength={1000}
        value={reason}
        error={error}
      />
      <ButtonRow>
        <Button name="accepted" value="true" icon="return">
          Reabrir la petición
        </Button>
        <Button name="accepted" value="false" kind="secondary">
          Negar la reapertura
        </Button>
      </ButtonRow>
    </Form>
  );
}
