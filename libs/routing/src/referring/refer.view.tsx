import type { DocumentRow } from '@oficialia/documents';
import {
  Alert,
  Breadcrumbs,
  Button,
  ButtonRow,
  ErrorSummary,
  Field,
  fieldId,
  FieldSet,
  fieldsOf,
  Folio,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Split,
  TextArea,
  type FieldOf,
  type FormError,
  type Mark,
  type Option,
} from '@oficialia/platform';
import type { PetitionRow } from '@oficialia/registry';
import { termInWords } from '../clocks/counting/term.js';
import type { RegimeRow } from '../clocks/regimes/regimes.queries.js';
import type { SeriesRow } from '../oficio/series/series.queries.js';
import { INSTRUCTION_KEYS, INSTRUCTIONS } from '../referral.instructions.js';
import type { SuggestionRow } from '../suggestions/suggestions.queries.js';
import type { DepartmentRow } from './departments.queries.js';
import { FORM_ROWS, type Typed } from './refer.form.js';
import { ReferReasons, type Judged } from './refer-reasons.view.js';
import { ReferSource } from './refer-source.view.js';
import type { SourcePage } from './to-refer.queries.js';

export interface ReferViewProps {
  petition: PetitionRow;
  documents: DocumentRow[];
  pages: SourcePage[];
  /** Which of `pages` is shown, from 1. */
  sheet: number;
  /** Words of the suggestions on that page. */
  marks: Mark[];
  suggestions: SuggestionRow[];
  /** Undefined when there are no rules in force. */
  judged: Judged | undefined;
  departments: DepartmentRow[];
  regimes: RegimeRow[];
  /** In which the oficio may be numbered; chosen only where there is a choice. */
  series: SeriesRow[];
  /** Oficios already issued, `SP/0001/2026 a Obras Públicas`. */
  earlier: string[];
  typed: Typed;
  errors: FormError[];
  draft: string;
  /** In words, when each row's term ends if it starts today. */
  dueWords: string[];
}

export function ReferView(props: ReferViewProps) {
  const { petition, documents, pages, sheet, marks } = props;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Por turnar', href: '/por-turnar' },
          { label: petition.folio, href: `/peticiones/${petition.folio}` },
          { label: 'Turnar' },
        ]}
      />
      <PageHeader over={<Folio value={petition.folio} />} title="Turnar la petición" lead={petition.subject} />
      <Split
        left={<ReferSource petition={petition} documents={documents} pages={pages} sheet={sheet} marks={marks} />}
        right={<ReferForm {...props} />}
      />
    </>
  );
}

function ReferForm(props: ReferViewProps) {
  const { petition, earlier, typed, errors } = props;
  const field = fieldsOf({ typed, errors });
  const others = Array.from({ length: FORM_ROWS - 1 }, (_, index) => index + 1);
  return (
    <>
      <ReferReasons suggestions={props.suggestions} judged={props.judged} />
      {earlier.length > 0 && (
        <Alert tone="info" title="Ya está turnada">
          {earlier.join('; ')}. Lo que haga aquí se suma a esos turnos.
        </Alert>
      )}
      <Panel heading="Turno">
        <Form action={`/peticiones/${petition.folio}/turnar`} draft={props.draft}>
          <ErrorSummary errors={errors} />
          <input type="hidden" name="knownReferrals" value={typed['knownReferrals']} />
          <ReferralFields {...props} row={0} />
          {others.map((row) => (
            <details key={row} open={Boolean(typed[`department-${row}`])}>
              <summary>Turnar también a otra dependencia</summary>
              <ReferralFields {...props} row={row} />
            </details>
          ))}
          <SeriesChoice series={props.series} value={typed['series']} />
          <TextArea
            {...field('copies')}
            label="Con copia para (c.c.p.)"
            hint="Una persona u oficina por renglón."
            optional
            rows={3}
            maxlength={2000}
          />
          <ButtonRow>
            <Button icon="send" keys="Ctrl+Enter" busy="Turnando…">
              Turnar
            </Button>
            <LinkButton href="/por-turnar" kind="quiet">
              Cancelar
            </LinkButton>
          </ButtonRow>
        </Form>
      </Panel>
    </>
  );
}

