import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  DefinitionList,
  DraftClear,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  RadioGroup,
  Select,
  Stack,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import { oficioPath, type Point, type ReferralRow } from '@oficialia/routing';
import { FilesField } from '../files-field.js';
import { MOST_FILES, SENSE_KEYS, SENSES } from '../replies.catalogue.js';
import type { ReplyRow } from '../reply.queries.js';
import { reasonsOf } from '../reply-state.js';
import type { Typed } from '../sent-form.js';
import type { ReplyTemplateRow } from '../templates/reply-templates.queries.js';
import { pointsTyped } from './reply.form.js';

export interface ReplyFormProps {
  referral: ReferralRow;
  points: Point[];
  /** Those that wait for an answer. */
  open: Point[];
  /** The version that was sent back, which this one mends. */
  corrected: ReplyRow | undefined;
  templates: ReplyTemplateRow[];
  typed: Typed;
  errors: FormError[];
  drafted: boolean;
  /** `YYYY-MM-DD`. */
  today: string;
  draft: string;
  maxMb: number;
}

export function ReplyFormView(props: ReplyFormProps) {
  const { referral, corrected } = props;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Turnos', href: '/turnos' }, { label: referral.oficio }, { label: 'Respuesta' }]} />
      <PageHeader
        over={<Folio value={referral.folio} />}
        title={`Contestar el oficio ${referral.oficio}`}
        lead={referral.subject}
      />
      <Stack>
        {corrected && <SentBack reply={corrected} />}
        <Asked {...props} />
        <ReplyForm {...props} />
      </Stack>
    </>
  );
}

function SentBack({ reply }: { reply: ReplyRow }) {
  return (
    <Alert
      tone="warn"
      title={reply.reviews.at(-1)?.reopened ? 'La petición se reabrió' : `La respuesta ${reply.number} fue devuelta`}
    >
      {reply.reviews
        .filter(({ verdict }) => verdict !== 'approved')
        .map(({ reason, reviewed_by, reviewed_at }) => (
          <p key={reviewed_at.getTime()}>
            {reviewed_by}, <Time at={reviewed_at} />: {reason}
          </p>
        ))}
      Abajo está su texto; lo que envíe será una versión nueva y la anterior se conserva.
    </Alert>
  );
}

function ReplyForm(props: ReplyFormProps) {
  const { referral, open, typed, errors, draft, drafted, maxMb } = props;
  const field = fieldsOf({ typed, errors });
  const partly = props.points.length > 1 ? 'en los puntos que siguen en trámite' : 'si sigue en trámite';
  return (
    <Panel heading="Respuesta">
      {drafted && <DraftClear draft={draft} />}
      <Settled {...props} />
      <Form action={`/turnos/${referral.id}/respuesta`} draft={draft} files>
        <ErrorSummary errors={errors} />
        <Templates {...props} error={errorOf(errors, 'template')} />
        {open.map((point) => (
          <PointFields key={point.number} {...props} point={point} />
        ))}
        <FieldSet legend="Datos de la respuesta">
          <Field
            {...field('oficioNumber')}
            label="Número de su oficio"
            hint="El que su dependencia le dio, si lo tiene"
            optional
            maxlength={100}
            width={6}
          />
          <Field
            {...field('inProcessUntil')}
            type="date"
            label="En trámite hasta"
            hint={`Sólo ${partly}`}
            optional
            min={props.today}
            width={6}
          />
        </FieldSet>
        <FilesField
          label="Oficio de respuesta y anexos"
          most={MOST_FILES}
          maxMb={maxMb}
          error={errorOf(errors, 'files')}
        />
        <ButtonRow>
          <Button icon="reply" busy="Enviando…" keys="Ctrl+Enter">
            Contestar
          </Button>
          <LinkButton href="/turnos" kind="quiet">
            Volver a los turnos
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

/** What was typed of a point that somebody else answered in between: kept in sight, to be copied. */
function Settled({ open, typed }: ReplyFormProps) {
  const lost = pointsTyped(typed).filter((number) => !open.some((point) => point.number === number));
  return lost.map((number) => (
    <Alert key={number} tone="info" title={`El punto ${number} ya está contestado`}>
      Lo que usted había escrito: {typed[`text-${number}`]}
    </Alert>
  ));
}

function Templates({ referral, templates, typed, error }: ReplyFormProps & { error: string | undefined }) {
  if (templates.length === 0) return null;
  return (
    <details open={error !== undefined || Boolean(typed['template'])}>
      <summary>Redactar con una plantilla</summary>
      <Select
        name="template"
        label="Plantilla"
        hint="Llena los puntos que estén vacíos; lo que va entre corchetes lo completa usted."
        empty="Elija una plantilla"
        options={templates.map(({ id, name }) => ({ value: String(id), label: name }))}
        value={typed['template']}
        error={error}
      />
      <Button kind="secondary" small formnovalidate formaction={`/turnos/${referral.id}/respuesta/plantilla`}>
        Usar la plantilla
      </Button>
    </details>
  );
}

interface PointFieldsProps extends ReplyFormProps {
  point: Point;
}

function PointFields({ point, points, corrected, typed, errors }: PointFieldsProps) {
  const [sense, text] = [`sense-${point.number}`, `text-${point.number}`];
  const alone = points.length === 1;
  const fields = (
    <>
      {corrected && reasonsOf(corrected, point.number).map((reason) => <Alert tone="warn">{reason}</Alert>)}
      <RadioGroup
        name={sense}
        label="Sentido de la respuesta"
        required
        chips={!alone}
        options={SENSE_KEYS.map((value) => ({ value, label: SENSES[value] }))}
        value={typed[sense]}
        error={errorOf(errors, sense)}
        width={12}
      />
      <TextArea
        name={text}
        label="Respuesta"
        hint={alone || point.number === 1 ? PLAIN : undefined}
        required
        rows={alone ? 10 : 5}
        maxlength={20000}
        value={typed[text]}
        error={errorOf(errors, text)}
        width={12}
      />
    </>
  );
  return alone ? fields : <FieldSet legend={`Punto ${point.number}: ${point.text}`}>{fields}</FieldSet>;
}

const PLAIN =
  'Conteste todo lo que se pide. Este texto llega tal cual a quien presentó la petición y se publica en su consulta, que no muestra datos personales: no los incluya.';

function Asked({ referral, points, open }: ReplyFormProps) {
  const links = (
    <>
      <LinkButton href={`/peticiones/${referral.folio}`} small icon="file">
        Ver la petición
      </LinkButton>
      <LinkButton href={oficioPath(referral.folio, referral.oficio)} small icon="file">
        Ver el oficio
      </LinkButton>
    </>
  );
  const answered = points.filter(({ number }) => !open.some((point) => point.number === number));
  return (
    <Panel heading="Lo que se pide" actions={links}>
      <DefinitionList
        items={[
          { term: 'Remitente', detail: referral.sender_name },
          { term: 'Turnado', detail: <Time at={referral.referred_at} /> },
          { term: 'Vence', detail: referral.due_date && <Time at={referral.due_date} /> },
          { term: 'Observaciones', detail: referral.message },
          {
            term: 'Ya contestado',
            detail: answered.length > 0 && answered.map(({ number, text }) => `${number}. ${text}`).join(' '),
          },
        ].map(({ term, detail }) => ({ term, detail: detail || undefined }))}
      />
    </Panel>
  );
}
