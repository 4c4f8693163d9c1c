import { Injectable } from '@nestjs/common';
import { Clock, Config, Db, removeOlder, Storage, type Actor, type Tx, type Upload } from '@oficialia/platform';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { handedOverMeanwhile, uploadNotFound, uploadNotWhole } from '../ways-in.errors.js';
import { DAYS_KEPT, TusServer } from './tus-server.js';

const DAY_MS = 86_400_000;

interface Row {
  id: string;
  name: string;
  size: number;
  pile_id: number | null;
}

/** Uploads of somebody that may be handed over: their files are kept, their rows wait to be claimed. */
export interface GatheredUploads {
  files: Upload[];
  /** They were handed over before, to this pile. */
  pileId?: number;
}

/** The pile that all of them became part of; undefined while they wait. */
function handedOver(rows: Row[]): number | undefined {
  const pileId = rows[0]?.pile_id ?? undefined;
  if (rows.some((row) => (row.pile_id ?? undefined) !== pileId)) throw uploadNotFound();
  return pileId;
}

/** What came in pieces, once it is whole. */
@Injectable()
export class Uploads {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly tus: TusServer,
  ) {}

  /** Keeps the files of these uploads, in this order. Throws `upload.not-found` for those of others, `upload.not-whole`. */
  async gather(ids: string[], actor: Actor): Promise<GatheredUploads> {
    const rows = await this.rowsOf(ids, actor);
    const pileId = handedOver(rows);
    if (pileId !== undefined) return { files: [], pileId };
    const files: Upload[] = [];
    try {
      for (const row of rows) files.push({ ...(await this.keep(row)), name: row.name });
    } catch (error) {
      // Whoever sent the same form in the same moment may have been first, and the pieces are gone.
      const first = handedOver(await this.rowsOf(ids, actor));
      if (first === undefined) throw error;
      return { files: [], pileId: first };
    }
    return { files };
  }

  /** Gives the uploads to a pile. Throws `upload.handed-over` when another request was first. */
  async claim(tx: Tx, ids: string[], pileId: number): Promise<void> {
    const claimed: unknown[] = await tx.query(
      `WITH claimed AS (UPDATE resumable_upload SET pile_id = $2 WHERE id = ANY ($1) AND pile_id IS NULL RETURNING id)
       SELECT id FROM claimed`,
      [ids, pileId],
    );
    if (claimed.length !== ids.length) throw handedOverMeanwhile();
  }

  /** After the claim: the bytes are in the storage, and the pieces are of no more use. */
  release(ids: string[]): Promise<void> {
    return this.tus.dropBytes(ids);
  }

  /** Removes uploads that nobody went on with; returns how many. */
  async sweep(): Promise<number> {
    const before = new Date(this.clock.now().getTime() - DAYS_KEPT * DAY_MS);
    await this.db.transaction((tx) => tx.query('DELETE FROM resumable_upload WHERE created_at < $1', [before]));
    return removeOlder(this.config.uploadsDir, before);
  }

  private async rowsOf(ids: string[], actor: Actor): Promise<Row[]> {
    const rows = await this.db.query<Row>(
      'SELECT id, name, size, pile_id FROM resumable_upload WHERE id = ANY ($1) AND person_id = $2',
      [ids, actor.id],
    );
    const ordered = ids.map((id) => rows.find((row) => row.id === id));
    if (ordered.some((row) => !row)) throw uploadNotFound();
    return ordered as Row[];
  }

  private async keep(row: Row) {
    const path = this.tus.pathOf(row.id);
    const size = (await stat(path).catch(() => undefined))?.size;
    // Somebody else has just handed it over, or the sweep came.
    if (size === undefined) throw uploadNotFound();
    if (size !== row.size) throw uploadNotWhole(row.name);
    return this.storage.keep(createReadStream(path));
  }
}
