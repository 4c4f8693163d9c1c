import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
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
  Select,
  TextArea,
  type Actor,
  type FormError,
} from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import type { RegimeRow } from '../clocks/regimes/regimes.queries.js';
import type { SeriesRow } from '../oficio/series/series.queries.js';
import type { DepartmentRow } from '../referring/departments.queries.js';
import { LEVELS, SeriesChoice } from '../referring/refer.view.js';

/** What stands behind a remission whose rule names no other article. */
export const USUAL_BASIS = 'los artículos 8 y 115 de la Constitución Política de los Estados Unidos Mexicanos';

export interface RemissionForm {
  petition: PetitionRow;
  departments: DepartmentRow[];
  regimes: RegimeRow[];
  series: SeriesRow[];
  /** What `remitBy`, the last day to send it, was counted with; null when that regime sets no term. */
  regime: RegimeRow;
  remitBy: string | null;
  today: string;
  typed: Partial<Record<string, string>>;
  errors: FormError[];
  draft: string;
}

/** The draft of one person and petition. */
export function remissionDraft(actor: Actor, folio: string): string {
  return `remitir:${actor.id}:${folio}`;
}

export function RemissionFormView(props: RemissionForm) {
  const { petition, errors } = props;
  const { folio } = petition;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Por turnar', href: '/por-turnar' },
          { label: folio, href: `/peticiones/${folio}` },
          { label: 'Remitir' },
        ]}
      />
      <PageHeader
        over={<Folio value={folio} />}
        title="Remitir por incompetencia"
        lead={petition.subject}
        actions={
          <LinkButton href={`/peticiones/${folio}/turnar?dependencia=municipal`} icon="send">
            Turnar a una dependencia municipal
          </LinkButton>
        }
      />
      <TermNotice {...props} />
      <Panel heading="Remisión">
        <Form action={`/peticiones/${folio}/remision`} draft={props.draft}>
          <ErrorSummary errors={errors} />
          <RemissionFields {...props} />
          <ButtonRow>
            <Button icon="send" keys="Ctrl+Enter" busy="Remitiendo…">
              Remitir
            </Button>
            <LinkButton href={`/peticiones/${folio}`} kind="quiet">
              Cancelar
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}

function RemissionFields(props: RemissionForm) {
  const { typed, errors } = props;
  const field = fieldsOf({ typed, errors });
  return (
    <FieldSet
      legend="Autoridad competente"
      hint="La petición queda remitida, sus plazos se detienen y los oficios que aún esperaban a una dependencia se cancelan."
    >
      <Select
        {...field('authority')}
        label="Autoridad"
        required
        autofocus
        empty="Elija una autoridad"
        options={authorities(props.departments)}
        width={12}
      />
      <Field {...field('legalBasis')} label="Fundamento" required maxlength={1000} width={12} />
      <Select
        {...field('regime')}
        value={props.regime.key}
        label="Régimen del plazo"
        options={props.regimes.map(({ key, name, remit_days }) => ({
          value: key,
          label: remit_days ? `${name}: remitir en ${remit_days} días hábiles` : name,
        }))}
        width={6}
      />
      <SeriesChoice series={props.series} value={typed['series']} />
      <TextArea
        {...field('message')}
        label="Por qué no es materia municipal"
        hint="Se imprime en el oficio, en «Observaciones»."
        optional
        rows={3}
        maxlength={2000}
      />
      <TextArea
        {...field('copies')}
        label="Con copia para (c.c.p.)"
        hint="Una persona u oficina por renglón."
        optional
        rows={2}
        maxlength={2000}
      />
    </FieldSet>
  );
}

function TermNotice({ regime, remitBy, today }: RemissionForm) {
  if (remitBy === null) {
    return <Alert tone="info">{`«${regime.name}» no fija plazo para remitir: hágalo a la brevedad.`}</Alert>;
  }
  const late = today > remitBy;
  return (
    <Alert tone={late ? 'warn' : 'info'}>
      {late
        ? `El plazo para remitir de «${regime.name}» venció el ${formatDay(remitBy)}. Se puede remitir; quedará registrado que fue después.`
        : `Según «${regime.name}» se remite a más tardar el ${formatDay(remitBy)}.`}
    </Alert>
  );
}

function authorities(departments: DepartmentRow[]) {
  return departments
    .filter(({ level }) => level !== 'municipal')
    .map(({ key, name, level }) => ({ value: key, label: name, group: LEVELS[level] }));
}
