import {
  Breadcrumbs,
  Button,
  ButtonRow,
  EmptyState,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  fieldsOf,
  Folio,
  Form,
  formatDay,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Table,
  TextArea,
  Time,
  type FormError,
} from '@oficialia/platform';
import { folioColumn } from '@oficialia/registry';
import { unitInWords, type ClockRow } from '@oficialia/routing';
import { ReplyText } from '../reply-parts.view.js';
import type { ReplyRow } from '../reply.queries.js';
import type { Typed } from '../sent-form.js';
import { ChangeApproval } from './approval-settings.view.js';
import type { ApprovalSetting } from './approval-settings.queries.js';

interface ReviewForm {
  reply: ReplyRow;
  typed: Typed;
  errors: FormError[];
}

interface ToApproveProps {
  replies: ReplyRow[];
  /** Whether this person is the one who approves. */
  decides: boolean;
  setting: ApprovalSetting | undefined;
}

/** What waits for the chief of the department. */
export function ToApproveView({ replies, decides, setting }: ToApproveProps) {
  return (
    <>
      <PageHeader
        title="Por aprobar"
        lead="Respuestas que escribió el personal y que cuentan en cuanto las aprueba el titular."
      />
      <Stack>
        <Panel flush>
          {replies.length === 0 ? (
            <EmptyState title="No hay respuestas por aprobar" icon="check" />
          ) : (
            <Table
              caption="Respuestas por aprobar, las más antiguas primero"
              captionHidden
              rows={replies}
              rowKey={({ id }) => String(id)}
              columns={[
                folioColumn<ReplyRow>(),
                { header: 'Oficio', narrow: true, cell: ({ oficio }) => oficio },
                { header: 'La escribió', cell: ({ replied_by }) => replied_by },
                { header: 'Desde', narrow: true, cell: ({ replied_at }) => <Time at={replied_at} /> },
                {
                  header: 'Revisar',
                  headerHidden: true,
                  narrow: true,
                  cell: ({ id, folio }) =>
                    decides && (
                      <LinkButton href={`/respuestas/${id}/aprobacion`} small kind="primary" icon="check">
                        Revisar<span class="vh"> {folio}</span>
                      </LinkButton>
                    ),
                },
              ]}
            />
          )}
        </Panel>
        {setting && (
          <Panel heading="Aprobación en esta dependencia">
            <p>
              {setting.needed
                ? `Las respuestas las aprueba ${setting.chiefs.join(' o ') || 'el titular'}.`
                : 'Las respuestas salen sin aprobación.'}
            </p>
            {decides && <ChangeApproval setting={setting} />}
          </Panel>
        )}
      </Stack>
    </>
  );
}

/** The chief reads a reply and lets it go, or says what it lacks. */
export function ApprovalView({ reply, typed, errors }: ReviewForm) {
  const field = fieldsOf({ typed, errors });
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Por aprobar', href: '/por-aprobar' },
          { label: reply.folio, href: `/peticiones/${reply.folio}` },
          { label: 'Revisar' },
        ]}
      />
      <PageHeader over={<Folio value={reply.folio} />} title={`Respuesta al oficio ${reply.oficio}`} />
      <Stack>
        <Panel heading="Lo que se contesta">
          <ReplyText reply={reply} />
        </Panel>
        <Panel heading="Su decisión">
          <Form action={`/respuestas/${reply.id}/aprobacion`}>
            <ErrorSummary errors={errors} />
            <TextArea
              {...field('reason')}
              label="Motivo"
              hint="Sólo si la devuelve: qué le falta. Lo lee quien la escribió."
              optional
              rows={3}
              maxlength={2000}
            />
            <ButtonRow>
              <Button icon="check" name="approved" value="true" busy="Aprobando…">
                Aprobar
              </Button>
              <Button icon="return" kind="danger" name="approved" value="false" busy="Devolviendo…">
                Devolver a quien la escribió
              </Button>
              <LinkButton href="/por-aprobar" kind="quiet">
                Cancelar
              </LinkButton>
            </ButtonRow>
          </Form>
        </Panel>
      </Stack>
    </>
  );
}

interface SendBackProps extends ReviewForm {
  clock: ClockRow | undefined;
}

/** The follow-up office says why a reply does not answer what was asked, of all of it or point by point. */
export function SendBackView({ reply, clock, typed, errors }: SendBackProps) {
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Peticiones', href: '/peticiones' },
          { label: reply.folio, href: `/peticiones/${reply.folio}` },
          { label: 'Devolver la respuesta' },
        ]}
      />
      <PageHeader
        over={<Folio value={reply.folio} />}
        title="Devolver por no ser congruente"
        lead={`${reply.department}, oficio ${reply.oficio}`}
      />
      <Stack>
        <Panel heading="La respuesta">
          <ReplyText reply={reply} />
        </Panel>
        <SendBackForm reply={reply} clock={clock} typed={typed} errors={errors} />
      </Stack>
    </>
  );
}

function SendBackForm({ reply, clock, typed, errors }: SendBackProps) {
  const field = fieldsOf({ typed, errors });
  const standing = reply.answers.filter(({ counts }) => counts);
  return (
    <Panel heading="Por qué se devuelve">
      <Form action={`/respuestas/${reply.id}/devolucion`}>
        <ErrorSummary errors={errors} />
        <TextArea
          {...field('reason')}
          label="Motivo"
          hint="La dependencia lo ve al contestar de nuevo."
          required
          rows={4}
          maxlength={2000}
        />
        {standing.length > 1 && (
          <FieldSet
            legend="Puntos que no se contestaron"
            hint="Escriba qué falta en cada uno. Los que deje vacíos quedan como están; todos vacíos, se devuelve completa."
          >
            {standing.map(({ point, question }) => (
              <Field
                key={point}
                name={`point-${point}`}
                label={`${point}. ${question ?? ''}`}
                optional
                maxlength={1000}
                value={typed[`point-${point}`]}
                error={errorOf(errors, `point-${point}`)}
                width={12}
              />
            ))}
          </FieldSet>
        )}
        {clock?.state === 'stopped' && <NewTerm clock={clock} value={typed['term']} error={errorOf(errors, 'term')} />}
        <ButtonRow>
          <Button icon="return" busy="Devolviendo…">
            Devolver la respuesta
          </Button>
          <LinkButton href={`/peticiones/${reply.folio}`} kind="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </Form>
    </Panel>
  );
}

function NewTerm({ clock, value, error }: { clock: ClockRow; value: string | undefined; error: string | undefined }) {
  const due = clock.due_date ? `; vencía el ${formatDay(clock.due_date)}` : '';
  return (
    <Field
      type="number"
      name="term"
      label={`Plazo para contestar de nuevo (${unitInWords(clock.term.unit)})`}
      hint={`Vacío, sigue con lo que le quedaba cuando contestó${due}. Con un número, se cuenta de cero.`}
      optional
      min={1}
      max={365}
      figures
      value={value}
      error={error}
    />
  );
}
