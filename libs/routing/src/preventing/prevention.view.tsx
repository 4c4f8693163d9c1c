import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  FileDrop,
  Folio,
  Form,
  formatDay,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Stack,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import { mayAct, type PetitionRow } from '@oficialia/registry';
import { businessDays } from '../clocks/counting/term.js';
import type { RegimeRow } from '../clocks/regimes/regimes.queries.js';
import type { PreventionRow } from './preventions.queries.js';

export interface PreventionForm {
  petition: PetitionRow;
  prevention: PreventionRow | undefined;
  regimes: RegimeRow[];
  today: string;
  typed: Record<string, string>;
  errors: FormError[];
  /** The form that came back. */
  sent?: 'missing' | 'note' | 'lapse';
}

export function PreventionView(props: PreventionForm) {
  const { petition, prevention } = props;
  const waits = petition.status === 'in_prevention';
  const may = !prevention && mayAct(petition.status, 'require_completion');
  return (
    <>
      <Header petition={petition} title="Prevención" />
      <Stack>
        {prevention && <Asked petition={petition} prevention={prevention} />}
        {may && <AskForm {...props} />}
        {!prevention && !may && <Alert tone="info">En su estado actual, la petición ya no se puede prevenir.</Alert>}
        {waits && <CompletionForm {...props} />}
        {waits && prevention && <Lapse {...props} prevention={prevention} />}
      </Stack>
    </>
  );
}

/** What stands above everything that the petitioner does. */
export function Header({ petition, title }: { petition: PetitionRow; title: string }) {
  const href = `/peticiones/${petition.folio}`;
  return (
    <>
      <Breadcrumbs items={[{ label: petition.folio, href }, { label: title }]} />
      <PageHeader over={<Folio value={petition.folio} href={href} />} title={title} lead={petition.subject} />
    </>
  );
}

function Asked({ petition, prevention }: { petition: PetitionRow; prevention: PreventionRow }) {
  const at = (name: string) => `/peticiones/${petition.folio}/prevencion/${name}.pdf`;
  return (
    <Panel
      heading="Lo que se pidió"
      actions={
        <LinkButton href={at('prevencion')} small icon="print">
          Imprimir el escrito
        </LinkButton>
      }
    >
      <DefinitionList
        items={[
          { term: 'Lo que falta', detail: prevention.missing },
          { term: 'Régimen', detail: `${prevention.regime} (${prevention.basis})` },
          { term: 'Se previno', detail: <Time at={prevention.made_at} /> },
          { term: 'Previno', detail: prevention.made_by },
          { term: 'Puede completarla hasta', detail: <Time at={prevention.complete_by} /> },
          {
            term: 'Efecto',
            detail: prevention.may_lapse
              ? 'En tiempo: sin respuesta, se puede tener por no presentada'
              : 'Fuera de tiempo o sin prevención en el régimen: ya no se puede desechar por incompleta',
          },
          {
            term: 'Se completó',
            detail: prevention.outcome === 'completed' ? <Ended prevention={prevention} /> : undefined,
          },
          {
            term: 'No presentada',
            detail: prevention.outcome === 'lapsed' ? <Ended prevention={prevention} /> : undefined,
          },
        ]}
      />
      {prevention.outcome === 'lapsed' && (
        <LinkButton href={at('no-presentada')} small icon="print">
          Imprimir el acuerdo de no presentada
        </LinkButton>
      )}
    </Panel>
  );
}

function Ended({ prevention }: { prevention: PreventionRow }) {
  return (
    <>
      {prevention.ended_at && <Time at={prevention.ended_at} />}, {prevention.ended_by}: {prevention.note}
    </>
  );
}

function AskForm({ petition, regimes, typed, errors }: PreventionForm) {
  const field = fieldsOf({ typed, errors });
  const days = ({ completion_days: least }: RegimeRow) => (least ? `, ${businessDays(least)} o más` : '');
  return (
    <Panel heading="Pedir que la complete">
      <Form action={`/peticiones/${petition.folio}/prevencion`}>
        <ErrorSummary errors={errors} />
        <FieldSet
          legend="Prevención"
          hint="Se previene una sola vez. Regístrela el día en que entrega el escrito: desde entonces corre el plazo."
        >
          <TextArea
            {...field('missing')}
            label="Lo que falta"
            hint="Como lo leerá quien presentó la petición."
            rows={5}
            maxlength={2000}
            required
            autofocus
            width={12}
          />
          <Select
            {...field('regime')}
            label="Régimen"
            empty="El del plazo que corre, o el usual"
            options={regimes.map((regime) => ({ value: regime.key, label: `${regime.name}${days(regime)}` }))}
            width={8}
          />
          <Field
            {...field('days')}
            type="number"
            label="Días hábiles"
            hint="Si el régimen no los fija."
            min={1}
            max={365}
            figures
            width={4}
          />
        </FieldSet>
        <ButtonRow>
          <Button icon="mail" busy="Registrando…">
            Prevenir
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function CompletionForm({ petition, typed, errors, sent }: PreventionForm) {
  const own = sent === 'note' ? errors : [];
  const field = fieldsOf({ typed, errors: own });
  return (
    <Panel heading="Ya se completó">
      <Form action={`/peticiones/${petition.folio}/prevencion/desahogo`} files>
        <ErrorSummary errors={own} />
        <FieldSet
          legend="Lo que entregó"
          hint="El plazo de la dependencia se reanuda o empieza de nuevo, según el régimen."
        >
          <TextArea {...field('note')} label="Qué se entregó" rows={3} maxlength={2000} required width={12} />
        </FieldSet>
        <Paper error={errorOf(own, 'files')} />
        <ButtonRow>
          <Button icon="check" busy="Registrando…">
            Tener por completada
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function Lapse({ petition, prevention, today, typed, errors, sent }: PreventionForm & { prevention: PreventionRow }) {
  if (!prevention.may_lapse) {
    return (
      <Alert tone="info" title="No se puede desechar por incompleta">
        Si no entrega lo que falta, registre arriba que se sigue con lo que consta.
      </Alert>
    );
  }
  if (today <= prevention.complete_by) {
    const until = formatDay(prevention.complete_by);
    return <Alert tone="info">Si no la completa hasta el {until}, podrá tenerla por no presentada.</Alert>;
  }
  const own = sent === 'lapse' ? errors : [];
  const field = fieldsOf({ typed, errors: own });
  return (
    <Panel heading="No se completó a tiempo" tone="warn">
      <Form action={`/peticiones/${petition.folio}/prevencion/no-presentada`}>
        <ErrorSummary errors={own} />
        <TextArea
          {...field('lapse')}
          label="Motivo del acuerdo"
          hint="Queda en la historia."
          rows={2}
          maxlength={1000}
          required
        />
        <ButtonRow>
          <Button icon="cross" kind="danger" busy="Asentando…">
            Tener por no presentada
          </Button>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

/** The one paper that may go with it. */
export function Paper({ error }: { error?: string }) {
  return (
    <FileDrop
      name="files"
      label="El escrito, si lo hay (opcional)"
      hint="Un archivo PDF, JPEG, PNG o TIFF; se agrega a los documentos de la petición."
      accept=".pdf,.jpg,.jpeg,.png,.tif,.tiff"
      multiple={false}
      error={error}
    />
  );
}
