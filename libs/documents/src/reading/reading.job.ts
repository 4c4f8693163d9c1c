import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Config, Db, Handles, Jobs, Log, Storage, type JobRun, type Queryable } from '@oficialia/platform';
import { keepFields } from '../fields/keep-fields.js';
import type { DocumentStatus } from '../document-row.js';
import {
  documentGivenUp,
  documentRead,
  documentStored,
  pagesGivenUp,
  pagesWaiting,
  READING_PRIORITY,
  scanRead,
  searchableWanted,
  type PageRange,
} from '../documents.jobs.js';
import { noteRead, noteStopped } from '../stopped/stopped.queries.js';
import { openDocument } from './open-document.js';
import { keepPage, pageColumns } from './keep-page.js';
import { missing, rangesOf } from './page-ranges.js';
import { resultOf, type PageResult, type ReadingResult } from './reading-result.js';
import { readDocument, type FailedPage, type ReadPage } from './read-document.js';
import { createReader, type Reader } from './reader.js';
import type { DocumentType } from './reading.types.js';

const FILE_GIVEN_UP =
  'La lectura se interrumpió varias veces y se dejó de intentar. El original quedó guardado; pida que se lea otra vez o vuelva a digitalizarlo.';
const PAGE_GIVEN_UP =
  'La lectura de esta página se interrumpió varias veces y se dejó de intentar. Pida que se lea otra vez o capture su texto a mano.';

/** A pile gives way after so many pages to somebody who waits at a screen. */
const PAGES_A_JOB = { petition: 8, pile: 4 };
/** From this attempt on each page has a job of its own, so that the one that ends the worker takes no other along. */
const ALONE_FROM_ATTEMPT = 3;

interface UnreadDocument {
  id: number;
  /** Null for a scan that waits for its folio. */
  folio: string | null;
  sha256: string;
  type: DocumentType;
  /** Null until the file was opened. */
  pages: number | null;
}

/**
 * Reads stored files. Opening a file counts its pages and makes jobs of a few pages each, which any worker takes. Each
 * page is kept as soon as it is read, so a killed worker loses one page's work.
 */
@Injectable()
export class ReadingJob implements OnModuleDestroy {
  private reader: Reader | undefined;
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  /** Counts the pages and has them read. Idempotent: a document that was opened, or has ended, is left as it is. */
  @Handles(documentStored)
  async open({ documentId }: { documentId: number }): Promise<void> {
    const document = await this.unread(documentId, ['waiting']);
    if (!document) return;
    const opened = await openDocument(this.storage.path(document.sha256), document.type);
    if (opened.status !== 'readable') {
      await this.finish(document, { status: opened.status, failure: opened.message });
      return;
    }
    const { pageCount, remarks } = opened;
    await this.db.transaction(async (tx) => {
      const changed: unknown[] = await tx.query(
        `WITH opened AS (UPDATE document SET status = 'reading', pages = $2, remarks = $3
           WHERE id = $1 AND status = 'waiting' RETURNING id) SELECT id FROM opened`,
        [documentId, pageCount, JSON.stringify(remarks)],
      );
      if (changed.length === 0) return;
      await tx.query('DELETE FROM stopped_reading WHERE document_id = $1 AND number = 0', [documentId]);
      const done = new Set((await pagesOf(tx, documentId)).map((page) => page.number));
      const ranges = rangesOf(documentId, missing(1, pageCount, done), PAGES_A_JOB[standing(document)]);
      await this.jobs.enqueueAll(tx, pagesWaiting, ranges, { priority: READING_PRIORITY[standing(document)] });
    });
    await this.finishWhenComplete({ ...document, pages: pageCount });
  }

  /** Reads those pages of a range that are still missing. Idempotent. */
  @Handles(pagesWaiting)
  async read(range: PageRange, { attempt }: JobRun): Promise<void> {
    const document = await this.unread(range.documentId, ['reading']);
    if (!document?.pages) return;
    const done = new Set((await pagesOf(this.db, document.id)).map((page) => page.number));
    const numbers = missing(range.from, Math.min(range.to, document.pages), done);
    if (this.stopping) return this.putBack(document, rangesOf(document.id, numbers, numbers.length));
    if (attempt >= ALONE_FROM_ATTEMPT && numbers.length > 1) {
      return this.putBack(document, rangesOf(document.id, numbers, 1));
    }
    await this.readPages(document, document.pages, numbers);
  }

  /** After the last attempt the pages say so, and their file can end. */
  @Handles(pagesGivenUp)
  async giveUpPages({ documentId, from, to }: PageRange): Promise<void> {
    const document = await this.unread(documentId, ['reading']);
    if (!document?.pages) return;
    const done = new Set((await pagesOf(this.db, documentId)).map((page) => page.number));
    for (const number of missing(from, Math.min(to, document.pages), done)) {
      await this.keep(documentId, number, { status: 'unreadable', message: PAGE_GIVEN_UP });
    }
    await this.finishWhenComplete(document);
  }

