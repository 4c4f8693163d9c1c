import { Alert, Badge, figure, Progress, StatusBadge, type Tone } from '@oficialia/platform';
import type { DocumentRow, DocumentStatus } from '../document-row.js';
import { addressOf } from './document-address.js';

const STATES: Record<DocumentStatus, { label: string; tone: Tone }> = {
  waiting: { label: 'En espera de lectura', tone: 'info' },
  reading: { label: 'Leyendo', tone: 'info' },
  read: { label: 'Leído', tone: 'ok' },
  empty: { label: 'Sin páginas', tone: 'warn' },
  protected: { label: 'Con contraseña', tone: 'warn' },
  unreadable: { label: 'No se pudo leer', tone: 'warn' },
  'too-large': { label: 'Demasiado grande', tone: 'warn' },
};

export const isBeingRead = (document: Pick<DocumentRow, 'status'>) =>
  document.status === 'waiting' || document.status === 'reading';

/** `1 página`, `12 páginas`. */
export function pagesInWords(pages: number): string {
  return pages === 1 ? '1 página' : `${figure(pages)} páginas`;
}

/** `Leídas 12 de 40 páginas`, or what is being waited for. */
export function progressInWords(document: Pick<DocumentRow, 'status' | 'pages' | 'pages_done'>): string {
  if (document.status === 'waiting') return 'En espera de lectura…';
  if (document.pages === null) return 'Abriendo el archivo…';
  if (document.pages === 1) return 'Leyendo la página…';
  return `Leídas ${figure(document.pages_done)} de ${pagesInWords(document.pages)}`;
}

/** How sure the engine was, for people; nothing for a document of which no page was scanned. */
export function confidenceInWords(confidence: number | null): string | undefined {
  return confidence === null ? undefined : `Confianza ${Math.round(confidence)} %`;
}

export interface ReadingProgressProps {
  document: DocumentRow;
  /** Replaces the one that the page was loaded with. */
  late?: boolean;
  /** Asks for itself, where there is no stream that tells it. */
  polls?: boolean;
  /** With the way to the pages that are read meanwhile. */
  withLink?: boolean;
}

/** How far the reading of a document is; a stream, or it itself, replaces it until it ends. */
export function ReadingProgress({ document, late, polls, withLink }: ReadingProgressProps) {
  const reading = isBeingRead(document);
  const asking = reading &&
    polls && { 'hx-get': `${addressOf(document)}/avance`, 'hx-trigger': 'every 2s', 'hx-swap': 'none' };
  return (
    <div id={`lectura-${document.id}`} hx-swap-oob={late ? 'true' : undefined} {...asking}>
      {reading ? (
        <Progress value={document.pages_done} max={document.pages ?? 1} words={progressInWords(document)} />
      ) : (
        <Ended document={document} />
      )}
      {withLink && document.cover !== null && (
        <p>
          <a href={addressOf(document)}>
            {reading ? 'Ver las páginas que ya se leyeron' : 'Ver el documento completo'}
          </a>
        </p>
      )}
    </div>
  );
}

function Ended({ document }: { document: DocumentRow }) {
  const { label, tone } = STATES[document.status];
  const sure = confidenceInWords(document.confidence);
  return (
    <>
      {document.pages_failed > 0 && document.status === 'read' ? (
        <StatusBadge label="Leído en parte" tone="warn" />
      ) : (
        <StatusBadge label={label} tone={tone} />
      )}
      {document.pages ? <p>{pagesInWords(document.pages)}</p> : null}
      {sure && <p>{sure}</p>}
      {document.failure && <p>{document.failure}</p>}
    </>
  );
}

/** The first page in small; empty until there is one. `late` replaces the one of a page that was loaded before. */
export function Cover({ document, late }: { document: DocumentRow; late?: boolean }) {
  return (
    <span id={`portada-${document.id}`} hx-swap-oob={late ? 'true' : undefined}>
      {document.cover !== null && (
        <img src={`${addressOf(document)}/paginas/${document.cover}/miniatura`} alt="" width={56} loading="lazy" />
      )}
    </span>
  );
}

/** What the whole document lacks, above its pages. */
export function Failure({ document }: { document: DocumentRow }) {
  return document.failure ? <Alert tone="warn">{document.failure}</Alert> : null;
}

export function ConfidenceBadge({ confidence }: { confidence: number | null }) {
  const words = confidenceInWords(confidence);
  return words ? <Badge label={words} tone={(confidence ?? 0) >= 80 ? 'ok' : 'warn'} /> : null;
}
