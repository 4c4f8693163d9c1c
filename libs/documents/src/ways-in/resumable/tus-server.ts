import { Injectable } from '@nestjs/common';
import { Clock, Config, Db, Log, Storage, type Actor } from '@oficialia/platform';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { OWNER, UploadRows } from './upload-rows.js';

/** Where the protocol is spoken. */
export const UPLOADS_PATH = '/digitalizaciones/cargas';
export const DAYS_KEPT = 3;

const MEGABYTE = 1024 * 1024;
const MARGIN_BYTES = 50 * MEGABYTE;
const OPEN_AT_ONCE = 300;

/** What the protocol's server throws and sends; `body` is shown to people. */
interface Refusal {
  status_code: number;
  body: string;
}

type TusRequest = NonNullable<Parameters<NonNullable<Server['options']['onUploadCreate']>>[0]>;

const refusal = (status: number, body: string): Refusal => ({ status_code: status, body });
const gone = () => refusal(404, 'Este envío ya no está. Empiece otra vez.');

/**
 * The server of the tus protocol 1.0. Two processes may hold the same upload for a moment, when a broken connection
 * has not ended yet: both write the same bytes of the same file at the same places, so no lock between them is needed.
 */
@Injectable()
export class TusServer {
  private server: Promise<Server> | undefined;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  /** Answers one request of the protocol. */
  async handle(request: Request, response: Response): Promise<void> {
    this.server ??= this.open();
    await (await this.server).handle(request, response);
  }

  /** Where the bytes of an upload lie. */
  pathOf(id: string): string {
    if (!/^[0-9a-f]{32}$/.test(id)) throw new Error('not the id of an upload');
    return join(this.config.uploadsDir, id);
  }

  /** The bytes go; what the database knows stays. */
  async dropBytes(ids: string[]): Promise<void> {
    for (const id of ids) await rm(this.pathOf(id), { force: true });
  }

  private async open(): Promise<Server> {
    const { uploadsDir, UPLOAD_LIMIT_MB } = this.config;
    // The store makes its folder too, but for everybody to read.
    await mkdir(uploadsDir, { recursive: true, mode: 0o700 });
    const datastore = new FileStore({
      directory: uploadsDir,
      configstore: new UploadRows(this.db, this.clock),
      expirationPeriodInMilliseconds: DAYS_KEPT * 86_400_000,
    });
    // Without a length there is nothing to hold against the limit.
    datastore.extensions = ['creation', 'termination', 'expiration'];
    return new Server({
      path: UPLOADS_PATH,
      datastore,
      maxSize: UPLOAD_LIMIT_MB * MEGABYTE,
      relativeLocation: true,
      allowedOrigins: () => false,
      namingFunction: () => randomBytes(16).toString('hex'),
      onUploadCreate: (request, upload) => this.welcome(actorOf(request), upload.size ?? 0, upload.metadata),
      onIncomingRequest: (request, id) => this.checkOwner(request, id),
      onResponseError: (_request, error) => this.explain(error),
    });
  }

  private async welcome(actor: Actor, size: number, metadata: Record<string, string | null> = {}) {
    if ((await this.storage.freeBytes()) < MARGIN_BYTES + size)
      throw refusal(507, 'No hay espacio para guardar archivos. Avise a la persona administradora.');
    const sql = 'SELECT count(*)::int AS open FROM resumable_upload WHERE person_id = $1 AND pile_id IS NULL';
    const [waiting] = await this.db.query<{ open: number }>(sql, [actor.id]);
    if ((waiting?.open ?? 0) >= OPEN_AT_ONCE)
      throw refusal(429, 'Tiene demasiados envíos a medias. Cancele los que ya no necesita.');
    return { metadata: { ...metadata, [OWNER]: String(actor.id) } };
  }

  private async checkOwner(request: TusRequest, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const sql = 'SELECT 1 FROM resumable_upload WHERE id = $1 AND person_id = $2 AND pile_id IS NULL';
    if ((await this.db.query(sql, [id, actorOf(request).id])).length === 0) throw gone();
  }

  private explain(error: Error | Refusal): Refusal {
    const status = 'status_code' in error ? error.status_code : 500;
    if (error instanceof Error && status === 500) this.log.error({ event: 'upload.failed', message: error.message });
    if (status === 413)
      return refusal(413, `El archivo pasa de ${this.config.UPLOAD_LIMIT_MB} MB. Divídalo o redúzcalo.`);
    if (status === 404 || status === 410) return gone();
    if (status >= 500 && status !== 507) return refusal(status, 'El servidor no pudo guardar esta parte del archivo.');
    return error as Refusal;
  }
}

/** The guard has let this person in before the protocol began. */
function actorOf(request: TusRequest): Actor {
  const { user } = (request.runtime?.node?.req ?? {}) as unknown as Partial<Request>;
  if (!user) throw new Error('an upload without a person');
  return user;
}
