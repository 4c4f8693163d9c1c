import {
  Alert,
  Breadcrumbs,
  DefinitionList,
  figure,
  Folio,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  StatusBadge,
  Table,
  Time,
  type Column,
} from '@oficialia/platform';
import { actName } from '../ledger/act-names.js';
import { faultInWords } from '../ledger/ledger-report.js';
import type { PetitionReport } from '../ledger/petition-verification.js';
import type { PetitionRow } from '../petition-row.js';
import { STATUSES } from '../petition.status.js';
import { VisitsTable } from '../visits/visits.view.js';
import type { VisitRow } from '../visits/visits.queries.js';
import { EntryProof } from './audit.view.js';
import { auditAddress } from './ledger-filter.js';
import type { WholeEntry } from './ledger-search.queries.js';

interface PetitionLedgerProps {
  petition: PetitionRow;
  entries: WholeEntry[];
  /** Those that may see it, since when. */
  departments: { name: string; since: Date }[];
  visits: VisitRow[];
  moreVisits: boolean;
  report?: PetitionReport;
}

/** Every entry of one petition with all that is hashed, whether it is whole, and who opened it. */
export function PetitionLedgerView({
  petition,
  entries,
  departments,
  visits,
  moreVisits,
  report,
}: PetitionLedgerProps) {
  const { folio } = petition;
  const { label, tone } = STATUSES[petition.status];
  return (
    <>
      <Breadcrumbs items={[{ label: 'Auditoría', href: '/auditoria' }, { label: folio }]} />
      <PageHeader
        over={<Folio value={folio} stamp />}
        title="Asientos de la petición"
        lead={<StatusBadge label={label} tone={tone} />}
        actions={
          <>
            <LinkButton href={`/auditoria/peticiones/${folio}/verificacion`} kind="primary" icon="seal">
              Verificar
            </LinkButton>
            <LinkButton href={auditAddress('/auditoria/exportacion.jsonl', { folio })} icon="download" download>
              Exportar con prueba
            </LinkButton>
            <LinkButton href={`/peticiones/${folio}`}>Ver la petición</LinkButton>
          </>
        }
      />
      <Stack>
        {report && <Verdict report={report} />}
        <Panel heading="Asientos" flush>
          <Table caption="Asientos" captionHidden rows={entries} rowKey={({ seq }) => String(seq)} columns={COLUMNS} />
        </Panel>
        <Panel heading="Qué dependencias pueden verla">
          {departments.length === 0 ? (
            <p>Ninguna: no se ha turnado.</p>
          ) : (
            <DefinitionList
              items={departments.map(({ name, since }) => ({ term: name, detail: <>Desde {<Time at={since} />}</> }))}
            />
          )}
        </Panel>
        <Panel
          heading="Quién la consultó"
          flush
          actions={moreVisits && <a href={auditAddress('/auditoria/consultas', { folio })}>Todas las consultas</a>}
        >
          <VisitsTable visits={visits} withFolio={false} />
        </Panel>
      </Stack>
    </>
  );
}

function Verdict({ report }: { report: PetitionReport }) {
  if (report.fault)
    return (
      <Alert tone="error" title="Algo fue tocado" role="alert">
        {faultInWords(report.fault)}
      </Alert>
    );
  const { entries, rows, seals, unsealed, lastSeal } = report;
  return (
    <Alert tone="ok" title="La petición está íntegra" role="status">
      Asientos encadenados: {figure(entries)}. Filas iguales a lo que atestiguan: {figure(rows)}. Sellos con firma
      válida: {figure(seals)}.
      {lastSeal && (
        <>
          {' '}
          Último sello: <Time at={lastSeal.day} />, <code>{lastSeal.hash.toString('hex')}</code>.
        </>
      )}
      {unsealed > 0 && ` Sin sellar todavía: ${figure(unsealed)}.`}
    </Alert>
  );
}

const COLUMNS: Column<WholeEntry>[] = [
  { header: 'Cuándo', narrow: true, cell: ({ at }) => <Time at={at} /> },
  { header: 'Qué', main: true, cell: ({ act }) => actName(act) },
  { header: 'Quién', cell: ({ actor_name }) => actor_name },
  { header: 'Desde dónde', narrow: true, cell: ({ address }) => address },
  { header: 'Prueba', cell: (entry) => <EntryProof {...entry} /> },
  {
    header: 'Lo asentado',
    cell: ({ act, data, hash, previous_hash }) => (
      <details>
        <summary>Datos y huella</summary>
        <p>
          Código del acto: <code>{act}</code>
        </p>
        <pre class="ledger-data">{JSON.stringify(data, undefined, 1)}</pre>
        <p>
          Huella: <code class="ledger-hash">{hash.toString('hex')}</code>
        </p>
        <p>
          Huella anterior: <code class="ledger-hash">{previous_hash.toString('hex')}</code>
        </p>
      </details>
    ),
  },
];
