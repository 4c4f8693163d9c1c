import { Alert, Badge, figure, Progress, StatusBadge, type Tone } from '@oficialia/platform';
import type { DocumentRow, DocumentStatus } from '../document-row.js';

const STATES: Record<DocumentStatus, { label: string; tone: Tone }> = {
  waiting: { label: 'En espera de lectura', tone: 'info' },
  reading: { label: 'Leyendo', tone: 'info' },
  read: { label: 'Leído', tone: 'ok' },
  empty: { label: 'Sin páginas', tone: 'warn' },
  protected: { label: 'Con contraseña', tone: 'warn' },
  unreadable: { label: 'No se pudo leer', tone: 'warn' },
  'too-large': { label: 'Demasiado grande', tone: 'warn' },
};

export const addressOf = (document: Pick<DocumentRow, 'folio' | 'id'>) =>
  `/peticiones/${document.folio}/documentos/${document.id}`;

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

/** How far the reading of a document is; asks for itself every two seconds until it ends. */
export function ReadingProgress({ document }: { document: DocumentRow }) {
  if (isBeingRead(document)) {
    const asking = {
      'hx-get': `${addressOf(document)}/avance`,
      'hx-trigger': 'every 1s',
      'hx-swap': 'outerHTML',
    } as const;
    const { pages_done: value, pages } = document;
    return <Progress value={value} max={pages ?? 1} words={progressInWords(document)} attrs={asking} />;
  }
  const { label, tone } = STATES[document.status];
  const sure = confidenceInWords(document.confidence);
  return (
    <div>
      {document.pages_failed > 0 && document.status === 'read' ? (
        <StatusBadge label="Leído en parte" tone="warn" />
      ) : (
        <StatusBadge label={label} tone={tone} />
      )}
      {document.pages ? <p>{pagesInWords(document.pages)}</p> : null}
      {sure && <p>{sure}</p>}
      {document.failure && <p>{document.failure}</p>}
    </div>
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