/** In which series the oficio is numbered, where there are several. */
export function SeriesChoice({ series, value }: { series: SeriesRow[]; value: string | undefined }) {
  if (series.length < 2) return null;
  const options = series.map(({ prefix, name }) => ({ value: prefix, label: `${prefix}, ${name}` }));
  return (
    <Select name="series" label="Serie del oficio" options={options} value={value ?? series[0]?.prefix} width={6} />
  );
}

interface ReferralFieldsProps extends ReferViewProps {
  row: number;
}

function ReferralFields(props: ReferralFieldsProps) {
  const { petition, row, typed, errors, dueWords, suggestions, departments, regimes } = props;
  const field: FieldOf = (name) => fieldsOf({ typed, errors })(`${name}-${row}`);
  return (
    <FieldSet legend={row === 0 ? 'Dependencia competente' : `Dependencia ${row + 1}`}>
      <Select
        {...field('department')}
        label="Dependencia"
        required={row === 0}
        autofocus={row === 0}
        empty="Elija una dependencia"
        options={departmentOptions(departments, suggestions)}
        width={12}
      />
      <Select
        {...field('instruction')}
        label="Instrucción"
        required={row === 0}
        options={INSTRUCTION_KEYS.map((key) => ({ value: key, label: instructionLabel(key) }))}
        width={12}
      />
      <Select
        {...field('regime')}
        label="Régimen del plazo"
        empty="El usual"
        options={regimes.map((regime) => ({ value: regime.key, label: regimeLabel(regime) }))}
        width={8}
        attrs={dueWordsOf(petition.folio, row, 'change')}
      />
      <Field
        {...field('termDays')}
        type="number"
        label="Plazo"
        hint="Vacío: el del régimen."
        min={1}
        max={365}
        figures
        width={4}
        attrs={dueWordsOf(petition.folio, row, 'input delay:300ms')}
      />
      <div class="field w-12">
        <p class="hint" id={`vencimiento-${row}`} role="status">
          {dueWords[row]}
        </p>
      </div>
      <Words field={field} />
    </FieldSet>
  );
}

function Words({ field }: { field: FieldOf }) {
  return (
    <>
      <TextArea
        {...field('points')}
        label="Puntos a contestar"
        hint="Uno por renglón. La dependencia contesta cada uno y el oficio los numera; vacío, la petición en su conjunto."
        optional
        rows={3}
        width={12}
      />
      <TextArea
        {...field('message')}
        label="Observaciones para la dependencia"
        optional
        rows={3}
        maxlength={2000}
        width={12}
      />
    </>
  );
}

/** Shows when the term of a row would end, as soon as it is changed. */
function dueWordsOf(folio: string, row: number, trigger: string) {
  return {
    'hx-get': `/peticiones/${folio}/turnar/vencimiento?renglon=${row}`,
    'hx-trigger': trigger,
    'hx-include': `#${fieldId(`regime-${row}`)}, #${fieldId(`termDays-${row}`)}`,
    'hx-target': `#vencimiento-${row}`,
  };
}

function regimeLabel({ name, amount, unit }: RegimeRow): string {
  return `${name} (${amount === null ? 'lo fija la orden' : termInWords({ amount, unit })})`;
}

function instructionLabel(key: (typeof INSTRUCTION_KEYS)[number]): string {
  const { label, requiresReply } = INSTRUCTIONS[key];
  return requiresReply ? label : `${label} (sin respuesta ni plazo)`;
}

/** Of departments and authorities, for the groups of a list. */
export const LEVELS: Record<DepartmentRow['level'], string> = {
  municipal: 'Municipales',
  estatal: 'Estatales',
  federal: 'Federales',
  autonomo: 'Organismos autónomos',
};

function departmentOptions(departments: DepartmentRow[], suggestions: SuggestionRow[]): Option[] {
  const suggested = new Set(suggestions.map(({ department_key }) => department_key));
  const option = (department: DepartmentRow, group: string) => ({
    value: department.key,
    label: department.name,
    group,
  });
  const first = [...suggested].flatMap((key) => departments.filter((department) => department.key === key));
  const rest = departments.filter(({ key }) => !suggested.has(key));
  return [...first.map((each) => option(each, 'Sugeridas')), ...rest.map((each) => option(each, LEVELS[each.level]))];
}
