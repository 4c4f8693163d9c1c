import {
  Field,
  FilterPanel,
  figure,
  PageHeader,
  Pager,
  Panel,
  Select,
  Stack,
  Table,
  Time,
  type Column,
} from '@oficialia/platform';
import { ROLE_NAMES, type Role } from '../roles.js';
import { ACT_NAMES, columnName, KIND_NAMES, THING_NAMES } from './entry-names.js';
import { ENTRY_KINDS, type Change, type OfficeBookFilter, type OfficeBookRow } from './office-book.queries.js';

interface OfficeBookViewProps {
  filter: OfficeBookFilter;
  people: { id: number; name: string }[];
  rows: OfficeBookRow[];
  more: boolean;
  /** Entries before this page. */
  skipped: number;
}

/** Who came in, who was refused, and who changed what; nobody can edit it. */
export function OfficeBookView({ filter, people, rows, more, skipped }: OfficeBookViewProps) {
  const to = skipped + rows.length;
  const named = Object.entries(filter).filter((pair): pair is [string, string] => pair[1] !== undefined);
  const next = new URLSearchParams([...named, ['despues', String(rows.at(-1)?.id)], ['van', String(to)]]);
  return (
    <>
      <PageHeader
        title="Accesos y cambios"
        lead="Quién entró, a quién no se dejó entrar y quién cambió personas, ajustes, reglas, calendarios o textos. Nadie puede editarlo."
      />
      <Stack>
        <Filter filter={filter} people={people} />
        <Panel flush>
          <Table
            caption="Accesos y cambios"
            captionHidden
            rows={rows}
            rowKey={({ id }) => String(id)}
            rowTone={({ act }) => (act === 'sign_in_locked' ? 'warn' : undefined)}
            empty="No hay nada así."
            columns={COLUMNS}
          />
        </Panel>
      </Stack>
      {rows.length > 0 && (
        <Pager
          from={skipped + 1}
          to={to}
          total={more ? `más de ${figure(to)}` : to}
          things="asientos"
          nextHref={more ? `/accesos?${next}` : undefined}
        />
      )}
    </>
  );
}

function Filter({ filter, people }: Pick<OfficeBookViewProps, 'filter' | 'people'>) {
  return (
    <FilterPanel action="/accesos" legend="Qué asientos">
      <Select
        name="tipo"
        value={filter.tipo}
        label="Qué"
        empty="Todo"
        options={ENTRY_KINDS.map((kind) => ({ value: kind, label: KIND_NAMES[kind] }))}
        width={4}
      />
      <Select
        name="persona"
        value={filter.persona}
        label="Persona"
        empty="Cualquiera"
        options={people.map(({ id, name }) => ({ value: String(id), label: name }))}
        width={4}
      />
      <Field name="desde" value={filter.desde} type="date" label="Desde el día" width={2} />
      <Field name="hasta" value={filter.hasta} type="date" label="Hasta el día" width={2} />
    </FilterPanel>
  );
}

const COLUMNS: Column<OfficeBookRow>[] = [
  { header: 'Cuándo', narrow: true, cell: ({ at }) => <Time at={at} /> },
  { header: 'Qué', main: true, cell: ({ act }) => ACT_NAMES[act] ?? act },
  { header: 'Quién', cell: ({ actor_name }) => actor_name },
  { header: 'De qué', cell: (row) => <About row={row} /> },
  { header: 'Desde dónde', narrow: true, cell: ({ address }) => address },
];

function About({ row: { act, thing, thing_name, data } }: { row: OfficeBookRow }) {
  if (act === 'signed_in' || act === 'signed_out') return <>Su cuenta</>;
  const { changes, folio, whole, entries, sha256 } = data;
  if (sha256)
    return (
      <>
        {figure(entries ?? 0)} asientos. SHA-256: <code class="ledger-hash">{sha256}</code>
      </>
    );
  if (folio) return <>{`${folio}: ${whole ? 'íntegra' : 'tocada'}`}</>;
  const name = [thing && (THING_NAMES[thing] ?? thing), thing_name].filter(Boolean).join(': ');
  if (!changes) return <>{name || 'Un usuario que no existe'}</>;
  return (
    <details>
      <summary>{name}</summary>
      <ul>
        {Object.entries(changes).map(([column, change]) => (
          <li key={column}>
            {columnName(column)}: {inWords(column, change)}
          </li>
        ))}
      </ul>
    </details>
  );
}

function inWords(column: string, [before, after]: Change): string {
  if (before === null && after === null) return 'nueva; no se guarda aquí';
  const said = (text: string | null) => {
    if (text === null) return 'nada';
    if (text === 'true' || text === 'false') return text === 'true' ? 'sí' : 'no';
    return `«${column === 'role' ? ROLE_NAMES[text as Role] : text}»`;
  };
  return before === null ? said(after) : `${said(before)} → ${said(after)}`;
}
