import {
  Alert,
  Badge,
  Breadcrumbs,
  Button,
  figure,
  Folio,
  Form,
  Grid,
  LinkButton,
  PageHeader,
  Pager,
  Panel,
  Stack,
  Stat,
  Table,
  Time,
} from '@oficialia/platform';
import type { May } from '../editing/may.js';
import type { RuleSetRow } from '../rules.queries.js';
import type { Move, SimulatedChange, Simulation } from './simulation.js';
import type { SimulationNames } from './simulation.queries.js';

interface SimulationViewProps {
  set: RuleSetRow;
  simulation: Simulation;
  /** One page of the changes. */
  changes: SimulatedChange[];
  page: number;
  size: number;
  names: SimulationNames;
  may: May;
}

/** What the draft would change, in sum and petition by petition, before it is published. */
export function SimulationView(props: SimulationViewProps) {
  const { set, simulation, may } = props;
  return (
    <>
      <Breadcrumbs
        items={[
          { label: 'Reglas', href: '/reglas' },
          { label: `Versión ${set.version}`, href: `/reglas/${set.version}` },
          { label: 'Simulación' },
        ]}
      />
      <PageHeader
        title={`Simulación de la versión ${set.version}`}
        lead={
          <>
            {figure(simulation.petitions)} peticiones, las más nuevas, en{' '}
            {(simulation.milliseconds / 1000).toLocaleString('es-MX', { maximumFractionDigits: 1 })} s
            {set.simulated_at && (
              <>
                ; <Time at={set.simulated_at} />, {set.simulated_by}
              </>
            )}
            . Ningún turno cambió.
          </>
        }
      />
      <Stack>
        {simulation.broken.length > 0 && <Broken simulation={simulation} names={props.names} />}
        <Sum simulation={simulation} />
        <Pairs simulation={simulation} names={props.names} />
        <Changes {...props} />
        {set.state === 'simulated' && <Publish set={set} may={may} broken={simulation.broken.length > 0} />}
      </Stack>
    </>
  );
}

