import { Injectable } from '@nestjs/common';
import { Settings } from '@oficialia/directory';
import { Clock, Db, DomainError, formatWhen, type Actor, type Upload } from '@oficialia/platform';
import { createHash } from 'node:crypto';
import type { RefusedFile } from '../adding/documents.service.js';
import { noFiles } from '../documents.errors.js';
import type { PileSource } from '../pile/pile-row.js';
import { Piles, type FilesAs } from '../pile/piles.service.js';
import { Uploads } from './resumable/uploads.service.js';

/** Scans as a form brings them. */
export interface ReceivedScans {
  source: PileSource;
  name: string;
  /** Files that came with the form. */
  files: Upload[];
  /** Files that came before it, in pieces. */
  uploads: string[];
  /** Of the form: sent twice, it opens one pile. */
  key?: string;
  awaitsBacks?: boolean;
  /** Absent: a pile of their own. */
  into?: { pileId: number; as: FilesAs };
}

/** Whatever way scans come in, they become part of a pile, once. */
@Injectable()
export class Receiving {
  constructor(
    private readonly piles: Piles,
    private readonly uploads: Uploads,
    private readonly settings: Settings,
    private readonly clock: Clock,
    private readonly db: Db,
  ) {}

  /** The pile that the scans are part of now, and the files that are no documents. Throws `document.none`, and what `Piles` throws. */
  async receive(actor: Actor, scans: ReceivedScans): Promise<{ pileId: number; refused: RefusedFile[] }> {
    if (scans.uploads.length === 0 && scans.files.length === 0) throw noFiles();
    const { files, pileId } = await this.uploads.gather(scans.uploads, actor);
    if (pileId !== undefined) return { pileId, refused: [] };
    const all = [...files, ...scans.files];
    try {
      const result = scans.into ? await this.add(actor, scans, all, scans.into) : await this.open(actor, scans, all);
      await this.uploads.release(scans.uploads);
      return result;
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== 'upload.handed-over') throw error;
      const first = await this.uploads.gather(scans.uploads, actor);
      if (first.pileId === undefined) throw error;
      return { pileId: first.pileId, refused: [] };
    }
  }

  private async open(actor: Actor, scans: ReceivedScans, files: Upload[]) {
    const { source, name, uploads, awaitsBacks } = scans;
    const opened = await this.piles.open(actor, source, name || (await this.nameOf(files)), files, {
      key: keyOf(scans, actor),
      awaitsBacks,
    });
    // The key has made it one pile whoever was first; a claim that comes second finds that nothing is left to do.
    await this.db.transaction((tx) => this.uploads.claim(tx, uploads, opened.pileId));
    return opened;
  }

  private async add(
    actor: Actor,
    scans: ReceivedScans,
    files: Upload[],
    { pileId, as }: { pileId: number; as: FilesAs },
  ) {
    const added = await this.piles.addFiles(pileId, actor, files, {
      as,
      alongside: (tx) => this.uploads.claim(tx, scans.uploads, pileId),
    });
    return { pileId, refused: added.refused };
  }

  /** A single file keeps its name; a pile of several is called by the moment. */
  private async nameOf(files: Upload[]): Promise<string> {
    const [only, another] = files;
    if (only && !another) return only.name;
    const { timeZone } = await this.settings.municipality();
    return `Pila del ${formatWhen(this.clock.now(), timeZone)}`;
  }
}

/** The same uploads, or the same form, bring the same key. */
function keyOf({ uploads, key }: ReceivedScans, actor: Actor): string | undefined {
  if (uploads.length > 0) return `carga:${createHash('sha256').update(uploads.join()).digest('hex')}`;
  return key ? `formulario:${actor.id}:${key}` : undefined;
}
