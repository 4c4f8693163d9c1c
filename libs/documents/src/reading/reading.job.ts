import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Config, Db, Handles, Jobs, Log, Storage, type StoredBlob } from '@oficialia/platform';
import { Readable } from 'node:stream';
import { documentGivenUp, documentRead, documentStored, scanRead, searchableWanted } from '../documents.jobs.js';
import { resultOf, type PageResult, type ReadingResult } from './reading-result.js';
import { readDocument, type FailedPage, type ReadingOutcome, type ReadPage } from './read-document.js';
import { createReader, type Reader } from './reader.js';
import type { DocumentType } from './reading.types.js';

const GIVEN_UP =
  'La lectura se interrumpió varias veces y se dejó de intentar. El original quedó guardado; pida que se lea otra vez o vuelva a digitalizarlo.';

interface UnreadDocument {
  id: number;
  /** Null for a scan that waits for its folio. */
  folio: string | null;
  sha256: string;
  type: DocumentType;
}

/** Reads stored files page by page. Each page is kept as soon as it is read, so a killed worker loses one page's work. */
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

  /** Reads the pages that are still missing. Idempotent: a document whose reading has ended is left as it is. */
  @Handles(documentStored)
  async read({ documentId }: { documentId: number }): Promise<void> {
    const document = await this.unread(documentId);
    if (!document) return;
    await this.db.transaction((tx) =>
      tx.query("UPDATE document SET status = 'reading' WHERE id = $1 AND status = 'waiting'", [documentId]),
    );
    const skip = new Set((await this.pages(documentId)).map((page) => page.number));
    this.reader ??= createReader({ models: this.config.OCR_MODELS as 'spa' | 'spax+spa' });
    const outcome = await readDocument(
      this.storage.path(document.sha256),
      document.type,
      this.reader,
      (number, total, page) => this.keep(documentId, number, total, page),
      { skip },
    );
    const result = resultOf(outcome, await this.pages(documentId));
    await this.finish(documentId, result, outcome);
    const { pageCount: pages, pagesFailed: failed, pagesSkipped: skipped } = outcome;
    const counts = { pages, failed, skipped };
    this.log.info({
      event: 'document.read',
      folio: document.folio,
      document: documentId,
      status: result.status,
      ...counts,
    });
  }

  /** After the last attempt the document says so, instead of waiting for ever. */
  @Handles(documentGivenUp)
  async giveUp({ documentId }: { documentId: number }): Promise<void> {
    await this.finish(documentId, { status: 'unreadable', failure: GIVEN_UP });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await this.reader?.close();
  }

  private async unread(id: number): Promise<UnreadDocument | undefined> {
    const rows = await this.db.query<UnreadDocument>(
      `SELECT d.id, p.folio, d.sha256, d.type FROM document d LEFT JOIN petition p ON p.id = d.petition_id
       WHERE d.id = $1 AND d.status IN ('waiting', 'reading')`,
      [id],
    );
    return rows[0];
  }

  private pages(documentId: number): Promise<PageResult[]> {
    return this.db.query<PageResult>(
      'SELECT number, status, failure FROM page WHERE document_id = $1 ORDER BY number',
      [documentId],
    );
  }

  private async keep(documentId: number, number: number, total: number, page: ReadPage | FailedPage): Promise<void> {
    if (this.stopping) throw new Error('the worker is stopping: the job goes on after its restart');
    const shown = page.status === 'read' ? page : page.shown;
    const image = shown && (await this.store(shown.image));
    const thumbnail = shown && (await this.store(shown.thumbnail));
    const picture = [shown?.width ?? null, shown?.height ?? null, image?.sha256 ?? null, thumbnail?.sha256 ?? null];
    const read =
      page.status === 'read'
        ? ['read', page.source, clean(page.text), page.confidence]
        : ['unreadable', null, '', null];
    const words = page.status === 'read' ? page.words.map((word) => ({ ...word, text: clean(word.text) })) : [];
    const failure = page.status === 'read' ? null : page.message;
    await this.db.transaction(async (tx) => {
      await tx.query(
        `INSERT INTO page (document_id, number, status, source, text, confidence, words, width, height, image_sha256,
           thumbnail_sha256, failure, read_at, quarter_turns, blank, codes, perceptual_hash)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         ON CONFLICT (document_id, number) DO UPDATE SET (status, source, text, confidence, words, width, height,
           image_sha256, thumbnail_sha256, failure, read_at, quarter_turns, blank, codes, perceptual_hash) = (excluded.status, excluded.source, excluded.text,
           excluded.confidence, excluded.words, excluded.width, excluded.height, excluded.image_sha256,
           excluded.thumbnail_sha256, excluded.failure, excluded.read_at,
           excluded.quarter_turns, excluded.blank, excluded.codes, excluded.perceptual_hash)`,
        [
          documentId,
          number,
          ...read,
          JSON.stringify(words),
          ...picture,
          failure,
          this.clock.now(),
          ...factColumns(page),
        ],
      );
      await tx.query('UPDATE document SET pages = $2 WHERE id = $1 AND pages IS DISTINCT FROM $2', [documentId, total]);
    });
  }

  private store(image: Buffer): Promise<StoredBlob> {
    return this.storage.keep(Readable.from([image]));
  }

  /** Ends the reading once: of two workers that read the same document, the second finds it ended. */
  private async finish(
    documentId: number,
    { status, failure }: ReadingResult,
    { pageCount, remarks }: Pick<ReadingOutcome, 'pageCount' | 'remarks'> = { pageCount: 0, remarks: [] },
  ): Promise<void> {
    await this.db.transaction(async (tx) => {
      const ended: { petition_id: number | null }[] = await tx.query(
        `WITH ended AS (UPDATE document SET status = $2, failure = $3, pages = coalesce($4, pages), remarks = $5
           WHERE id = $1 AND status IN ('waiting', 'reading') RETURNING petition_id)
         SELECT petition_id FROM ended`,
        [documentId, status, failure, pageCount || null, JSON.stringify(remarks)],
      );
      if (!ended[0]) return;
      if (status === 'read') await this.jobs.enqueue(tx, searchableWanted, { documentId });
      const petitionId = ended[0].petition_id;
      if (petitionId === null) await this.jobs.enqueue(tx, scanRead, { documentId });
      else await this.jobs.enqueue(tx, documentRead, { petitionId, documentId });
    });
  }
}

/** Values of quarter_turns, blank, codes, perceptual_hash. What the engine could read well is no blank page. */
function factColumns(page: ReadPage | FailedPage): [number, boolean, string, string | null] {
  const facts = page.status === 'read' ? page.facts : page.shown?.facts;
  if (!facts) return [0, false, '[]', null];
  // A page that could not be read may have anything on it.
  const words = page.status === 'read' ? page.words : undefined;
  const isWritten = !words || words.filter(({ text, confidence }) => text.length > 3 && confidence >= 85).length > 1;
  const codes = JSON.stringify(facts.codes.map(clean));
  return [facts.quarterTurns, facts.blank && !isWritten, codes, facts.perceptualHash];
}

/** PostgreSQL keeps neither NUL nor half characters, and the text layer of a PDF may hold both. */
function clean(text: string): string {
  return Buffer.from(text).toString().replaceAll('\0', '');
}
