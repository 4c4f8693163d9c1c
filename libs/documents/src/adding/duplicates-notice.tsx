import { Alert } from '@oficialia/platform';
import { addressOf } from '../viewing/document-address.js';
import type { Duplicate } from './duplicates.js';

/** Told, not refused: where this document, or scans of its pages, came before. Nothing when nowhere. */
export function DuplicatesNotice({ duplicates }: { duplicates: Duplicate[] }) {
  if (duplicates.length === 0) return null;
  const isSame = duplicates.some((duplicate) => duplicate.same);
  return (
    <Alert tone="info" title={isSame ? 'Este archivo ya se había recibido' : 'Hay páginas que se parecen a estas'}>
      <ul>
        {duplicates.map((duplicate) => (
          <li key={duplicate.id}>
            <a href={addressOf(duplicate)}>
              {duplicate.folio} · {duplicate.name}
            </a>{' '}
            ({duplicate.same ? 'el mismo archivo' : pagesAlike(duplicate.pages)})
          </li>
        ))}
      </ul>
    </Alert>
  );
}

function pagesAlike(pages: number): string {
  return pages === 1 ? '1 página parecida' : `${pages} páginas parecidas`;
}
