import { defineJob } from '@oficialia/platform';

/**
 * A file waits to be read. Listener: the documents' own reading. A killed worker counts as an attempt, so there are
 * many; a long file takes hours, and a dead worker is noticed by its heartbeat long before the job expires.
 */
export const documentStored = defineJob<{ documentId: number }>('document.stored', {
  retryLimit: 12,
  expireInSeconds: 12 * 60 * 60,
});

/** The reading failed at every attempt: the queue where the platform leaves such jobs. Listener: the reading. */
export const documentGivenUp = defineJob<{ documentId: number }>('document.stored.failed');

/** The reading of a file has ended, well or not. Listener: routing proposes a department by the text. */
export const documentRead = defineJob<{ petitionId: number; documentId: number }>('document.read');

/** The reading of a scan without a folio has ended, well or not. Listener: the pile splits itself. */
export const scanRead = defineJob<{ documentId: number }>('scan.read');

/** Half-received files of killed processes are removed, every night. Listener: the documents themselves. */
export const sweepUploads = defineJob('uploads.sweep', { cron: '40 9 * * *' });

/**
 * The searchable PDF beside a document is to be made, or made again: its reading ended, or a person typed a page.
 * Listener: the documents' own maker of searchable PDFs.
 */
export const searchableWanted = defineJob<{ documentId: number }>('document.searchable', {
  retryLimit: 3,
  expireInSeconds: 60 * 60,
});
