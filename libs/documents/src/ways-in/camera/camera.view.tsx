import {
  assetUrl,
  Button,
  ButtonRow,
  ErrorSummary,
  FileDrop,
  Form,
  PageHeader,
  Stack,
  type FormError,
} from '@oficialia/platform';
import { randomUUID } from 'node:crypto';
import { DestinationFields, RECEIVING_PATH, resumable, UploadList, type ScanFormProps } from '../receiving.view.js';

/**
 * Several pages with the camera of a phone. Without JavaScript, or without the camera's permission, the phone's own
 * camera app takes them through the file field.
 */
export function CameraView({ owner, limitMb, into = {}, errors }: ScanFormProps & { errors: FormError[] }) {
  const attrs = { ...resumable(owner), 'data-camera': '' };
  return (
    <div class="camera-page">
      <PageHeader title="Digitalizar con la cámara" />
      <ErrorSummary title="No se recibieron estas fotos" errors={errors} />
      <Form action={RECEIVING_PATH} files idempotencyKey={randomUUID()} label="Hojas de la cámara" attrs={attrs}>
        <input type="hidden" name="source" value="camera" />
        <DestinationFields into={into} />
        <Stack>
          <LiveView />
          <ol class="shots" data-shots="" aria-label="Hojas tomadas" />
          <FileDrop
            name="files"
            label="Fotos"
            hint="Una foto por hoja, en orden. La hoja completa, sobre un fondo oscuro y sin sombra."
            accept="image/*,.heic,.heif"
            capture="environment"
            multiple
            required
            maxMb={limitMb}
          />
          <UploadList />
          <ButtonRow>
            <Button icon="send" busy="Enviando…">
              Enviar
            </Button>
          </ButtonRow>
        </Stack>
      </Form>
      <link rel="stylesheet" href={assetUrl('scan.css')} />
      <script src={assetUrl('camera.js')} type="module" />
    </div>
  );
}

/** Shown by `camera.js` when there is a camera and it may be used. */
function LiveView() {
  return (
    <>
      <div class="live" data-live="" hidden>
        <video class="live-video" data-live-video="" playsInline muted aria-label="Lo que ve la cámara" />
        <canvas class="live-edges" data-live-edges="" aria-hidden="true" />
        <p class="live-hint" role="status" aria-live="polite" data-live-hint="" />
        <button type="button" class="live-shutter" data-live-shutter="">
          <span class="vh">Tomar la foto</span>
        </button>
      </div>
      <p class="live-trouble" role="status" data-live-trouble="" />
    </>
  );
}
