import { defineJob } from '@oficialia/platform';
import { availableParallelism } from 'node:os';

/** Engines do the work; more jobs than cores would only wait for them with their pages in memory. */
const PAGES_AT_ONCE = Math.min(availableParallelism(), 8);

/** What somebody waits for at a screen is read before the piles. */
export const READING_PRIORITY = { petition: 10, pile: 0 };

/** A file waits to be opened and its pages counted. Listener: the documents' own reading. */
export const documentStored = defineJob<{ documentId: number }>('document.stored', { retryLimit: 12 });

/** The file could not be opened at any attempt: the queue where the platform leaves such jobs. Listener: the reading. */
export const documentGivenUp = defineJob<{ documentId: number }>('document.stored.failed');

/** A few pages of an opened file, the last included. */
export interface PageRange {
  documentId: number;
  from: number;
  to: number;
}

/**
 * A few pages wait to be read. Listener: the documents' own reading. Only a worker that was killed uses an attempt up:
 * a page that cannot be read is a result, and a worker that is stopped puts the rest back.
 */
export const pagesWaiting = defineJob<PageRange>('document.pages', {
  retryLimit: 5,
  expireInSeconds: 60 * 60,
  atOnce: PAGES_AT_ONCE,
});

/** Pages that ended the worker at every attempt. Listener: the reading gives them up, so that their file can end. */
export const pagesGivenUp = defineJob<PageRange>('document.pages.failed');

/** A file's reading has ended, well or not, or a person has typed one of its pages. Listener: routing proposes a department by the text. */
export const documentRead = defineJob<{ petitionId: number; documentId: number }>('document.read');

/** The reading of a scan without a folio has ended, well or not. Listener: the pile splits itself. */
export const scanRead = defineJob<{ documentId: number }>('scan.read');

/**
 * A paper of ours came back and was filed, by itself or by a person. `meaning` and `ref` are those of its QR. Listener: routing,
 * for the stamped copies of oficios.
 */
export const paperFiled = defineJob<{ meaning: string; ref: string; documentId: number }>('paper.filed');

/** Half-received files of killed processes are removed, every night. Listener: the documents themselves. */
export const sweepUploads = defineJob('uploads.sweep', { cron: '40 9 * * *' });

/** Words of new texts are counted for "quiso decir", every ten minutes. Listener: the search. */
export const countWords = defineJob('search.words', { cron: '*/10 * * * *' });
/**
 * The searchable PDF beside a document is to be made, or made again: its reading ended, or a person typed a page.
 * Listener: the documents' own maker of searchable PDFs.
 */
export const searchableWanted = defineJob<{ documentId: number }>('document.searchable', {
  retryLimit: 3,
  expireInSeconds: 60 * 60,
});
