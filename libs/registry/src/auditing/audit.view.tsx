import {
  EmptyState,
  Field,
  FilterPanel,
  figure,
  Folio,
  LinkButton,
  PageHeader,
  Pager,
  Panel,
  Select,
  Stack,
  Table,
  Time,
  type Column,
} from '@oficialia/platform';
import { actName, namedActs } from '../ledger/act-names.js';
import { auditAddress, NOBODY, type LedgerFilter } from './ledger-filter.js';
import { MOST_COUNTED, type FoundEntry, type NamedPerson } from './ledger-search.queries.js';

interface AuditViewProps {
  filter: LedgerFilter;
  people: NamedPerson[];
  rows: FoundEntry[];
  more: boolean;
  earlier: boolean;
  /** Counted as far as one more than `MOST_COUNTED`. */
  total: number;
  /** Entries before this page. */
  skipped: number;
  size: number;
}

/** The ledger of all petitions, newest first, narrowed by the address. */
export function AuditView({ filter, people, rows, more, earlier, total, skipped, size }: AuditViewProps) {
  const [first, last] = [rows[0], rows.at(-1)];
  const at = (place: string, id: number | undefined, before: number) =>
    auditAddress('/auditoria', filter, { [place]: String(id), van: String(Math.max(0, before)) });
  const counted = total > MOST_COUNTED ? `más de ${figure(MOST_COUNTED)}` : figure(total);
  return (
    <>
      <PageHeader
        title="Auditoría"
        lead={`Cada acto sobre cada petición, como quedó asentado: ${counted} ${total === 1 ? 'asiento' : 'asientos'}.`}
        actions={<AuditLinks filter={filter} />}
      />
      <Stack>
        <Filter filter={filter} people={people} />
        <Panel flush>
          {rows.length === 0 ? (
            <EmptyState title="Ningún asiento coincide con lo que busca" icon="search">
              Revise el folio y las fechas, o quite los filtros.
            </EmptyState>
          ) : (
            <Table
              caption="Asientos del libro"
              captionHidden
              rows={rows}
              rowKey={({ id }) => String(id)}
              columns={COLUMNS}
            />
          )}
        </Panel>
      </Stack>
      {first && last && (
        <Pager
          from={skipped + 1}
          to={skipped + rows.length}
          total={total > MOST_COUNTED ? counted : total}
          things="asientos"
          prevHref={earlier ? at('antes', first.id, skipped - size) : undefined}
          nextHref={more ? at('despues', last.id, skipped + rows.length) : undefined}
        />
      )}
    </>
  );
}

/** The other pages of the auditor's desk, and the copy with proof of what is listed. */
function AuditLinks({ filter }: { filter: LedgerFilter }) {
  return (
    <>
      <LinkButton href="/auditoria/consultas" icon="user">
        Quién consultó
      </LinkButton>
      <LinkButton href="/auditoria/revision" icon="seal">
        Revisar el libro
      </LinkButton>
      <LinkButton href={auditAddress('/auditoria/exportacion.jsonl', filter)} icon="download" download>
        Exportar con prueba
      </LinkButton>
    </>
  );
}

function Filter({ filter, people }: { filter: LedgerFilter; people: NamedPerson[] }) {
  const value = (name: keyof LedgerFilter) => ({ name, value: filter[name] });
  return (
    <FilterPanel action="/auditoria" legend="Qué asientos">
      <Field {...value('folio')} label="Folio" hint="Como PM-2026-000123, pm 123/2026 o 123." figures width={4} />
      <PersonSelect people={people} value={filter.persona} label="Quién actuó" nobody />
      <Select
        {...value('acto')}
        label="Acto"
        empty="Todos"
        options={namedActs().map(({ act, name }) => ({ value: act, label: name }))}
        width={4}
      />
      <Field {...value('desde')} type="date" label="Desde el día" width={3} />
      <Field {...value('hasta')} type="date" label="Hasta el día" width={3} />
    </FilterPanel>
  );
}

interface PersonSelectProps {
  people: NamedPerson[];
  value?: string;
  label: string;
  /** Whether what nobody with an account did can be asked for. */
  nobody?: boolean;
}

/** Everybody who has or had an account. */
export function PersonSelect({ people, value, label, nobody }: PersonSelectProps) {
  const options = people.map(({ id, name }) => ({ value: String(id), label: name }));
  const machine = { value: NOBODY, label: 'Sin cuenta: el sistema o quien presentó la petición' };
  return (
    <Select
      name="persona"
      value={value}
      label={label}
      empty="Cualquiera"
      options={nobody ? [...options, machine] : options}
      width={4}
    />
  );
}

/** The link to the ledger of one petition. */
export function LedgerLink({ folio }: { folio: string | null }) {
  return folio ? <Folio value={folio} href={`/auditoria/peticiones/${folio}`} /> : <>Sin petición</>;
}

/** The seal that covers an entry, and its own hash as far as anybody compares it by eye. */
export function EntryProof({ seq, hash, seal_day }: Pick<FoundEntry, 'seq' | 'hash' | 'seal_day'>) {
  return (
    <>
      Asiento {seq} · <code>{hash.toString('hex').slice(0, 12)}</code>
      <br />
      <small>{seal_day ? <>Sello del {<Time at={seal_day} />}</> : 'Se sella al terminar el día'}</small>
    </>
  );
}

const COLUMNS: Column<FoundEntry>[] = [
  { header: 'Cuándo', narrow: true, cell: ({ at }) => <Time at={at} /> },
  { header: 'Qué', main: true, cell: ({ act }) => actName(act) },
  { header: 'Quién', cell: ({ actor_name }) => actor_name },
  { header: 'Desde dónde', narrow: true, cell: ({ address }) => address },
  { header: 'Petición', narrow: true, cell: ({ folio }) => <LedgerLink folio={folio} /> },
  { header: 'Prueba', cell: (entry) => <EntryProof {...entry} /> },
];
