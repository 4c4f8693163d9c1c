import {
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Folio,
  Form,
  PageHeader,
  Panel,
  RadioGroup,
  Stack,
  TextArea,
  Time,
  Timeline,
  type FormError,
} from '@oficialia/platform';
import type { ReferralRow } from '../referrals.queries.js';
import { ClockDays } from './clock-days.view.js';
import { PERSONS_ACTS } from './clock.dto.js';
import type { ExplainedClock } from './explained-clock.js';
import { takes, type ClockAct, type ClockState } from './counting/run-clock.js';
import { termInWords, unitInWords } from './counting/term.js';

const STATES: Record<ClockState, string> = {
  waiting: 'Espera el acuse de la dependencia',
  running: 'Corre',
  suspended: 'Suspendido',
  stopped: 'Terminado',
};

const ACTS: Record<ClockAct, { label: string; done: string; hint?: string }> = {
  start: { label: 'Iniciar', done: 'Inició' },
  suspend: { label: 'Suspender', done: 'Se suspendió', hint: 'Lo contado se conserva' },
  interrupt: { label: 'Interrumpir', done: 'Se interrumpió', hint: 'Al reanudarse empieza de cero' },
  resume: { label: 'Reanudar', done: 'Se reanudó', hint: 'Corre desde el día hábil siguiente' },
  extend: { label: 'Ampliar', done: 'Se amplió' },
  stop: { label: 'Terminar', done: 'Terminó' },
  reopen: { label: 'Reabrir', done: 'Se reabrió' },
  undo: { label: 'Dejar sin efecto', done: 'Quedó sin efecto el inicio' },
};

interface ClockPageProps {
  referral: ReferralRow;
  explained: ExplainedClock;
  zone: string;
  mayAct: boolean;
  typed: Record<string, string>;
  errors: FormError[];
}

export function ClockPage(props: ClockPageProps) {
  const { referral, explained, zone, mayAct } = props;
  const { clock } = explained;
  const possible = PERSONS_ACTS.filter((act) => takes(clock.state, act) && (act !== 'extend' || clock.extension));
  return (
    <>
      <Breadcrumbs
        items={[
          { label: referral.folio, href: `/peticiones/${referral.folio}` },
          { label: referral.oficio },
          { label: 'Plazo' },
        ]}
      />
      <PageHeader
        over={<Folio value={referral.folio} href={`/peticiones/${referral.folio}`} />}
        title={`Plazo del oficio ${referral.oficio}`}
        lead={referral.department}
      />
      <Stack>
        <Facts {...props} />
        <Panel heading="Día por día">
          <ClockDays explained={explained} zone={zone} open />
          {explained.days.length === 0 && <p>El plazo todavía no corre: empieza cuando la dependencia acuse recibo.</p>}
        </Panel>
        {mayAct && possible.length > 0 && <ActForm {...props} possible={possible} />}
      </Stack>
    </>
  );
}

function Facts({ explained: { clock, ...bounds } }: ClockPageProps) {
  const day = (value: string | null) => value && <Time at={value} />;
  return (
    <Panel heading="El plazo">
      <DefinitionList
        items={[
          { term: 'Régimen', detail: `${clock.regime} (${clock.basis})` },
          { term: 'Plazo', detail: termInWords(clock.term) },
          { term: 'Estado', detail: STATES[clock.state] },
          { term: 'Vence', detail: clock.due_at ? <Time at={clock.due_at} /> : day(clock.due_date) },
          { term: 'Con la ampliación completa', detail: day(bounds.extendedTo) },
          { term: 'Se puede prevenir hasta', detail: day(bounds.preventBy) },
          { term: 'Remitir por incompetencia, a más tardar', detail: day(bounds.remitBy) },
        ]}
      />
      {clock.events.length > 0 && (
        <Timeline
          label="Qué ha pasado con el plazo"
          entries={clock.events.map(({ act, at, reason, amount, recorded_by }) => ({
            when: at,
            what:
              amount === null
                ? ACTS[act].done
                : `${ACTS[act].done}${act === 'reopen' ? ' con' : ''} ${termInWords({ amount, unit: clock.term.unit })}`,
            who: recorded_by,
            detail: reason,
          }))}
        />
      )}
    </Panel>
  );
}

function ActForm({ referral, explained, typed, errors, possible }: ClockPageProps & { possible: ClockAct[] }) {
  const field = fieldsOf({ typed, errors });
  return (
    <Panel heading="Mover el plazo">
      <Form action={`/turnos/${referral.id}/plazo`}>
        <ErrorSummary errors={errors} />
        <FieldSet legend="Qué se acordó" hint="Queda en la historia de la petición con su nombre.">
          <RadioGroup
            name="act"
            label="Acto"
            value={typed['act'] ?? possible[0]}
            error={errorOf(errors, 'act')}
            options={possible.map((act) => ({ value: act, label: ACTS[act].label, hint: ACTS[act].hint }))}
          />
          {possible.includes('extend') && (
            <Field
              {...field('amount')}
              type="number"
              label={`Ampliación en ${unitInWords(explained.clock.term.unit)}`}
              hint="Sólo al ampliar"
              min={1}
              max={explained.clock.extension ?? undefined}
              optional
              width={4}
              figures
            />
          )}
          <TextArea {...field('reason')} label="Motivo y acuerdo" rows={2} maxlength={500} required />
        </FieldSet>
        <ButtonRow>
          <Button icon="clock" busy="Asentando…">
            Asentar
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
