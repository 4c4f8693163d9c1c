import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  errorOf,
  ErrorSummary,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import type { OficioRow } from '../oficios.queries.js';

export function CancelView({ oficio, reason, errors }: { oficio: OficioRow; reason: string; errors: FormError[] }) {
  const { folio, label, kind } = oficio;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Oficios', href: '/oficios' },
          { label: folio, href: `/peticiones/${folio}` },
          { label: 'Cancelar' },
        ]}
      />
      <PageHeader over={<Folio value={folio} />} title={`Cancelar el oficio ${label}`} lead={oficio.subject} />
      <Alert tone="warn" title="No se puede deshacer">
        El número se conserva y el oficio se imprime con la palabra CANCELADO.{' '}
        {kind === 'remission'
          ? 'La petición vuelve a la bandeja «Por turnar».'
          : 'Su plazo se detiene y la dependencia verá el motivo. Si la petición no tiene otro oficio vigente, vuelve a la bandeja «Por turnar».'}
      </Alert>
      <Panel heading="El oficio">
        <DefinitionList
          items={[
            { term: 'Dirigido a', detail: oficio.department },
            { term: 'Emitido', detail: <Time at={oficio.issued_at} /> },
            { term: 'Acuse', detail: oficio.acknowledged_at && <Time at={oficio.acknowledged_at} /> },
            { term: 'Cancelado', detail: oficio.cancelled_at && <Time at={oficio.cancelled_at} /> },
          ]}
        />
        <Form action={`/peticiones/${folio}/oficios/${label.replaceAll('/', '-')}/cancelacion`}>
          <ErrorSummary errors={errors} />
          <TextArea
            name="reason"
            label="Motivo"
            hint="Lo verá la dependencia."
            required
            rows={3}
            maxlength={500}
            value={reason}
            error={errorOf(errors, 'reason')}
          />
          <ButtonRow>
            <Button kind="danger" icon="cross" busy="Cancelando…">
              Cancelar el oficio
            </Button>
            <LinkButton href={`/peticiones/${folio}`} kind="quiet">
              Dejarlo como está
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}
