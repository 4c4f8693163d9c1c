import {
  Breadcrumbs,
  Button,
  ButtonRow,
  figure,
  Form,
  PageHeader,
  Panel,
  Progress,
  ProgressPart,
  ProgressStream,
  Stack,
  StatusBadge,
  Table,
  Time,
  type Column,
} from '@oficialia/platform';
import { LedgerLink } from '../audit.view.js';
import { VERIFY_COMMAND } from '../exporting/export-format.js';
import type { VerificationRow } from './verifications.queries.js';

interface VerificationViewProps {
  rows: VerificationRow[];
  sealed: { seals: number; last_day: string | null };
  /** SHA-256 of the municipality's public key; undefined until its first seal. */
  fingerprint: string | undefined;
}

/** Asks for a verification of the whole ledger, and shows what came of those before. */
export function VerificationView({ rows, sealed, fingerprint }: VerificationViewProps) {
  const running = rows.some((row) => row.running);
  return (
    <>
      <Breadcrumbs items={[{ label: 'Auditoría', href: '/auditoria' }, { label: 'Revisar el libro' }]} />
      <PageHeader
        title="Revisar el libro"
        lead="Recorre todos los asientos, lo que atestiguan, los folios y los sellos, y dice lo primero que encuentre tocado."
      />
      <Stack>
        <Panel heading="Sellos">
          <p>
            {sealed.last_day ? (
              <>
                {sealed.seals === 1 ? 'Un sello' : `${figure(sealed.seals)} sellos`}; el último, del{' '}
                <Time at={sealed.last_day} />.
              </>
            ) : (
              'Todavía no hay sellos: el primero se pone al terminar el día.'
            )}
          </p>
          {fingerprint && (
            <p>
              Huella de la llave pública del municipio, para comparar con la de un archivo exportado:{' '}
              <code class="ledger-hash">{fingerprint}</code>
            </p>
          )}
          <p>
            Un archivo exportado se verifica en cualquier computadora con Oficialía: <code>{VERIFY_COMMAND}</code>
          </p>
          <Form action="/auditoria/revision">
            <ButtonRow>
              <Button icon="seal">Revisar todo el libro</Button>
            </ButtonRow>
          </Form>
        </Panel>
        {running && <ProgressStream href="/auditoria/revision/avance" />}
        <VerificationsPart rows={rows} />
      </Stack>
    </>
  );
}

/** The table, replaced while one runs. */
export function VerificationsPart({ rows, late }: { rows: VerificationRow[]; late?: boolean }) {
  return (
    <ProgressPart id="revisiones" late={late}>
      <Panel heading="Revisiones" flush>
        <Table
          caption="Revisiones del libro"
          captionHidden
          rows={rows}
          rowKey={({ id }) => String(id)}
          rowTone={({ fault }) => (fault === null ? undefined : 'error')}
          empty="Nadie ha pedido revisar el libro todavía."
          columns={COLUMNS}
        />
      </Panel>
    </ProgressPart>
  );
}

const COLUMNS: Column<VerificationRow>[] = [
  { header: 'Pedida', narrow: true, cell: ({ asked_at }) => <Time at={asked_at} /> },
  { header: 'Por', cell: ({ asked_by }) => asked_by },
  { header: 'Resultado', main: true, cell: (row) => <Result row={row} /> },
  {
    header: 'Revisado',
    cell: ({ entries, rows, seals }) =>
      `${figure(entries)} asientos, ${figure(rows)} filas, ${figure(seals)} ${seals === 1 ? 'sello' : 'sellos'}`,
  },
  {
    header: 'Último sello',
    cell: ({ last_seal_day, last_seal_hash }) =>
      last_seal_day && (
        <>
          <Time at={last_seal_day} />
          <br />
          <code class="ledger-hash">{last_seal_hash?.toString('hex')}</code>
        </>
      ),
  },
];

function Result({ row }: { row: VerificationRow }) {
  const { running, finished_at, fault, fault_folio, entries, expected } = row;
  if (running)
    return (
      <Progress
        value={Math.min(entries, expected)}
        max={Math.max(expected, 1)}
        words={`Leídos ${figure(entries)} de ${figure(expected)} asientos`}
      />
    );
  if (finished_at === null) return <StatusBadge label="No terminó" tone="warn" />;
  if (fault === null)
    return (
      <>
        <StatusBadge label="Íntegro" tone="ok" /> <Time at={finished_at} />
      </>
    );
  return (
    <>
      <StatusBadge label="Tocado" tone="error" /> {fault}
      {fault_folio && (
        <>
          <br />
          <LedgerLink folio={fault_folio} />
        </>
      )}
    </>
  );
}
