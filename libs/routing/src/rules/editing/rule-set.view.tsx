import {
  Alert,
  Breadcrumbs,
  Button,
  EmptyState,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Select,
  Stack,
  Table,
  Time,
} from '@oficialia/platform';
import type { RuleNames } from '../rule-names.queries.js';
import { ruleInWords } from '../rule-in-words.js';
import type { RuleRow, RuleSetRow } from '../rules.queries.js';
import type { May } from './may.js';
import { RuleTable } from './rules.view.js';

interface RuleSetViewProps {
  set: RuleSetRow;
  rules: RuleRow[];
  names: RuleNames;
  may: May;
}

/** One version: read only once it is published. */
export function RuleSetView({ set, rules, names, may }: RuleSetViewProps) {
  const editable = may.edit && set.state !== 'published';
  return (
    <>
      <Breadcrumbs items={[{ label: 'Reglas', href: '/reglas' }, { label: `Versión ${set.version}` }]} />
      <PageHeader
        title={set.state === 'published' ? `Versión ${set.version}` : `Borrador de la versión ${set.version}`}
        lead={<Lead set={set} />}
        actions={
          editable && (
            <LinkButton href={`/reglas/${set.version}/reglas/nueva`} icon="plus" kind="primary">
              Agregar una regla
            </LinkButton>
          )
        }
      />
      <Stack>
        {set.state === 'simulated' && (
          <Alert tone="info" title="Ya se simuló">
            <a href={`/reglas/${set.version}/simulacion`}>Vea qué cambiaría</a> antes de publicar. Si cambia una regla,
            habrá que simular otra vez.
          </Alert>
        )}
        <Panel heading="Reglas, en el orden en que se prueban" flush>
          {editable ? (
            <EditableRules set={set} rules={rules} names={names} />
          ) : (
            <RuleTable rules={rules} names={names} />
          )}
        </Panel>
        {editable && <Next set={set} />}
      </Stack>
    </>
  );
}

function Lead({ set }: { set: RuleSetRow }) {
  if (set.state !== 'published' || !set.published_at) return <>Nada cambia hasta que se publique.</>;
  return (
    <>
      Publicada el <Time at={set.published_at} />
      {set.published_by ? ` por ${set.published_by}` : '; vino con el sistema'}. Ya no cambia: cada turno que propuso la
      nombra.
    </>
  );
}

function EditableRules({ set, rules, names }: { set: RuleSetRow; rules: RuleRow[]; names: RuleNames }) {
  if (rules.length === 0) {
    return (
      <EmptyState title="Todavía no hay reglas" icon="info">
        Agregue la primera.
      </EmptyState>
    );
  }
  return (
    <Table
      caption="Reglas en su orden"
      captionHidden
      rows={rules}
      rowKey={(rule) => String(rule.id)}
      columns={[
        { header: 'Orden', narrow: true, align: 'end', cell: (rule) => rule.position },
        {
          header: 'Regla',
          main: true,
          cell: (rule) => <a href={`/reglas/${set.version}/reglas/${rule.id}`}>{rule.name}</a>,
        },
        {
          header: 'Qué dice',
          cell: (rule) => (
            <>
              <p>{ruleInWords(rule, names)}</p>
              <RuleActions set={set} rule={rule} last={rules.length} />
            </>
          ),
        },
      ]}
    />
  );
}

function RuleActions({ set, rule, last }: { set: RuleSetRow; rule: RuleRow; last: number }) {
  const hidden = <span class="vh"> la regla «{rule.name}»</span>;
  return (
    <Form action={`/reglas/${set.version}/orden`} label={`Orden de «${rule.name}»`}>
      <input type="hidden" name="revision" value={set.revision} />
      <input type="hidden" name="regla" value={rule.id} />
      <div class="btn-row">
        <Button kind="quiet" small name="accion" value="subir" disabled={rule.position === 1}>
          Subir{hidden}
        </Button>
        <Button kind="quiet" small name="accion" value="bajar" disabled={rule.position === last}>
          Bajar{hidden}
        </Button>
        <Button kind="quiet" small name="accion" value="quitar">
          Quitar{hidden}
        </Button>
      </div>
    </Form>
  );
}

const COUNTS = ['100', '500', '1000', '5000'].map((value) => ({
  value,
  label: `Las últimas ${Number(value).toLocaleString('es-MX')} peticiones`,
}));

function Next({ set }: { set: RuleSetRow }) {
  return (
    <Panel heading="Simular y publicar">
      <p>
        La simulación prueba el borrador con las últimas peticiones, al lado de las reglas en vigor, y dice cuáles irían
        a otra parte. No cambia ningún turno.
      </p>
      <Form action={`/reglas/${set.version}/simulacion`} grid>
        <input type="hidden" name="revision" value={set.revision} />
        <Select name="count" label="Con cuáles" value="1000" options={COUNTS} width={5} />
        <div class="btn-row w-12">
          <Button busy="Simulando…">Simular</Button>
        </div>
      </Form>
      <details>
        <summary>Descartar el borrador</summary>
        <Form action={`/reglas/${set.version}/descarte`}>
          <input type="hidden" name="revision" value={set.revision} />
          <p>Se pierden los cambios de este borrador. Lo que está en vigor sigue igual.</p>
          <Button kind="danger">Descartar el borrador</Button>
        </Form>
      </details>
    </Panel>
  );
}
