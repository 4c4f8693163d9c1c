import {
  Button,
  EmptyState,
  FileDrop,
  Form,
  LinkButton,
  Panel,
  ProgressStream,
  RadioGroup,
  Stack,
  Table,
  Time,
} from '@oficialia/platform';
import { ADDED_BY_HAND, PURPOSE_NAMES, type DocumentRow, type Purpose } from '../document-row.js';
import { ACCEPTED } from '../ways-in/receiving.view.js';
import { addressOf } from './document-address.js';
import { Cover, isBeingRead, ReadingProgress } from './reading-progress.js';

export interface DocumentsPanelProps {
  folio: string;
  documents: DocumentRow[];
  mayAdd: boolean;
  /** Largest file that is accepted. */
  limitMb: number;
  purpose?: Purpose;
}

/** The files of a petition with how far each is read, and the place to drop more. */
export function DocumentsPanel({ folio, documents, mayAdd, limitMb, purpose = 'petition' }: DocumentsPanelProps) {
  return (
    <Panel heading="Documentos" id="documentos">
      <Stack>
        {documents.some(isBeingRead) && <ProgressStream href={`/peticiones/${folio}/documentos/avance`} />}
        {documents.length > 0 ? (
          <DocumentList documents={documents} />
        ) : (
          <EmptyState title="Todavía no hay documentos" icon="scan">
            {mayAdd ? 'Digitalice el escrito y suéltelo abajo.' : 'Aparecerán aquí cuando se digitalice el escrito.'}
          </EmptyState>
        )}
        {mayAdd && <UploadForm folio={folio} limitMb={limitMb} purpose={purpose} />}
      </Stack>
    </Panel>
  );
}

function DocumentList({ documents }: { documents: DocumentRow[] }) {
  return (
    <Table
      caption="Documentos de la petición"
      captionHidden
      rows={documents}
      rowKey={(document) => String(document.id)}
      columns={[
        // Its heading also keeps the column as wide as the picture.
        { header: 'Portada', narrow: true, cell: (document) => <Cover document={document} /> },
        { header: 'Documento', main: true, cell: (document) => <DocumentName document={document} /> },
        { header: 'Lectura', cell: (document) => <ReadingProgress document={document} /> },
        {
          header: 'Agregado',
          cell: (document) => (
            <span>
              <Time at={document.added_at} /> · {document.added_by_name}
            </span>
          ),
        },
        {
          header: 'Original',
          headerHidden: true,
          narrow: true,
          cell: (document) => <OriginalLink document={document} />,
        },
      ]}
    />
  );
}

function DocumentName({ document }: { document: DocumentRow }) {
  return (
    <>
      <a href={addressOf(document)}>{document.name}</a>
      <br />
      <small>
        {PURPOSE_NAMES[document.purpose]} · {sizeInWords(document.size)}
      </small>
    </>
  );
}

export function OriginalLink({ document }: { document: DocumentRow }) {
  return (
    <LinkButton href={`${addressOf(document)}/original`} icon="download" kind="quiet" small download>
      Descargar<span class="vh"> {document.name}</span>
    </LinkButton>
  );
}

function UploadForm({ folio, limitMb, purpose }: { folio: string; limitMb: number; purpose: Purpose }) {
  return (
    <Form action={`/peticiones/${folio}/documentos`} files label="Agregar documentos">
      <Stack>
        <FileDrop
          name="files"
          label="Agregar archivos"
          hint={`PDF, JPEG, PNG, TIFF o HEIC; hasta ${limitMb} MB cada uno y 20 a la vez.`}
          accept={ACCEPTED}
          multiple
          required
          maxMb={limitMb}
        />
        <RadioGroup
          name="purpose"
          label="Qué son"
          chips
          value={purpose}
          options={ADDED_BY_HAND.map((value) => ({ value, label: PURPOSE_NAMES[value] }))}
        />
        <Button icon="upload" kind="secondary" busy="Subiendo…">
          Agregar
        </Button>
      </Stack>
    </Form>
  );
}

/** `26 kB`, `1.4 MB`. */
export function sizeInWords(bytes: number): string {
  const [amount, unit] = bytes < 100_000 ? [Math.max(1, Math.round(bytes / 1000)), 'kB'] : [bytes / 1_000_000, 'MB'];
  return `${amount.toLocaleString('es-MX', { maximumFractionDigits: 1 })} ${unit}`;
}
