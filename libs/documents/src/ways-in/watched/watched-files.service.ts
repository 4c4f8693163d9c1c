import { Injectable } from '@nestjs/common';
import { Clock, Config, Db, DomainError, Storage, tidyText, type Actor } from '@oficialia/platform';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Piles } from '../../pile/piles.service.js';
import type { Claim } from './watched-paths.js';

/** The same content within this time was sent by mistake; after it, on purpose. */
const REPEAT_MS = 24 * 60 * 60 * 1000;
const MEGABYTE = 1024 * 1024;

/** What became of a claimed file. */
export type Reception =
  | { outcome: 'received'; id: number }
  | { outcome: 'repeated'; id: number; before: Date }
  | { outcome: 'refused'; id: number; reason: string }
  /** It grew while it was read: the scanner is not done with it. */
  | { outcome: 'growing' };

interface Row {
  id: number;
  repeats: number | null;
  repeated_at: Date | null;
  pile_id: number | null;
  refusal: string | null;
}

/**
 * Claimed files become piles. Every step finds what an earlier attempt at the same claim has done, so a worker that is
 * killed in between, or two that work on one claim, receive it once.
 */
@Injectable()
export class WatchedFiles {
  constructor(
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly clock: Clock,
    private readonly config: Config,
    private readonly piles: Piles,
  ) {}

  /** Receives a claimed file in the name of `actor`. The file itself stays where it is. */
  async receive(claim: Claim, actor: Actor): Promise<Reception> {
    const before = await stat(claim.path);
    const isTooLarge = before.size > this.config.UPLOAD_LIMIT_MB * MEGABYTE;
    const sha256 = isTooLarge ? await hashOf(claim.path) : (await this.keep(claim)).sha256;
    const after = await stat(claim.path);
    if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) return { outcome: 'growing' };
    const row = await this.register(claim, sha256, actor);
    if (row.refusal !== null) return { outcome: 'refused', id: row.id, reason: row.refusal };
    if (row.repeated_at) return { outcome: 'repeated', id: row.id, before: row.repeated_at };
    if (row.pile_id !== null) return { outcome: 'received', id: row.id };
    if (isTooLarge) return this.refuse(row.id, `El archivo pasa de ${this.config.UPLOAD_LIMIT_MB} MB.`);
    return this.open(claim, row.id, { name: claim.name, sha256, size: before.size }, actor);
  }

  private async open(claim: Claim, id: number, file: { name: string; sha256: string; size: number }, actor: Actor) {
    try {
      const name = tidyText(claim.folder ? `${claim.folder}: ${file.name}` : file.name, false);
      const { pileId } = await this.piles.open(actor, 'folder', name, [file], { key: `carpeta:${claim.id}` });
      await this.db.transaction((tx) => tx.query('UPDATE watched_file SET pile_id = $2 WHERE id = $1', [id, pileId]));
      return { outcome: 'received', id } as const;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'pile.nothing-kept') throw error;
      return this.refuse(id, error.message);
    }
  }

  private async refuse(id: number, reason: string): Promise<Reception> {
    await this.db.transaction((tx) => tx.query('UPDATE watched_file SET refusal = $2 WHERE id = $1', [id, reason]));
    return { outcome: 'refused', id, reason };
  }

  private keep({ path }: Claim) {
    return this.storage.keep(createReadStream(path));
  }

  /** The row of this claim. Of two claims with the same content, one after the other looks whether it came before. */
  private register(claim: Claim, sha256: string, actor: Actor): Promise<Row> {
    return this.db.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 16))', [sha256]);
      const now = this.clock.now();
      await tx.query(
        `INSERT INTO watched_file (claim, name, sha256, person_id, taken_at, repeats)
         SELECT $1, $2, $3, $4, $5, (SELECT max(id) FROM watched_file WHERE sha256 = $3 AND claim <> $1
           AND refusal IS NULL AND repeats IS NULL AND taken_at > $6)
         ON CONFLICT ON CONSTRAINT watched_file_claim_unique DO NOTHING`,
        [claim.id, tidyText(claim.name, false), sha256, actor.id, now, new Date(now.getTime() - REPEAT_MS)],
      );
      const rows: Row[] = await tx.query(
        `SELECT w.id, w.repeats, r.taken_at AS repeated_at, w.pile_id, w.refusal
         FROM watched_file w LEFT JOIN watched_file r ON r.id = w.repeats WHERE w.claim = $1`,
        [claim.id],
      );
      return rows[0] as Row;
    });
  }
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
