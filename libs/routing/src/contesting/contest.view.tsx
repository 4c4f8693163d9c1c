import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  ErrorSummary,
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
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { ReferralRow } from '../referrals.queries.js';

interface ContestViewProps {
  referral: ReferralRow;
  actor: Actor;
  typed: Record<string, string>;
  errors: FormError[];
}

export function ContestView(props: ContestViewProps) {
  const { referral, actor } = props;
  const open = referral.contested_at !== null && referral.contest_upheld === null;
  return (
    <>
      <Breadcrumbs items={[{ label: referral.folio, href: `/peticiones/${referral.folio}` }, { label: 'Acuse' }]} />
      <PageHeader
        over={<Folio value={referral.folio} href={`/peticiones/${referral.folio}`} />}
        title={`Acuse del oficio ${referral.oficio}`}
        lead={referral.department}
      />
      <Stack>
        <Acknowledged referral={referral} />
        {!referral.contested_at && actor.permissions.has('acknowledgement.contest') && <ContestForm {...props} />}
        {open && actor.permissions.has('acknowledgement.decide') && <DecisionForm {...props} />}
        {open && !actor.permissions.has('acknowledgement.decide') && (
          <Alert tone="info">El acuse está impugnado; seguimiento decide.</Alert>
        )}
        {referral.contest_upheld === false && <Alert tone="info">Se decidió que el acuse se sostiene.</Alert>}
      </Stack>
    </>
  );
}

function Acknowledged({ referral }: { referral: ReferralRow }) {
  return (
    <Panel heading="Lo registrado">
      <DefinitionList
        items={[
          { term: 'Recibió', detail: [referral.received_by, referral.received_by_position].filter(Boolean).join(', ') },
          { term: 'Cuándo', detail: referral.acknowledged_at && <Time at={referral.acknowledged_at} /> },
          { term: 'Lo registró', detail: referral.acknowledged_by },
          { term: 'Impugnado', detail: referral.contested_at && <Time at={referral.contested_at} /> },
          { term: 'Motivo', detail: referral.contest_reason },
        ]}
      />
    </Panel>
  );
}

function ContestForm({ referral, typed, errors }: ContestViewProps) {
  const field = fieldsOf({ typed, errors });
  return (
    <Panel heading="Nunca lo recibimos">
      <Form action={`/turnos/${referral.id}/impugnacion`}>
        <ErrorSummary errors={errors} />
        <FieldSet legend="Impugnar el acuse" hint="Seguimiento decide si queda sin efecto. Lo registrado no se borra.">
          <TextArea {...field('reason')} label="Motivo" rows={3} maxlength={1000} required width={12} />
        </FieldSet>
        <ButtonRow>
          <Button icon="alert" busy="Enviando…">
            Impugnar
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function DecisionForm({ referral, typed, errors }: ContestViewProps) {
  const field = fieldsOf({ typed, errors });
  return (
    <Panel heading="Decidir">
      <Form action={`/turnos/${referral.id}/impugnacion/decision`}>
        <ErrorSummary errors={errors} />
        <FieldSet legend="Qué se decide">
          <RadioGroup
            name="upheld"
            label="El acuse"
            value={typed['upheld'] ?? '0'}
            options={[
              { value: '0', label: 'Se sostiene' },
              { value: '1', label: 'Queda sin efecto', hint: 'El oficio vuelve a estar por acusar' },
            ]}
          />
          <TextArea
            {...field('decision')}
            label="Motivo de la decisión"
            rows={3}
            maxlength={1000}
            required
            width={12}
          />
        </FieldSet>
        <ButtonRow>
          <Button icon="check" busy="Asentando…">
            Asentar la decisión
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}
