import {
  Alert,
  Button,
  ButtonRow,
  errorOf,
  ErrorSummary,
  Form,
  Panel,
  RadioGroup,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import type { VNode } from 'preact';
import type { PetitionProgress, ProgressAfterwards } from '../petition-progress.js';

/** What came of the form that was sent: a sentence, or what was typed and what was wrong with it. */
export interface Said {
  done?: string;
  typed?: Record<string, string>;
  errors?: FormError[];
}

interface Props {
  progress: PetitionProgress;
  code: string;
  said?: Said;
}

const VERDICTS = [
  { value: 'solved', label: 'Sí' },
  { value: 'partly', label: 'En parte' },
  { value: 'no', label: 'No' },
];

/** The notified answer as a file, whether it solved the matter, and the way to ask that it be opened again. */
export function Afterwards({ progress, code, said }: Props) {
  const { folio, afterwards } = progress;
  if (!afterwards) return null;
  const keys = <Keys folio={folio} code={code} />;
  return (
    <>
      <Form action="/respuesta.pdf" label="Guardar la respuesta" lockOnSubmit={false}>
        {keys}
        <Button kind="secondary" icon="download">
          Guardar la respuesta (PDF)
        </Button>
      </Form>
      <ErrorSummary errors={said?.errors ?? []} />
      {afterwards.evaluateUntil && (
        <Panel heading="¿La respuesta resolvió su asunto?">
          <Form action="/valoracion" label="Valorar la respuesta">
            {keys}
            <RadioGroup
              name="verdict"
              label="Su respuesta"
              labelHidden
              required
              chips
              options={VERDICTS}
              value={said?.typed?.['verdict'] ?? afterwards.verdict ?? undefined}
              error={errorOf(said?.errors ?? [], 'verdict')}
            />
            <TextArea
              name="comment"
              label="Comentario"
              hint="Lo lee sólo la oficina."
              optional
              rows={3}
              maxlength={1000}
              value={said?.typed?.['comment']}
              error={errorOf(said?.errors ?? [], 'comment')}
            />
            <p>
              {afterwards.verdict ? 'Ya lo valoró; puede cambiarlo' : 'Puede hacerlo'} hasta el{' '}
              <Time at={afterwards.evaluateUntil} />.
            </p>
            <Button busy="Guardando…">{afterwards.verdict ? 'Cambiar' : 'Enviar'}</Button>
          </Form>
        </Panel>
      )}
      <Reopening afterwards={afterwards} keys={keys} said={said} />
    </>
  );
}

function Reopening({ afterwards, keys, said }: { afterwards: ProgressAfterwards; keys: VNode; said?: Said }) {
  const { reopening, reopenUntil } = afterwards;
  if (reopening) return <Asked {...reopening} />;
  if (!reopenUntil) return null;
  const error = errorOf(said?.errors ?? [], 'reason');
  return (
    <Panel heading="¿Falta algo?">
      <details open={error !== undefined}>
        <summary>Pedir que se reabra mi petición</summary>
        <Form action="/reapertura" label="Pedir que se reabra">
          {keys}
          <TextArea
            name="reason"
            label="Qué falta, o qué no corresponde a lo que pidió"
            required
            rows={4}
            maxlength={1000}
            value={said?.typed?.['reason']}
            error={error}
          />
          <p>
            Conserva su folio y su historia. Puede pedirlo hasta el <Time at={reopenUntil} />.
          </p>
          <ButtonRow>
            <Button kind="secondary" busy="Enviando…">
              Pedir que se reabra
            </Button>
          </ButtonRow>
        </Form>
      </details>
    </Panel>
  );
}

function Asked({
  askedOn,
  accepted,
  decision,
}: {
  askedOn: string;
  accepted: boolean | null;
  decision: string | null;
}) {
  const asked = (
    <>
      Pidió que se reabra el <Time at={askedOn} />.
    </>
  );
  if (accepted === null)
    return (
      <Alert tone="info" title="Su solicitud está en revisión">
        {asked} La oficina le dirá aquí qué decide.
      </Alert>
    );
  return (
    <Alert tone={accepted ? 'ok' : 'warn'} title={accepted ? 'Su petición se reabrió' : 'No se reabrió'}>
      {asked} {decision}
    </Alert>
  );
}

/** Folio and code go along with every act. */
function Keys({ folio, code }: { folio: string; code: string }) {
  return (
    <>
      <input type="hidden" name="folio" value={folio} />
      <input type="hidden" name="codigo" value={code} />
    </>
  );
}
