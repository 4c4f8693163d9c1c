import {
  Breadcrumbs,
  Button,
  ButtonRow,
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
  type FormError,
} from '@oficialia/platform';
import { TheOficio } from '../acknowledging/acknowledge.view.js';
import type { ReferralRow } from '../referrals.queries.js';
import type { DepartmentRow } from '../referring/departments.queries.js';

interface ReturnViewProps {
  referral: ReferralRow;
  departments: DepartmentRow[];
  /** The last day to give it back, as people read it. */
  until: string | undefined;
  typed: Record<string, string>;
  errors: FormError[];
}

export function ReturnView({ referral, departments, until, typed, errors }: ReturnViewProps) {
  const field = fieldsOf({ typed, errors });
  return (
    <>
      <Breadcrumbs items={[{ label: 'Turnos', href: '/turnos' }, { label: referral.oficio }, { label: 'Devolver' }]} />
      <PageHeader
        over={<Folio value={referral.folio} />}
        title={`Devolver el oficio ${referral.oficio}`}
        lead={referral.subject}
      />
      <Stack>
        <TheOficio referral={referral} />
        <Panel heading="No es de mi competencia">
          <Form action={`/turnos/${referral.id}/devolucion`}>
            <ErrorSummary errors={errors} />
            <FieldSet
              legend="Por qué se devuelve"
              hint={until && `Se puede devolver hasta el ${until}. Después, le corresponde contestarlo.`}
            >
              <TextArea
                {...field('reason')}
                label="Motivo"
                hint="Qué atribución falta y, si lo sabe, qué artículo la da a otra dependencia."
                rows={4}
                maxlength={1000}
                required
                autofocus
                width={12}
              />
              <Select
                {...field('proposed')}
                label="A quién le corresponde (opcional)"
                empty="No lo sé"
                options={departments.map(({ key, name }) => ({ value: key, label: name }))}
                width={12}
              />
            </FieldSet>
            <ButtonRow>
              <Button icon="return" busy="Devolviendo…">
                Devolver
              </Button>
              <LinkButton href="/turnos" kind="quiet">
                Volver a los turnos
              </LinkButton>
            </ButtonRow>
          </Form>
        </Panel>
      </Stack>
    </>
  );
}
