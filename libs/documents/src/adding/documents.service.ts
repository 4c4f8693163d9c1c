import { Injectable } from '@nestjs/common';
import { Clock, Db, DomainError, Jobs, Storage, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { findPetition, PetitionActs, type LockedPetition } from '@oficialia/registry';
import { acceptedType } from './accepted-type.js';
import type { Purpose } from '../document-row.js';
import { noFiles } from '../documents.errors.js';
import { documentStored, READING_PRIORITY } from '../documents.jobs.js';
import { readAgain } from '../stopped/read-again.js';
import { findDocument } from '../documents.queries.js';
import { tidyFileName } from './file-name.js';

export interface AddedFile {
  id: number;
  name: string;
}

export interface RefusedFile {
  name: string;
  error: DomainError;
}

/** The files of a petition: what came with it and what its acts bring. */
@Injectable()
export class Documents {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly acts: PetitionActs,
    private readonly jobs: Jobs,
  ) {}

  /**
   * Makes a stored upload a document of a locked petition, writes it in the ledger and has it read. The same content
   * for the same purpose is kept once: the id of the first time comes back. Throws `document.refused` for what is not
   * PDF, JPEG, PNG, TIFF or HEIC by its content.
   */
  async add(tx: Tx, petition: LockedPetition, actor: Actor, upload: Upload, purpose: Purpose): Promise<number> {
    const { sha256, size } = upload;
    const type = await acceptedType(this.storage.path(sha256), upload);
    const values = [
      petition.id,
      purpose,
      tidyFileName(upload.name, type),
      type,
      size,
      sha256,
      actor.id,
      this.clock.now(),
    ];
    const inserted: { id: number }[] = await tx.query(
      `INSERT INTO document (petition_id, purpose, name, type, size, sha256, added_by, added_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT ON CONSTRAINT document_once_per_petition DO NOTHING RETURNING id`,
      values,
    );
    const id = inserted[0]?.id;
    if (id === undefined) return this.known(tx, petition.id, purpose, sha256);
    const data = { sha256, size, type, purpose };
    await this.acts.record(tx, petition, actor, { act: 'document_added', data, rows: [{ table: 'document', id }] });
    await this.jobs.enqueue(tx, documentStored, { documentId: id }, { priority: READING_PRIORITY.petition });
    return id;
  }

  /**
   * Adds each file in a transaction of its own, so that a refused one does not take the others with it. Throws
   * `document.none` without files, `petition.not-found`, and whatever is not a refusal: what was added until then stays.
   */
  async addEach(
    folio: string,
    actor: Actor,
    uploads: Upload[],
    purpose: Purpose,
  ): Promise<{ added: AddedFile[]; refused: RefusedFile[] }> {
    await findPetition(this.db, folio, actor);
    if (uploads.length === 0) throw noFiles();
    const added: AddedFile[] = [];
    const refused: RefusedFile[] = [];
    for (const upload of uploads) {
      try {
        const id = await this.db.transaction(async (tx) =>
          this.add(tx, await this.acts.lock(tx, folio, actor), actor, upload, purpose),
        );
        added.push({ id, name: upload.name });
      } catch (error) {
        if (!(error instanceof DomainError) || error.code !== 'document.refused') throw error;
        refused.push({ name: upload.name, error });
      }
    }
    return { added, refused };
  }

  /** Has the pages that failed read once more. Throws `document.not-found`, and `document.reading` when none failed. */
  async readAgain(folio: string, id: string, actor: Actor): Promise<void> {
    const document = await findDocument(this.db, folio, id, actor);
    await this.db.transaction((tx) => readAgain(tx, this.jobs, document.id));
  }

  private async known(tx: Tx, petitionId: number, purpose: Purpose, sha256: string): Promise<number> {
    const rows: { id: number }[] = await tx.query(
      'SELECT id FROM document WHERE petition_id = $1 AND purpose = $2 AND sha256 = $3',
      [petitionId, purpose, sha256],
    );
    return (rows[0] as { id: number }).id;
  }
}
