import { Injectable } from '@nestjs/common';
import { Clock, Db, DomainError, Jobs, Storage, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { acceptedType } from '../adding/accepted-type.js';
import type { RefusedFile } from '../adding/documents.service.js';
import { tidyFileName } from '../adding/file-name.js';
import { noFiles } from '../documents.errors.js';
import { documentStored } from '../documents.jobs.js';
import type { DocumentType } from '../reading/reading.types.js';
import { bundleOf, EMPTY, type PageRef } from './arrangement.js';
import { PileActs } from './pile-acts.js';
import type { FileRole, LockedPile, PileSource } from './pile-row.js';
import { nothingKept, pageNotInPile } from './piles.errors.js';

/** What files are to the pile that they are added to. */
export type FilesAs = 'more' | 'backs' | { replaces: PageRef };

export interface OpenOptions {
  /** Bringing the same files twice under one key opens one pile: the id of the first time comes back. */
  key?: string;
  /** A one-sided scanner: the backs come in a second pass, and nothing is filed by itself before. */
  awaitsBacks?: boolean;
}

interface AcceptedFile extends Upload {
  type: DocumentType;
}

/** Scanned paper comes in: its files are kept, read, and then split into petitions by the worker. */
@Injectable()
export class Piles {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly jobs: Jobs,
    private readonly acts: PileActs,
  ) {}

  /**
   * Opens a pile of stored files, in their order, and has them read. What is not a document is named in `refused`.
   * Throws `document.none` without files and `pile.nothing-kept` when every one was refused.
   */
  async open(
    actor: Actor,
    source: PileSource,
    name: string,
    files: Upload[],
    options: OpenOptions = {},
  ): Promise<{ pileId: number; refused: RefusedFile[] }> {
    const { accepted, refused } = await this.accept(files);
    const pileId = await this.db.transaction(async (tx) => {
      const pile = await this.insert(tx, actor, source, name, options);
      if (pile.version > 0) return pile.id;
      const added = await this.addTo(tx, pile, actor, accepted, 'more');
      await this.acts.record(tx, pile, actor, { act: 'opened', data: { source, files: added } });
      return pile.id;
    });
    return { pileId, refused };
  }

  /**
   * Adds stored files to a pile, with whatever has to commit `alongside` of it: more pages behind the others, the backs of a second pass (last page first, as they
   * come out of the feeder), or one page scanned again. Throws like `open`, `pile.not-found` and `pile.page-not-found`.
   */
  async addFiles(
    pileId: number,
    actor: Actor,
    files: Upload[],
    { as = 'more', alongside }: { as?: FilesAs; alongside?: (tx: Tx) => Promise<void> } = {},
  ): Promise<{ refused: RefusedFile[] }> {
    const { accepted, refused } = await this.accept(files);
    await this.db.transaction(async (tx) => {
      const pile = await this.acts.lock(tx, pileId);
      if (typeof as === 'object' && !bundleOf(pile.arrangement, as.replaces)) throw pageNotInPile();
      const added = await this.addTo(tx, pile, actor, accepted, as);
      if (as === 'backs') await tx.query('UPDATE pile SET awaits_backs = false WHERE id = $1', [pileId]);
      await this.acts.record(tx, pile, actor, { act: 'files_added', data: { as, files: added } });
      await alongside?.(tx);
    });
    return { refused };
  }

  private async accept(files: Upload[]): Promise<{ accepted: AcceptedFile[]; refused: RefusedFile[] }> {
    if (files.length === 0) throw noFiles();
    const accepted: AcceptedFile[] = [];
    const refused: RefusedFile[] = [];
    for (const file of files) {
      try {
        accepted.push({ ...file, type: await acceptedType(this.storage.path(file.sha256), file) });
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'document.refused') throw error;
        refused.push({ name: file.name, error });
      }
    }
    if (accepted.length === 0) throw nothingKept(refused.map(({ error }) => error.message));
    return { accepted, refused };
  }

  /** The new pile, or the one that was opened under the same key, with a version above 0. */
  private async insert(
    tx: Tx,
    actor: Actor,
    source: PileSource,
    name: string,
    { key = null, awaitsBacks = false }: { key?: string | null; awaitsBacks?: boolean },
  ): Promise<LockedPile> {
    const rows: { id: number }[] = await tx.query(
      `INSERT INTO pile (key, source, name, opened_by, opened_at, awaits_backs, arrangement)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT ON CONSTRAINT pile_key_unique DO NOTHING RETURNING id`,
      [key, source, name.trim() || 'Digitalización', actor.id, this.clock.now(), awaitsBacks, JSON.stringify(EMPTY)],
    );
    const known: { id: number }[] = rows[0] ? rows : await tx.query('SELECT id FROM pile WHERE key = $1', [key]);
    return this.acts.lock(tx, (known[0] as { id: number }).id);
  }

  private async addTo(tx: Tx, pile: LockedPile, actor: Actor, files: AcceptedFile[], as: FilesAs) {
    const last: { position: number }[] = await tx.query(
      'SELECT coalesce(max(position), 0) AS position FROM pile_file WHERE pile_id = $1',
      [pile.id],
    );
    let position = last[0]?.position ?? 0;
    const role: FileRole = as === 'more' ? 'pages' : as === 'backs' ? 'backs' : 'replacement';
    const page = typeof as === 'object' ? as.replaces : undefined;
    const added: { document: number; sha256: string }[] = [];
    for (const { name, type, size, sha256 } of files) {
      const inserted: { id: number }[] = await tx.query(
        `INSERT INTO document (purpose, name, type, size, sha256, added_by, added_at)
         VALUES ('scan', $1, $2, $3, $4, $5, $6) RETURNING id`,
        [tidyFileName(name, type), type, size, sha256, actor.id, this.clock.now()],
      );
      const { id } = inserted[0] as { id: number };
      await tx.query(
        `INSERT INTO pile_file (document_id, pile_id, position, role, replaces_document, replaces_page)
         VALUES ($1, $2, $3, $4, $5, $6)`,
        [id, pile.id, ++position, role, page?.document ?? null, page?.page ?? null],
      );
      await this.jobs.enqueue(tx, documentStored, { documentId: id });
      added.push({ document: id, sha256 });
    }
    return added;
  }
}
