import {
  Alert,
  Badge,
  Button,
  EmptyState,
  Form,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Table,
  Time,
} from '@oficialia/platform';
import type { RuleNames } from '../rule-names.queries.js';
import { ruleInWords } from '../rule-in-words.js';
import type { FailureRow, RuleRow, RuleSetRow } from '../rules.queries.js';
import type { May } from './may.js';

interface RulesViewProps {
  sets: RuleSetRow[];
  inForce: RuleSetRow | undefined;
  /** Of the version in force. */
  rules: RuleRow[];
  failures: FailureRow[];
  names: RuleNames;
  may: May;
}

export function RulesView({ sets, inForce, rules, failures, names, may }: RulesViewProps) {
  const draft = sets.find(({ state }) => state !== 'published');
  return (
    <>
      <PageHeader
        title="Reglas de competencia"
        lead="A qué dependencia o autoridad corresponde cada petición, y con qué fundamento. Se prueban en orden: en cada tema gana la primera que se cumple."
        actions={may.edit && <DraftAction draft={draft} />}
      />
      <Stack>
        {failures.length > 0 && <Failures failures={failures} />}
        <Panel heading={inForce ? `En vigor: versión ${inForce.version}` : 'En vigor'} flush>
          {inForce ? (
            <RuleTable rules={rules} names={names} />
          ) : (
            <EmptyState title="Todavía no hay reglas en vigor" icon="info">
              Las sugerencias salen sólo de los temas. Empiece un borrador, simúlelo y publíquelo.
            </EmptyState>
          )}
        </Panel>
        {sets.length > 0 && <Versions sets={sets} />}
      </Stack>
    </>
  );
}

function DraftAction({ draft }: { draft: RuleSetRow | undefined }) {
  if (draft) return <LinkButton href={`/reglas/${draft.version}`}>Seguir con el borrador</LinkButton>;
  return (
    <Form action="/reglas/borrador">
      <Button icon="plus">Empezar un borrador</Button>
    </Form>
  );
}

/** That rules broke; never swallowed, and shown until a version without them is in force. */
function Failures({ failures }: { failures: FailureRow[] }) {
  return (
    <Alert tone="error" role="alert" title="Hay reglas que fallan">
      <p>Las peticiones en las que fallaron esperan en «Por turnar» a que una persona decida.</p>
      <ul>
        {failures.map((failure) => (
          <li key={failure.position}>
            Regla {failure.position} «{failure.rule}»: {failure.reason}. {times(failure.times)}; la última el{' '}
            <Time at={failure.last_at} /> con {failure.folio}.
          </li>
        ))}
      </ul>
    </Alert>
  );
}

/** The rules in their order, each in words. */
export function RuleTable({ rules, names }: { rules: RuleRow[]; names: RuleNames }) {
  return (
    <Table
      caption="Reglas en su orden"
      captionHidden
      rows={rules}
      rowKey={(rule) => String(rule.id)}
      empty="Todavía no hay reglas."
      columns={[
        { header: 'Orden', narrow: true, align: 'end', cell: (rule) => rule.position },
        { header: 'Regla', main: true, cell: (rule) => rule.name },
        { header: 'Qué dice', cell: (rule) => ruleInWords(rule, names) },
      ]}
    />
  );
}

function Versions({ sets }: { sets: RuleSetRow[] }) {
  const inForce = sets.find(({ state }) => state === 'published')?.version;
  return (
    <Panel heading="Versiones" flush>
      <Table
        caption="Versiones de las reglas, la más nueva primero"
        captionHidden
        rows={sets}
        rowKey={(set) => String(set.version)}
        columns={[
          {
            header: 'Versión',
            main: true,
            cell: (set) => <a href={`/reglas/${set.version}`}>Versión {set.version}</a>,
          },
          { header: 'Estado', cell: (set) => <State set={set} inForce={inForce} /> },
          { header: 'Reglas', align: 'end', cell: (set) => set.rules },
          { header: 'Quién y cuándo', cell: (set) => <Who set={set} /> },
        ]}
      />
    </Panel>
  );
}

export function State({ set, inForce }: { set: RuleSetRow; inForce?: number }) {
  if (set.state === 'draft') return <Badge label="Borrador" tone="neutral" />;
  if (set.state === 'simulated') return <Badge label="Simulada" tone="info" />;
  return set.version === inForce ? <Badge label="En vigor" tone="ok" /> : <Badge label="Publicada" tone="neutral" />;
}

function Who({ set }: { set: RuleSetRow }) {
  const [at, who] = set.state === 'published' ? [set.published_at, set.published_by] : [set.drafted_at, set.drafted_by];
  return (
    <>
      {at && <Time at={at} />}, {who ?? 'vino con el sistema'}
    </>
  );
}

function times(count: number): string {
  return count === 1 ? 'Una vez' : `${count} veces`;
}
