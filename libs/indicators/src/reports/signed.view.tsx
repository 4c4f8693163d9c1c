import {
  Alert,
  Breadcrumbs,
  DefinitionList,
  formatDay,
  LinkButton,
  PageHeader,
  Panel,
  Stack,
  Table,
  Time,
  type FormError,
  ErrorSummary,
} from '@oficialia/platform';
import { counted } from '../counting/figures.js';
import { countsInWords } from './files/report-blocks.js';
import type { SignedFigure } from './report-signature.entity.js';
import { REPORT_FILES } from './report-kinds.js';
import type { ReportFileRow, ReportRow } from './reports.queries.js';

export interface SignedViewProps {
  report: ReportRow;
  files: ReportFileRow[];
  /** Stored files that are no longer what was signed. */
  altered: ReportFileRow[];
  errors: FormError[];
}

/** A signed report: its files, what it said, and the way to what changed since. */
export function SignedView({ report, files, altered, errors }: SignedViewProps) {
  const at = `/informes/${report.id}`;
  return (
    <>
      <Breadcrumbs items={[{ label: 'Informes', href: '/informes' }, { label: report.title }]} />
      <PageHeader
        title={report.title}
        lead={`Firmado: del ${formatDay(report.first_day)} al ${formatDay(report.last_day)}.`}
        actions={
          <LinkButton href={`${at}/diferencia`} kind="secondary" icon="search">
            Comparar con los datos de hoy
          </LinkButton>
        }
      />
      <ErrorSummary errors={errors} />
      <Stack>
        {altered.length > 0 ? (
          <Alert tone="error" title="Archivos que ya no son los firmados">
            {altered.map(({ kind }) => REPORT_FILES[kind].label).join(', ')}. Recupérelos de un respaldo y avise a
            Auditoría.
          </Alert>
        ) : (
          <Alert tone="ok">Los {files.length} archivos son, byte por byte, los que se firmaron.</Alert>
        )}
        <FilesPanel id={report.id} files={files} />
        <FiguresPanel figures={report.figures ?? []} />
        <SignaturePanel report={report} />
      </Stack>
    </>
  );
}

const ORDER = Object.keys(REPORT_FILES);

function FilesPanel({ id, files }: { id: number; files: ReportFileRow[] }) {
  return (
    <Panel heading="Archivos" flush>
      <Table
        caption="Archivos del informe firmado"
        captionHidden
        rows={files.toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))}
        rowKey={({ kind }) => kind}
        columns={[
          {
            header: 'Archivo',
            main: true,
            cell: ({ kind }) => (
              <a href={`/informes/${id}/archivos/${REPORT_FILES[kind].name}`}>{REPORT_FILES[kind].label}</a>
            ),
          },
          {
            header: 'Tamaño',
            align: 'end',
            narrow: true,
            cell: ({ size }) => `${counted(Math.ceil(size / 1024))} kB`,
          },
          { header: 'Huella SHA-256', cell: ({ sha256 }) => <code class="hash">{sha256}</code> },
        ]}
      />
    </Panel>
  );
}

function FiguresPanel({ figures }: { figures: SignedFigure[] }) {
  return (
    <Panel heading="Lo que se firmó" flush>
      <Table
        caption="Cifras firmadas"
        captionHidden
        rows={figures}
        rowKey={({ key }) => key}
        columns={[
          { header: 'Indicador', main: true, cell: ({ name }) => name },
          { header: 'Numerador y denominador', cell: (figure) => countsInWords(figure.measure, figure) },
          { header: 'Definición', narrow: true, cell: ({ version }) => `Versión ${version}` },
        ]}
      />
    </Panel>
  );
}

function SignaturePanel({ report }: { report: ReportRow }) {
  return (
    <Panel heading="Firma">
      <DefinitionList
        items={[
          { term: 'Firmó en el sistema', detail: report.signed_by },
          { term: 'Cuándo', detail: report.signed_at && <Time at={report.signed_at} /> },
          { term: 'Las cifras son de', detail: report.taken_at && <Time at={report.taken_at} /> },
          { term: 'Elaboró', detail: `${report.elaborated_name}, ${report.elaborated_position}` },
          { term: 'Validó', detail: `${report.validated_name}, ${report.validated_position}` },
          {
            term: 'Constancia',
            detail: 'Las huellas están en el libro de gobierno, sellado cada día; cambiar un archivo se nota.',
          },
        ]}
      />
    </Panel>
  );
}
