import { ROLE_NAMES, type Role } from '@oficialia/directory';
import {
  Breadcrumbs,
  Field,
  FilterPanel,
  PageHeader,
  Pager,
  Panel,
  Stack,
  Table,
  Time,
  type Column,
} from '@oficialia/platform';
import { LedgerLink, PersonSelect } from '../auditing/audit.view.js';
import { auditAddress, type LedgerFilter } from '../auditing/ledger-filter.js';
import type { NamedPerson } from '../auditing/ledger-search.queries.js';
import type { VisitPart, VisitRow } from './visits.queries.js';

const PART_NAMES: Record<VisitPart, string> = {
  page: 'La petición',
  document: 'Un documento',
  paper: 'Un impreso',
  ledger: 'Los asientos',
  program: 'Por programa (API)',
};

interface VisitsViewProps {
  filter: LedgerFilter;
  people: NamedPerson[];
  visits: VisitRow[];
  more: boolean;
  /** Visits before this page. */
  skipped: number;
}

/** Who opened which petition. */
export function VisitsView({ filter, people, visits, more, skipped }: VisitsViewProps) {
  const value = (name: keyof LedgerFilter) => ({ name, value: filter[name] });
  const to = skipped + visits.length;
  const next = { despues: String(visits.at(-1)?.id), van: String(to) };
  return (
    <>
      <Breadcrumbs items={[{ label: 'Auditoría', href: '/auditoria' }, { label: 'Quién consultó' }]} />
      <PageHeader title="Quién consultó" lead="Qué petición abrió cada persona, cuándo y desde dónde." />
      <Stack>
        <FilterPanel action="/auditoria/consultas" legend="Qué consultas">
          <Field {...value('folio')} label="Folio" figures width={4} />
          <PersonSelect people={people} value={filter.persona} label="Persona" />
          <Field {...value('desde')} type="date" label="Desde el día" width={2} />
          <Field {...value('hasta')} type="date" label="Hasta el día" width={2} />
        </FilterPanel>
        <Panel flush>
          <VisitsTable visits={visits} withFolio />
        </Panel>
      </Stack>
      {visits.length > 0 && (
        <Pager
          from={skipped + 1}
          to={to}
          total={more ? `más de ${to}` : to}
          things="consultas"
          nextHref={more ? auditAddress('/auditoria/consultas', filter, next) : undefined}
        />
      )}
    </>
  );
}

/** The rows of it; on the page of one petition without its folio. */
export function VisitsTable({ visits, withFolio }: { visits: VisitRow[]; withFolio: boolean }) {
  const folio: Column<VisitRow> = { header: 'Petición', narrow: true, cell: (row) => <LedgerLink folio={row.folio} /> };
  return (
    <Table
      caption="Consultas"
      captionHidden
      rows={visits}
      rowKey={({ id }) => String(id)}
      empty="No hay consultas así."
      columns={[
        { header: 'Cuándo', narrow: true, cell: ({ at }) => <Time at={at} /> },
        { header: 'Quién', main: true, cell: ({ person }) => person },
        {
          header: 'Función',
          cell: ({ role, department }) => [ROLE_NAMES[role as Role], department].filter(Boolean).join(', '),
        },
        ...(withFolio ? [folio] : []),
        { header: 'Qué abrió', narrow: true, cell: ({ part }) => PART_NAMES[part] },
        { header: 'Desde dónde', narrow: true, cell: ({ address }) => address },
      ]}
    />
  );
}
