import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Clock, Db, Handles, Jobs, Log, Storage } from '@oficialia/platform';
import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { searchableWanted } from '../documents.jobs.js';
import type { DocumentType, Word } from '../reading/reading.types.js';
import { TaskThread, threadFile } from '../reading/threads/task-thread.js';
import { alignWords } from '../viewing/align-words.js';
import type { SearchablePage, SearchableStart } from './searchable-pdf.js';

/** One page at a time: its picture and its words. */
const TIME_LIMIT_MS = 60_000;

interface ReadDocument {
  name: string;
  type: DocumentType;
  size: number;
  sha256: string;
  pages: number;
}

/** Makes the searchable PDF beside a document that was read; the original stays as it is. */
@Injectable()
export class SearchableJob implements OnModuleDestroy {
  private readonly threads = new Set<TaskThread>();
  private stopping = false;

  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly log: Log,
  ) {}

  /** Idempotent: made again, it stands in the place of the one before. */
  @Handles(searchableWanted)
  async make({ documentId }: { documentId: number }): Promise<void> {
    const rows = await this.db.query<ReadDocument>(
      `SELECT name, type, size, sha256, pages FROM document WHERE id = $1 AND status = 'read' AND pages > 0`,
      [documentId],
    );
    if (!rows[0]) return;
    if (this.stopping) return this.putBack(documentId);
    const target = await this.storage.draftPath();
    try {
      await this.write(documentId, rows[0], target);
      const { sha256, size } = await this.storage.keep(createReadStream(target));
      await this.db.transaction((tx) =>
        tx.query('UPDATE document SET searchable_sha256 = $2 WHERE id = $1', [documentId, sha256]),
      );
      const sizes = { bytes: size, originalBytes: rows[0].size };
      this.log.info({ event: 'document.searchable', document: documentId, pages: rows[0].pages, ...sizes });
    } catch (error) {
      if (!this.stopping) throw error;
      await this.putBack(documentId);
    } finally {
      await rm(target, { force: true });
    }
  }

  /** What is being made goes back into the queue; no attempt is used up. */
  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    await Promise.all([...this.threads].map((thread) => thread.close()));
  }

  private async putBack(documentId: number): Promise<void> {
    await this.db.transaction((tx) => this.jobs.enqueue(tx, searchableWanted, { documentId }));
  }

  private async write(id: number, { name, type, sha256, pages }: ReadDocument, target: string): Promise<void> {
    const thread = new TaskThread(threadFile('../searchable/pdf.thread'), { timeLimitMs: TIME_LIMIT_MS });
    this.threads.add(thread);
    try {
      const start = { path: this.storage.path(sha256), type, target, title: name, createdAt: this.clock.now() };
      await thread.run('begin', start satisfies SearchableStart);
      for (let page = 1; page <= pages; page += 1) await thread.run('add', await this.page(id, page));
      await thread.run('end', undefined);
    } finally {
      this.threads.delete(thread);
      await thread.close();
    }
  }

  private async page(documentId: number, page: number): Promise<SearchablePage> {
    const rows = await this.db.query<Omit<SearchablePage, 'page'> & { typed: boolean }>(
      `SELECT g.quarter_turns AS "quarterTurns", g.words, coalesce(g.width, 850) AS width, coalesce(g.height, 1100) AS height,
         t.text, t.by_person AS typed
       FROM page g JOIN page_text t USING (document_id, number) WHERE g.document_id = $1 AND g.number = $2`,
      [documentId, page],
    );
    if (!rows[0]) return { page, quarterTurns: 0, words: [], width: 850, height: 1100, text: '' };
    const { typed, ...read } = rows[0];
    return { page, ...read, words: typed ? placedWords(read.text, read.words) : read.words };
  }
}

/** What a person typed stands where the machine saw it; a word that it did not see follows the one before. */
function placedWords(text: string, words: readonly Word[]): Word[] {
  const placed: Word[] = [];
  for (const { text: typed, seen } of alignWords(text, words)) {
    const before = placed.at(-1);
    if (seen) placed.push({ ...seen, text: typed });
    else if (before) before.text += ` ${typed}`;
    else if (words[0]) placed.push({ ...words[0], text: typed });
  }
  return placed;
}
