import { Injectable } from '@nestjs/common';
import { Clock, Config, Db, Log, Storage, type Actor } from '@oficialia/platform';
import { FileStore } from '@tus/file-store';
import { Server } from '@tus/server';
import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
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

const refusal = (status: number, body: string): Refusal => ({ status_code: status, body });
const gone = () => refusal(404, 'Este envío ya no está. Empiece otra vez.');

/**
 * The server of the tus protocol 1.0. Two processes may hold the same upload for a moment, when a broken connection
 * has not ended yet: both write the same bytes of the same file at the same places, so no lock between them is needed.
 */
@Injectable()
export class TusServer {
  private readonly actors = new WeakMap<globalThis.Request, Actor>();
  private server: Promise<Server> | undefined;

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly storage: Storage,
    private readonly log: Log,
    private readonly clock: Clock,
  ) {}

  /** Answers one request of the protocol, of a person whom the guard has let in. */
  async handle(request: Request, response: Response): Promise<void> {
    this.server ??= this.open();
    const server = await this.server;
    const asked = webRequest(request);
    this.actors.set(asked, request.user as Actor);
    // Not `server.handle`: it ends answers in a way that the sessions do not understand.
    const answer = await server.handleWeb(asked);
    response.status(answer.status);
    for (const [name, value] of answer.headers) response.setHeader(name, value);
    response.end(await answer.text());
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
      onUploadCreate: (request, upload) => this.welcome(this.actorOf(request), upload.size ?? 0, upload.metadata),
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

  private async checkOwner(request: globalThis.Request, id: string): Promise<void> {
    if (request.method === 'POST') return;
    const sql = 'SELECT 1 FROM resumable_upload WHERE id = $1 AND person_id = $2 AND pile_id IS NULL';
    if ((await this.db.query(sql, [id, this.actorOf(request).id])).length === 0) throw gone();
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

  private actorOf(request: globalThis.Request): Actor {
    const actor = this.actors.get(request);
    if (!actor) throw new Error('an upload without a person');
    return actor;
  }
}

function webRequest(request: Request): globalThis.Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
  const { method } = request;
  const url = new URL(request.originalUrl, 'http://desk');
  if (method !== 'PATCH' && method !== 'POST') return new globalThis.Request(url, { method, headers });
  const body = Readable.toWeb(request) as ReadableStream;
  return new globalThis.Request(url, { method, headers, body, duplex: 'half' } as RequestInit);
}
