import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  FieldSet,
  fieldsOf,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Stack,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import { TheOficio } from '../acknowledging/acknowledge.view.js';
import { INSTRUCTION_OPTIONS } from '../referral.instructions.js';
import type { ReferralRow } from '../referrals.queries.js';
import type { DepartmentRow } from '../referring/departments.queries.js';

interface ReassignViewProps {
  referral: ReferralRow;
  departments: DepartmentRow[];
  bounces: { returns: number; supervision: boolean };
  /** The person may settle competence. */
  settles: boolean;
  typed: Record<string, string>;
  errors: FormError[];
}

export function ReassignView(props: ReassignViewProps) {
  const { referral, bounces, settles } = props;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Turnos', href: '/turnos' }, { label: referral.oficio }, { label: 'Reasignar' }]} />
      <PageHeader
        over={<Folio value={referral.folio} href={`/peticiones/${referral.folio}`} />}
        title={`Reasignar el oficio ${referral.oficio}`}
        lead={referral.subject}
      />
      <Stack>
        {bounces.supervision && (
          <Alert tone="warn" title={`Devuelta ${bounces.returns} veces`}>
            {settles
              ? 'Decida usted a quién corresponde; puede ordenar la competencia definitiva.'
              : 'Sólo supervisión decide ahora a quién corresponde.'}
          </Alert>
        )}
        {referral.returned_at && (
          <Alert tone="info" title={`${referral.department} lo devolvió`}>
            <Time at={referral.returned_at} />: {referral.return_reason}
            {referral.proposed && ` Propone a ${referral.proposed}.`}
          </Alert>
        )}
        <TheOficio referral={referral} />
        <ReassignForm {...props} />
      </Stack>
    </>
  );
}

function ReassignForm(props: ReassignViewProps) {
  const { referral, errors } = props;
  return (
    <Panel heading="Nuevo oficio">
      <Form action={`/turnos/${referral.id}/reasignacion`}>
        <ErrorSummary errors={errors} />
        <OficioFields {...props} />
        <ButtonRow>
          <Button icon="send" busy="Reasignando…">
            Reasignar
          </Button>
          <LinkButton href="/turnos?estado=devueltos" kind="quiet">
            Volver a los devueltos
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function OficioFields({ referral, departments, settles, typed, errors }: ReassignViewProps) {
  const field = fieldsOf({ typed, errors });
  return (
    <FieldSet
      legend="A quién corresponde"
      hint={`El oficio nuevo nombra al ${referral.oficio} y el plazo sigue corriendo: no empieza de nuevo.`}
    >
      <Select
        {...field('department')}
        label="Dependencia"
        required
        autofocus
        empty="Elija una dependencia"
        options={departments.map(({ key, name }) => ({ value: key, label: name }))}
        width={12}
      />
      <Select {...field('instruction')} label="Instrucción" required options={INSTRUCTION_OPTIONS} width={12} />
      <TextArea
        {...field('reason')}
        label="Motivo de la reasignación"
        hint="Queda en la historia; no se imprime en el oficio."
        required
        rows={3}
        maxlength={1000}
        width={12}
      />
      <TextArea
        {...field('message')}
        label="Observaciones para la dependencia"
        optional
        rows={3}
        maxlength={1800}
        width={12}
      />
      {settles && (
        <Checkbox
          name="definitive"
          value="1"
          checked={typed['definitive'] === '1'}
          label="Competencia definitiva: la dependencia no puede devolverlo"
        />
      )}
    </FieldSet>
  );
}
