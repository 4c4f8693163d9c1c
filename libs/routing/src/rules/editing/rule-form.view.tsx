import {
  Breadcrumbs,
  Button,
  ButtonRow,
  Checkbox,
  errorOf,
  ErrorSummary,
  Field,
  FieldSet,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  TextArea,
  type FormError,
  type Option,
} from '@oficialia/platform';
import { PRIORITY_NAMES } from '@oficialia/registry';
import { INSTRUCTION_OPTIONS } from '../../referral.instructions.js';
import type { RuleNames } from '../rule-names.queries.js';
import { ConditionRows } from './condition-rows.view.js';
import type { TypedRule } from './rule.form.js';
import { CONDITION_NAMES } from './typed-conditions.js';

export interface RuleFormProps {
  version: number;
  revision: number;
  /** Where it is sent: the rule, or the new one. */
  action: string;
  title: string;
  typed: TypedRule;
  errors: FormError[];
  names: RuleNames;
  departments: Option[];
  /** The rule in words. */
  sentence: string;
  /** The condition that was just added. */
  fresh?: number;
}

type FieldName = keyof TypedRule['fields'];
type FieldOf = (name: FieldName) => { name: string; value: string; error: string | undefined };

export function RuleFormView(props: RuleFormProps) {
  const { version, typed, errors } = props;
  const field: FieldOf = (name) => ({ name, value: typed.fields[name], error: errorOf(errors, name) });
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Reglas', href: '/reglas' },
          { label: `Borrador de la versión ${version}`, href: `/reglas/${version}` },
          { label: props.title },
        ]}
      />
      <PageHeader title={props.title} />
      <Form action={props.action} attrs={SPOKEN}>
        {/* Enter in a field presses the first button of a form: it must not be one that removes a row. */}
        <button type="submit" class="vh" tabindex={-1} aria-hidden="true" name="accion" value="guardar" />
        <ErrorSummary errors={errors} />
        <input type="hidden" name="revision" value={props.revision} />
        <Field {...field('name')} label="Nombre de la regla" required maxlength={120} autocomplete="off" />
        <Conditions {...props} />
        <Effect field={field} departments={props.departments} />
        <Basis field={field} />
        <Sentence sentence={props.sentence} />
        <ButtonRow sticky>
          <Button keys="Ctrl+Enter" busy="Guardando…" name="accion" value="guardar">
            Guardar la regla
          </Button>
          <Button kind="secondary" name="accion" value="ver" formnovalidate>
            Ver cómo se lee
          </Button>
          <LinkButton href={`/reglas/${version}`} kind="quiet">
            Cancelar
          </LinkButton>
        </ButtonRow>
      </Form>
    </>
  );
}

function Conditions({ typed, names, errors, fresh }: RuleFormProps) {
  const missing = errorOf(errors, 'agregar');
  return (
    <Panel heading="Cuándo aplica" id="f-agregar">
      <p>Aplica cuando se cumplen todas las condiciones.</p>
      <ConditionRows rows={typed.rows} names={names} errors={errors} fresh={fresh} />
      {missing && <p class="field-error">{missing}</p>}
      <div class="btn-row" role="group" aria-label="Agregar una condición">
        {Object.entries(CONDITION_NAMES).map(([type, name]) => (
          <Button key={type} kind="secondary" small icon="plus" name="accion" value={`agregar-${type}`} formnovalidate>
            {name}
          </Button>
        ))}
      </div>
      <details open={typed.fields.expression !== ''}>
        <summary>Expresión para personas expertas</summary>
        <TextArea
          name="expression"
          label="Expresión CEL"
          optional
          rows={3}
          maxlength={2000}
          value={typed.fields.expression}
          error={errorOf(errors, 'expression')}
          hint={EXPRESSION_HINT}
        />
      </details>
    </Panel>
  );
}

function Effect({ field, departments }: { field: FieldOf; departments: Option[] }) {
  return (
    <FieldSet legend="Qué se propone">
      <Select
        {...field('department')}
        label="Dependencia o autoridad"
        hint="A una autoridad estatal o federal se le propone la remisión por incompetencia."
        required
        empty="Elija una dependencia"
        options={departments}
        width={12}
      />
      <Select {...field('instruction')} label="Instrucción" required options={INSTRUCTION_OPTIONS} width={6} />
      <Field
        {...field('termDays')}
        type="number"
        label="Plazo (días hábiles)"
        hint="Vacío: el del tema"
        optional
        min={1}
        max={365}
        figures
        width={3}
      />
      <Select
        {...field('priority')}
        label="Prioridad"
        optional
        empty="La de la petición"
        options={Object.entries(PRIORITY_NAMES).map(([value, label]) => ({ value, label }))}
        width={3}
      />
      <TextArea
        {...field('copies')}
        label="Con copia para (c.c.p.)"
        hint="Una persona u oficina por renglón."
        optional
        rows={2}
        maxlength={2000}
        width={12}
      />
      <Checkbox
        name="suffices"
        value="1"
        checked={field('suffices').value === '1'}
        label="Con esta regla basta: si aplica, no se prueban las siguientes"
        width={12}
      />
    </FieldSet>
  );
}

function Basis({ field }: { field: FieldOf }) {
  return (
    <FieldSet legend="Fundamento y vigencia">
      <Field
        {...field('legalArticle')}
        label="Artículo"
        hint="Como debe imprimirse en el oficio, por ejemplo «el artículo 115, fracción III, inciso g), de la Constitución…»"
        required
        maxlength={300}
        autocomplete="off"
        width={12}
      />
      <TextArea {...field('legalText')} label="Texto del artículo" optional rows={3} maxlength={4000} width={12} />
      <Field {...field('validFrom')} type="date" label="Vigente desde" optional width={4} />
      <Field
        {...field('validTo')}
        type="date"
        label="Vigente hasta"
        hint="Cuenta el día en que se recibió la petición."
        optional
        width={4}
      />
    </FieldSet>
  );
}

/** The sentence follows what is typed where there is script; else the button beside «Guardar» renews it. */
const SPOKEN = {
  'hx-post': '/reglas/frase',
  'hx-trigger': 'input delay:500ms',
  'hx-target': '#frase',
  'hx-swap': 'innerHTML',
  // What is not finished is said as far as it goes.
  'hx-validate': 'false',
} as const;

function Sentence({ sentence }: { sentence: string }) {
  return (
    <Panel heading="Así se lee">
      <p id="frase" role="status">
        {sentence}
      </p>
    </Panel>
  );
}

const EXPRESSION_HINT =
  'Se suma a las condiciones. Puede usar petition, subject y text con .says("frase"), .saysAny([…]) o .saysAll([…]); y ' +
  'topic, topics, senderKind, documentKind, channel, neighbourhood, receivedOn. Por ejemplo: ' +
  'subject.says("poste") && !petition.says("luminaria")';