function Broken({ simulation, names }: { simulation: Simulation; names: SimulationNames }) {
  return (
    <Alert tone="error" title="Hay reglas que fallan; así no se puede publicar">
      <ul>
        {simulation.broken.map(({ rule, reason, petitions }) => (
          <li key={rule}>
            {names.rules.get(rule) ?? 'Una regla'}: {reason} (en {figure(petitions)} peticiones).
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function Sum({ simulation }: { simulation: Simulation }) {
  const { petitions, same, changed, gained, lost, agreement } = simulation;
  const share = (part: number) => (agreement.of === 0 ? '–' : `${Math.round((100 * part) / agreement.of)} %`);
  return (
    <Grid min="s">
      <Stat label="Igual" value={figure(same)} numerator={same} denominator={petitions} of="peticiones" />
      <Stat label="Cambiarían" value={figure(changed)} numerator={changed} denominator={petitions} of="peticiones" />
      <Stat label="Tendrían propuesta" value={figure(gained)} note="hoy no la tienen" />
      <Stat
        label="Quedarían sin propuesta"
        value={figure(lost)}
        note="hoy la tienen"
        tone={lost > 0 ? 'warn' : undefined}
      />
      <Stat
        label="Coincide con lo que se turnó"
        value={share(agreement.after)}
        note={
          agreement.of === 0
            ? 'ninguna de ellas se ha turnado'
            : `con las reglas en vigor: ${share(agreement.before)}; de ${figure(agreement.of)} turnadas`
        }
      />
    </Grid>
  );
}

function Pairs({ simulation, names }: { simulation: Simulation; names: SimulationNames }) {
  const listed = (ids: number[]) => ids.map((id) => names.departments.get(id) ?? '').join('; ') || 'Sin propuesta';
  return (
    <Panel heading="De dónde a dónde" flush>
      <Table
        caption="Cuántas peticiones irían de unas dependencias a otras"
        captionHidden
        rows={simulation.pairs.slice(0, 30)}
        rowKey={({ from, to }) => `${from.join()}-${to.join()}`}
        empty="Nada cambiaría."
        columns={[
          { header: 'Con las reglas en vigor', main: true, cell: ({ from }) => listed(from) },
          { header: 'Con el borrador', cell: ({ to }) => listed(to) },
          { header: 'Peticiones', align: 'end', cell: ({ petitions }) => figure(petitions) },
        ]}
      />
    </Panel>
  );
}

function Changes({ set, simulation, changes, page, size, names }: SimulationViewProps) {
  const total = simulation.changes.length;
  const all = simulation.changed + simulation.gained + simulation.lost;
  const first = (page - 1) * size + 1;
  const at = (number: number) => `/reglas/${set.version}/simulacion?pagina=${number}`;
  return (
    <>
      <Panel heading={all > total ? `Petición por petición: las ${total} más nuevas` : 'Petición por petición'} flush>
        <Table
          caption="Peticiones que cambiarían, las más nuevas primero"
          captionHidden
          rows={changes}
          rowKey={({ petition }) => String(petition)}
          rowTone={({ broke }) => (broke ? 'error' : undefined)}
          empty="Ninguna petición cambiaría."
          columns={[
            { header: 'Folio', main: true, narrow: true, cell: (change) => <Petition change={change} names={names} /> },
            { header: 'Asunto', cell: ({ petition }) => names.petitions.get(petition)?.subject },
            { header: 'Hoy', cell: ({ before }) => <Moves moves={before} names={names} /> },
            { header: 'Con el borrador', cell: (change) => <After change={change} names={names} /> },
          ]}
        />
      </Panel>
      {total > size && (
        <Pager
          from={first}
          to={first + changes.length - 1}
          total={total}
          things="peticiones"
          prevHref={page > 1 ? at(page - 1) : undefined}
          nextHref={first + changes.length - 1 < total ? at(page + 1) : undefined}
        />
      )}
    </>
  );
}

function Petition({ change, names }: { change: SimulatedChange; names: SimulationNames }) {
  const folio = names.petitions.get(change.petition)?.folio;
  return folio ? <Folio value={folio} href={`/peticiones/${folio}`} /> : <>–</>;
}

function After({ change, names }: { change: SimulatedChange; names: SimulationNames }) {
  return (
    <>
      {change.broke && <Badge label="Una regla falla" tone="error" />} <Moves moves={change.after} names={names} />
    </>
  );
}

function Moves({ moves, names }: { moves: Move[]; names: SimulationNames }) {
  if (moves.length === 0) return <small>Sin propuesta</small>;
  return (
    <>
      {moves.map(({ department, rule }) => (
        <p key={department}>
          {names.departments.get(department)}{' '}
          <small>({rule === null ? 'por su tema' : `regla «${names.rules.get(rule) ?? ''}»`})</small>
        </p>
      ))}
    </>
  );
}

function Publish({ set, may, broken }: { set: RuleSetRow; may: May; broken: boolean }) {
  return (
    <Panel heading="Publicar">
      {may.publish ? (
        <Form action={`/reglas/${set.version}/publicacion`}>
          <input type="hidden" name="revision" value={set.revision} />
          <p>
            La versión {set.version} entra en vigor de inmediato y ya no se podrá cambiar. La anterior se conserva. Lo
            que espera en «Por turnar» se revisa otra vez.
          </p>
          <div class="btn-row">
            <Button icon="check" busy="Publicando…" disabled={broken}>
              Publicar la versión {set.version}
            </Button>
            <LinkButton href={`/reglas/${set.version}`} kind="quiet">
              Volver al borrador
            </LinkButton>
          </div>
        </Form>
      ) : (
        <p>La publica supervisión.</p>
      )}
    </Panel>
  );
}
