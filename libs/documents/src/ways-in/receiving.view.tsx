import {
  assetUrl,
  Button,
  ButtonRow,
  Checkbox,
  ErrorSummary,
  FileDrop,
  Form,
  LinkButton,
  Panel,
  Stack,
  Table,
  Time,
  type FormError,
} from '@oficialia/platform';
import { randomUUID } from 'node:crypto';
import type { ScansRequest } from './receiving.dto.js';
import { UPLOADS_PATH } from './resumable/tus-server.js';
import type { TakenFile } from './watched/watched-files.queries.js';

export const RECEIVING_PATH = '/digitalizaciones';
export const CAMERA_PATH = '/digitalizaciones/camara';
export const ACCEPTED =
  '.pdf,.jpg,.jpeg,.png,.tif,.tiff,.heic,.heif,application/pdf,image/jpeg,image/png,image/tiff,image/heic,image/heif';

/** The pile that the scans are for, when it is there already; its fields go along with the form. */
export type Destination = Partial<Pick<ScansRequest, 'pile' | 'as' | 'document' | 'page'>>;

export interface ScanFormProps {
  /** Id of the person: what was cut is remembered for nobody else. */
  owner: number;
  limitMb: number;
  into?: Destination;
}

/** What a form needs so that `upload.js` sends its files in pieces; without JavaScript it is a form with files. */
export function resumable(owner: number): Record<string, string> {
  return { 'data-resumable': UPLOADS_PATH, 'data-owner': String(owner) };
}

/** The place where scans are dropped. */
export function ScanForm({ owner, limitMb, into = {} }: ScanFormProps) {
  const isNew = into.pile === undefined;
  const attrs = resumable(owner);
  return (
    <Form action={RECEIVING_PATH} files idempotencyKey={randomUUID()} label="Digitalizar" attrs={attrs}>
      <Stack>
        <DestinationFields into={into} />
        <FileDrop
          name="files"
          label={isNew ? 'Archivos de una pila' : 'Archivos'}
          hint={`PDF, JPEG, PNG, TIFF o HEIC; hasta ${limitMb} MB cada uno. Varios archivos juntos son una sola pila. Si el envío se corta, elija el mismo archivo y seguirá donde se quedó.`}
          accept={ACCEPTED}
          multiple={into.as !== 'replacement'}
          required
          maxMb={limitMb}
        />
        <UploadList />
        {isNew && (
          <Checkbox
            name="awaitsBacks"
            value="1"
            label="Faltan los reversos: los digitalizaré en una segunda pasada"
            hint="Para un escáner de una sola cara. Nada se archiva hasta que lleguen."
          />
        )}
        <ButtonRow>
          <Button icon="scan" busy="Subiendo…">
            Digitalizar
          </Button>
          <LinkButton href={cameraHref(into)} icon="camera" kind="secondary">
            Usar la cámara
          </LinkButton>
        </ButtonRow>
      </Stack>
      <link rel="stylesheet" href={assetUrl('scan.css')} />
      <script src={assetUrl('upload.js')} type="module" />
    </Form>
  );
}

interface MoreScansProps {
  pile: number;
  /** Whether a second pass was announced. */
  awaitsBacks: boolean;
}

/** More pages for a pile, or the backs of those that it has; where these are missing, their button comes first. */
export function MoreScansForm({ owner, limitMb, pile, awaitsBacks }: ScanFormProps & MoreScansProps) {
  const more = (
    <Button kind="secondary" small icon="plus" name="as" value="more" busy="Subiendo…">
      Más hojas
    </Button>
  );
  return (
    <Form action={RECEIVING_PATH} files idempotencyKey={randomUUID()} label="Agregar hojas" attrs={resumable(owner)}>
      <Stack>
        <DestinationFields into={{ pile }} />
        <FileDrop name="files" label="Archivos" accept={ACCEPTED} multiple required maxMb={limitMb} />
        <UploadList />
        <ButtonRow>
          {!awaitsBacks && more}
          <Button
            kind={awaitsBacks ? 'primary' : 'secondary'}
            small
            icon="copy"
            name="as"
            value="backs"
            busy="Subiendo…"
          >
            Son los reversos
          </Button>
          {awaitsBacks && more}
          <LinkButton href={cameraHref({ pile })} kind="quiet" small icon="camera">
            Usar la cámara
          </LinkButton>
        </ButtonRow>
      </Stack>
      <link rel="stylesheet" href={assetUrl('scan.css')} />
      <script src={assetUrl('upload.js')} type="module" />
    </Form>
  );
}

/** Where `upload.js` tells how far each file is, and what was cut another day. */
export function UploadList() {
  return (
    <>
      <ul class="uploads" data-upload-begun="" aria-label="Envíos a medias" />
      <ul class="uploads" data-upload-list="" aria-label="Avance de la subida" />
    </>
  );
}

export function DestinationFields({ into }: { into: Destination }) {
  const fields = Object.entries(into).filter(([, value]) => value !== undefined);
  return (
    <>
      {fields.map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={String(value)} />
      ))}
    </>
  );
}

function cameraHref(into: Destination): string {
  const fields = Object.entries(into).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(fields.map(([name, value]) => [name, String(value)])).toString();
  return query ? `${CAMERA_PATH}?${query}` : CAMERA_PATH;
}

/** The page on which scans are handed in, and what came out of the watched folder lately. */
export function ReceivingView({ errors, taken, ...form }: ScanFormProps & { errors: FormError[]; taken: TakenFile[] }) {
  return (
    <Stack>
      <ErrorSummary title="No se recibieron estos archivos" errors={errors} />
      <Panel>
        <ScanForm {...form} />
      </Panel>
      {taken.length > 0 && <TakenFiles taken={taken} />}
    </Stack>
  );
}

/** What the scanner's folder gave, and what was wrong with it. */
export function TakenFiles({ taken }: { taken: TakenFile[] }) {
  return (
    <Panel heading="Lo último de la carpeta del escáner" flush>
      <Table
        caption="Archivos tomados de la carpeta del escáner"
        captionHidden
        rows={taken}
        rowKey={(file) => String(file.id)}
        rowTone={(file) => (file.refusal ? 'error' : undefined)}
        columns={[
          { header: 'Archivo', main: true, cell: (file) => file.name },
          { header: 'Tomado', cell: (file) => <Time at={file.taken_at} /> },
          { header: 'Qué pasó', cell: (file) => <Outcome file={file} /> },
        ]}
      />
    </Panel>
  );
}

function Outcome({ file }: { file: TakenFile }) {
  if (file.refusal) return <>No se recibió. {file.refusal}</>;
  if (file.repeated_at) {
    return (
      <>
        Repetido: ya se había tomado el <Time at={file.repeated_at} />
      </>
    );
  }
  if (file.pile_id === null) return <>Se está recibiendo</>;
  return <a href={`/digitalizaciones/${file.pile_id}`}>Recibido</a>;
}
