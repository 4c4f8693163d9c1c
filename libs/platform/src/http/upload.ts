import {
  applyDecorators,
  Injectable,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import multer from 'multer';
import type { Observable } from 'rxjs';
import { Config } from '../config/config.js';
import { Storage, type StoredBlob } from '../storage/storage.js';
import { MULTIPART } from './access.js';
import { DomainError } from './domain-error.js';
import { carriesToken, forged } from './forgery.js';

const FILES_AT_ONCE = 20;
const MARGIN_BYTES = 50 * 1024 * 1024;

/** A received file: kept by its content, under the name its owner gave it. */
export interface Upload extends StoredBlob {
  name: string;
}

const tooLarge = (limit: number) =>
  new DomainError('upload.too-large', 413, `El archivo pasa de ${limit} MB. Divídalo o redúzcalo.`);
const tooMany = () => new DomainError('upload.too-many', 413, `Envíe como máximo ${FILES_AT_ONCE} archivos a la vez.`);
const cut = () =>
  new DomainError('upload.cut', 400, 'El envío se cortó antes de terminar. Vuelva a enviar el archivo.');
const full = () =>
  new DomainError('storage.full', 507, 'No hay espacio para guardar archivos. Avise a la persona administradora.');

/** A route that receives files in the field `files`; the handler finds them with `uploadsOf(request)`. */
export const ReceivesFiles = () => applyDecorators(SetMetadata(MULTIPART, true), UseInterceptors(UploadInterceptor));

/** The files of the request, stored and synced. */
export function uploadsOf(request: Request): Upload[] {
  return (request.files ?? []) as unknown as Upload[];
}

@Injectable()
export class UploadInterceptor implements NestInterceptor {
  private readonly receive: ReturnType<ReturnType<typeof multer>['array']>;

  constructor(
    private readonly config: Config,
    private readonly storage: Storage,
  ) {
    const limits = {
      fileSize: config.UPLOAD_LIMIT_MB * 1024 * 1024,
      files: FILES_AT_ONCE,
      fields: 50,
      fieldSize: 100_000,
    };
    this.receive = multer({ storage: this.engine(), limits, defParamCharset: 'utf8', fileFilter: refuseForged }).array(
      'files',
    );
  }

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    if (!request.is('multipart/form-data')) return next.handle();
    if ((await this.storage.freeBytes()) < MARGIN_BYTES + Number(request.headers['content-length'] ?? 0)) throw full();
    await this.parse(request, response);
    if (request.session && !carriesToken(request)) throw forged();
    return next.handle();
  }

  private parse(request: Request, response: Response): Promise<void> {
    return new Promise((resolve, reject) => {
      request.once('aborted', () => reject(cut()));
      this.receive(request, response, (error: unknown) => (error ? reject(this.explain(error)) : resolve()));
    });
  }

  private explain(error: unknown): unknown {
    const code = (error as { code?: string }).code;
    if (code === 'LIMIT_FILE_SIZE') return tooLarge(this.config.UPLOAD_LIMIT_MB);
    if (code === 'LIMIT_FILE_COUNT' || code === 'LIMIT_UNEXPECTED_FILE') return tooMany();
    if (/Unexpected end of form|Malformed part|Boundary not found|aborted/i.test((error as Error).message ?? ''))
      return cut();
    return error;
  }

  private engine(): multer.StorageEngine {
    return {
      _handleFile: (_request, file, done) => {
        // At the limit the stream ends as if the file did.
        const isWhole = () => !(file.stream as { truncated?: boolean }).truncated;
        this.storage.keep(file.stream, isWhole).then(
          (blob) => done(null, { ...blob, name: file.originalname } as unknown as Partial<Express.Multer.File>),
          (error: unknown) => done(error as Error),
        );
      },
      // What was kept is addressed by its content and may belong to another petition already: it stays.
      _removeFile: (_request, _file, done) => done(null),
    };
  }
}

/** The token's field stands before the files in our forms, so a forged request is refused before a byte is stored. */
function refuseForged(request: Request, _file: Express.Multer.File, done: multer.FileFilterCallback): void {
  if (request.session && !carriesToken(request)) return done(forged());
  done(null, true);
}
