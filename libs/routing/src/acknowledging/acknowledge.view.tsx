import {
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Time,
  type FormError,
} from '@oficialia/platform';
import { INSTRUCTIONS } from '../referral.instructions.js';
import type { ReferralRow } from '../referrals.queries.js';
import { oficioPath } from '../referring/oficio-content.js';

export interface AcknowledgeForm {
  referral: ReferralRow;
  name: string;
  position: string;
  errors: FormError[];
}

export function AcknowledgeView({ referral, name, position, errors }: AcknowledgeForm) {
  return (
    <>
      <Breadcrumbs items={[{ label: 'Turnos', href: '/turnos' }, { label: referral.oficio }, { label: 'Acuse' }]} />
      <PageHeader
        over={<Folio value={referral.folio} />}
        title={`Acusar el oficio ${referral.oficio}`}
        lead={referral.subject}
      />
      <TheOficio referral={referral} />
      <Panel heading="Acuse del área">
        <Form action={`/turnos/${referral.id}/acuse`}>
          <ErrorSummary errors={errors} />
          <FieldSet legend="Quién recibe" hint="Quedan registradas la fecha, la hora y su cuenta.">
            <Field
              name="name"
              label="Nombre de quien recibe"
              value={name}
              error={errorOf(errors, 'name')}
              required
              autofocus
              maxlength={200}
              width={6}
            />
            <Field
              name="position"
              label="Cargo"
              value={position}
              error={errorOf(errors, 'position')}
              optional
              maxlength={200}
              width={6}
            />
          </FieldSet>
          <ButtonRow>
            <Button icon="stamp" busy="Registrando…" keys="Ctrl+Enter">
              Registrar el acuse
            </Button>
            <LinkButton href="/turnos" kind="quiet">
              Volver a los turnos
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}

/** What was sent to the department. */
export function TheOficio({ referral }: { referral: ReferralRow }) {
  return (
    <Panel
      heading="El oficio"
      actions={
        <LinkButton href={oficioPath(referral.folio, referral.oficio)} small icon="file">
          Ver el oficio
        </LinkButton>
      }
    >
      <DefinitionList
        items={[
          { term: 'Dependencia', detail: referral.department },
          { term: 'Turnado', detail: <Time at={referral.referred_at} /> },
          { term: 'Instrucción', detail: INSTRUCTIONS[referral.instruction].label },
          { term: 'Vence', detail: referral.due_date && <Time at={referral.due_date} /> },
          { term: 'Observaciones', detail: referral.message },
        ]}
      />
    </Panel>
  );
}
