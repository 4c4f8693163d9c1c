import {
  Button,
  ButtonRow,
  errorOf,
  ErrorSummary,
  Form,
  Panel,
  TextArea,
  Time,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { AnnulmentRow } from './annulments.service.js';

interface AnnulmentPanelProps {
  folio: string;
  /** Whether the petition may still be annulled. */
  open: boolean;
  annulments: AnnulmentRow[];
  actor: Actor;
}

/** The annulment: asked by one person, decided by another. Nothing is shown when there is nothing to do or to know. */
export function AnnulmentPanel({ folio, open, annulments, actor }: AnnulmentPanelProps) {
  const waiting = annulments.find((annulment) => annulment.decided_at === null);
  const mayAsk = open && !waiting && actor.permissions.has('annulment.request');
  if (!mayAsk && annulments.length === 0) return null;
  return (
    <Panel heading="Anulación">
      {annulments.map((annulment) => (
        <p key={annulment.id}>
          {annulment.requested_by_name} la solicitó el <Time at={annulment.requested_at} />: {annulment.reason}
          {annulment.decided_at &&
            ` — ${annulment.approved ? 'aprobada' : 'rechazada'} por ${annulment.decided_by_name ?? ''}.`}
        </p>
      ))}
      {waiting && <Decision folio={folio} waiting={waiting} actor={actor} />}
      {mayAsk && (
        <details>
          <summary>Solicitar la anulación</summary>
          <AnnulmentForm folio={folio} errors={[]} />
        </details>
      )}
    </Panel>
  );
}

/** Asks for an annulment and says why; with `errors`, what is wrong with the reason. */
export function AnnulmentForm({ folio, reason, errors }: { folio: string; reason?: string; errors: FormError[] }) {
  return (
    <Form action={`/peticiones/${folio}/anulaciones`}>
      <ErrorSummary errors={errors} />
      <TextArea
        name="reason"
        label="Motivo"
        hint="El folio se conserva; otra persona la aprueba."
        rows={2}
        maxlength={1000}
        required
        value={reason}
        error={errorOf(errors, 'reason')}
      />
      <Button kind="danger">Solicitar anulación</Button>
    </Form>
  );
}

function Decision({ folio, waiting, actor }: { folio: string; waiting: AnnulmentRow; actor: Actor }) {
  if (!actor.permissions.has('annulment.decide')) return <p>Espera la decisión de supervisión.</p>;
  if (waiting.requested_by === actor.id) return <p>La decide otra persona, no quien la solicitó.</p>;
  return (
    <Form action={`/peticiones/${folio}/anulaciones/decision`}>
      <ButtonRow>
        <Button kind="danger" name="approved" value="true">
          Aprobar la anulación
        </Button>
        <Button kind="secondary" name="approved" value="false">
          Rechazarla
        </Button>
      </ButtonRow>
    </Form>
  );
}