  /** After the last attempt the document says so, instead of waiting for ever. */
  @Handles(documentGivenUp)
  async giveUp({ documentId }: { documentId: number }): Promise<void> {
    const document = await this.unread(documentId, ['waiting', 'reading']);
    if (!document) return;
    await this.db.transaction((tx) => noteStopped(tx, documentId, 0, FILE_GIVEN_UP, this.clock.now()));
    await this.finish(document, { status: 'unreadable', failure: FILE_GIVEN_UP });
  }

  /** What is being read goes back into the queue: the pages that are done stay, no attempt is used up. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.reader?.close();
  }

  private async readPages(document: UnreadDocument, total: number, numbers: number[]): Promise<void> {
    const wanted = new Set(numbers);
    const skip = new Set(missing(1, total, wanted));
    const left = new Set(numbers);
    const onPage = async (number: number, _total: number, page: ReadPage | FailedPage) => {
      await this.keep(document.id, number, page);
      left.delete(number);
      if (this.stopping) throw new Error('the worker is stopping');
    };
    const { OCR_MODELS, OCR_ENGINES } = this.config;
    this.reader ??= createReader({ models: OCR_MODELS as 'spa' | 'spax+spa', engines: OCR_ENGINES });
    const path = this.storage.path(document.sha256);
    try {
      const outcome = await readDocument(path, document.type, this.reader, onPage, { skip });
      if (outcome.status !== 'readable') throw new Error(`the file was opened before and is now ${outcome.status}`);
    } catch (error) {
      if (!this.stopping) throw error;
      this.log.info({ event: 'pages.put-back', folio: document.folio, document: document.id, pages: left.size });
      await this.putBack(document, rangesOf(document.id, [...left], left.size));
    }
    await this.finishWhenComplete(document);
  }

  private async putBack(document: UnreadDocument, ranges: PageRange[]): Promise<void> {
    const priority = READING_PRIORITY[standing(document)];
    await this.db.transaction((tx) => this.jobs.enqueueAll(tx, pagesWaiting, ranges, { priority }));
  }

  private async unread(id: number, statuses: DocumentStatus[]): Promise<UnreadDocument | undefined> {
    const rows = await this.db.query<UnreadDocument>(
      `SELECT d.id, p.folio, d.sha256, d.type, d.pages FROM document d LEFT JOIN petition p ON p.id = d.petition_id
       WHERE d.id = $1 AND d.status = ANY ($2)`,
      [id, statuses],
    );
    return rows[0];
  }

  private async keep(documentId: number, number: number, page: ReadPage | FailedPage): Promise<void> {
    const columns = { ...(await pageColumns(this.storage, page)), read_at: this.clock.now() };
    const failure = page.status === 'read' ? null : page.message;
    await this.db.transaction(async (tx) => {
      await keepPage(tx, documentId, number, columns);
      if (failure === null) await noteRead(tx, documentId, number);
      else await noteStopped(tx, documentId, number, failure, this.clock.now());
    });
  }

  private async finishWhenComplete(document: UnreadDocument): Promise<void> {
    const pages = await pagesOf(this.db, document.id);
    if (pages.length < (document.pages ?? Infinity)) return;
    await this.finish(document, resultOf({ status: 'readable', message: '' }, pages));
  }

  /** Ends the reading once: of two workers that read the last pages, the second finds it ended. */
  private async finish(document: UnreadDocument, { status, failure }: ReadingResult): Promise<void> {
    const { id: documentId, folio, pages } = document;
    const ended = await this.db.transaction(async (tx) => {
      const rows: { petition_id: number | null }[] = await tx.query(
        `WITH ended AS (UPDATE document SET status = $2, failure = $3
           WHERE id = $1 AND status IN ('waiting', 'reading') RETURNING petition_id)
         SELECT petition_id FROM ended`,
        [documentId, status, failure],
      );
      if (!rows[0]) return false;
      await keepFields(tx, documentId);
      const petitionId = rows[0].petition_id;
      if (petitionId === null) await this.jobs.enqueue(tx, scanRead, { documentId });
      else {
        await this.jobs.enqueue(tx, documentRead, { petitionId, documentId });
        if (status === 'read') await this.jobs.enqueue(tx, searchableWanted, { documentId });
      }
      return true;
    });
    if (ended) this.log.info({ event: 'document.read', folio, document: documentId, status, pages });
  }
}

function standing(document: { folio: string | null }): keyof typeof READING_PRIORITY {
  return document.folio === null ? 'pile' : 'petition';
}

/** The pages that are done. */
function pagesOf(source: Queryable, documentId: number): Promise<PageResult[]> {
  const sql = 'SELECT number, status, failure FROM page WHERE document_id = $1 ORDER BY number';
  return source.query<PageResult>(sql, [documentId]);
}
