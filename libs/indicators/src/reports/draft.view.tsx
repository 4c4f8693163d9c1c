import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  Columns,
  ErrorSummary,
  Field,
  fieldsOf,
  Form,
  formatDay,
  formatWhen,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  type Actor,
  type ShownForm,
} from '@oficialia/platform';
import { ReportContent } from './report-content.view.js';
import type { ReportRow } from './reports.queries.js';
import type { Snapshot } from './taking/snapshot.js';

export interface DraftViewProps {
  report: ReportRow;
  snapshot: Snapshot;
  actor: Actor;
  form: ShownForm;
}

/** A report before it is signed: as it would be now, and what people may still write. */
export function DraftView(props: DraftViewProps) {
  const { report, snapshot, actor, form } = props;
  const at = `/informes/${report.id}`;
  const prepares = actor.permissions.has('report.prepare');
  return (
    <>
      <Breadcrumbs items={[{ label: 'Informes', href: '/informes' }, { label: report.title }]} />
      <PageHeader
        title={report.title}
        lead={`Borrador con las cifras de ${formatWhen(new Date(snapshot.takenAt), snapshot.timeZone)}. Cambió por última vez ${report.changed_by}.`}
        actions={
          <LinkButton href={`${at}/borrador.pdf`} kind="secondary" icon="print" newTab>
            Ver en PDF
          </LinkButton>
        }
      />
      <ErrorSummary errors={form.errors} />
      <Columns aside={<DraftAside {...props} />} asideLabel="Firmas">
        <Stack>
          <ReportContent
            snapshot={snapshot}
            actions={(index) =>
              prepares && (
                <LinkButton href={`${at}/hojas/${index + 1}`} kind="quiet" small icon="pen">
                  Cambiar los textos<span class="vh"> de la hoja {index + 1}</span>
                </LinkButton>
              )
            }
          />
          {prepares && (
            <LinkButton href={`${at}/hojas/${snapshot.sheets.length + 1}`} kind="secondary" icon="plus">
              Agregar una hoja
            </LinkButton>
          )}
        </Stack>
      </Columns>
    </>
  );
}

function DraftAside({ report, snapshot, actor, form }: DraftViewProps) {
  const at = `/informes/${report.id}`;
  const seen = <input type="hidden" name="version" value={report.version} />;
  return (
    <Stack>
      {actor.permissions.has('report.sign') && (
        <Panel heading="Firmar">
          {snapshot.cutOff <= report.last_day ? (
            <Alert tone="info">
              El periodo termina el {formatDay(report.last_day)}; se firma desde el día siguiente.
            </Alert>
          ) : (
            <Form action={`${at}/firma`} method="post">
              {seen}
              <p>
                Se cuenta por última vez y se guarda todo: cifras, definiciones, calendario y la lista de folios. Un
                informe firmado ya no cambia.
              </p>
              <ButtonRow>
                <Button icon="seal" busy="Firmando…">
                  Firmar el informe
                </Button>
              </ButtonRow>
            </Form>
          )}
        </Panel>
      )}
      {actor.permissions.has('report.prepare') && (
        <Panel heading="Título y firmas">
          <HeadForm report={report} form={form} />
        </Panel>
      )}
      {actor.permissions.has('report.prepare') && (
        <Panel heading="Descartar">
          <Form action={`${at}/descarte`} method="post">
            {seen}
            <p>Se pierden los textos de este borrador; ninguna cifra ni petición cambia.</p>
            <ButtonRow>
              <Button kind="danger" small>
                Descartar el borrador
              </Button>
            </ButtonRow>
          </Form>
        </Panel>
      )}
    </Stack>
  );
}

function HeadForm({ report, form: { typed, errors } }: Pick<DraftViewProps, 'report' | 'form'>) {
  const known = {
    title: report.title,
    elaboratedName: report.elaborated_name,
    elaboratedPosition: report.elaborated_position,
    validatedName: report.validated_name,
    validatedPosition: report.validated_position,
  };
  const of = fieldsOf({ typed: { ...known, ...typed }, errors });
  return (
    <Form action={`/informes/${report.id}`} method="post">
      <input type="hidden" name="version" value={report.version} />
      <Field {...of('title')} label="Título" required maxlength={200} />
      <Field {...of('elaboratedName')} label="Elaboró: nombre" required maxlength={160} />
      <Field {...of('elaboratedPosition')} label="Elaboró: cargo" required maxlength={300} />
      <Field {...of('validatedName')} label="Validó: nombre" required maxlength={160} />
      <Field {...of('validatedPosition')} label="Validó: cargo" required maxlength={300} />
      <ButtonRow>
        <Button kind="secondary">Guardar</Button>
      </ButtonRow>
    </Form>
  );
}
