import {
  Breadcrumbs,
  Button,
  ButtonRow,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  type FormError,
} from '@oficialia/platform';
import type { ReferralRow } from '../../referrals.queries.js';

interface StampProps {
  referral: ReferralRow;
  typed: Partial<Record<string, string>>;
  errors: FormError[];
}

export function StampView({ referral, typed, errors }: StampProps) {
  const field = fieldsOf({ typed, errors });
  const { id, folio, oficio, department, stamped_document_id } = referral;
  return (
    <>
      <Breadcrumbs items={[{ label: folio, href: `/peticiones/${folio}` }, { label: oficio }, { label: 'Sello' }]} />
      <PageHeader
        over={<Folio value={folio} />}
        title={`¿Quién selló el oficio ${oficio}?`}
        lead={`${department}. Escriba lo que se lee en la copia sellada; la fecha del acuse no cambia.`}
        actions={
          <LinkButton href={`/peticiones/${folio}/documentos/${stamped_document_id}`} icon="file" newTab>
            Ver la copia sellada
          </LinkButton>
        }
      />
      <Panel heading="Lo que dice el sello">
        <Form action={`/turnos/${id}/acuse/sello`}>
          <ErrorSummary errors={errors} />
          <FieldSet legend="Quién recibió">
            <Field {...field('name')} label="Nombre, o lo que se lea" required autofocus maxlength={200} width={6} />
            <Field {...field('position')} label="Cargo" optional maxlength={200} width={6} />
          </FieldSet>
          <ButtonRow>
            <Button icon="stamp" busy="Registrando…" keys="Ctrl+Enter">
              Registrar
            </Button>
            <LinkButton href={`/peticiones/${folio}`} kind="quiet">
              Volver a la petición
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}
