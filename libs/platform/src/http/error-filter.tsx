import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';
import { sqlState } from '../db/db.js';
import { Log } from '../log/log.js';
import { LinkButton } from '../ui/button.js';
import { Card } from '../ui/brand.js';
import { DomainError } from './domain-error.js';
import type { Pages } from './pages.js';

const SENTENCES: Record<number, string> = {
  400: 'La solicitud llegó incompleta o mal formada.',
  404: 'Esta página no existe.',
  413: 'Lo que envió es demasiado grande.',
  415: 'Este tipo de contenido no se recibe aquí.',
};
const UNAVAILABLE =
  'En este momento no se puede guardar. Lo que escribió no se ha perdido: espere un minuto y vuelva a intentarlo.';
const DISK_FULL = 'No hay espacio para guardar el archivo. Avise a la persona administradora; nada se ha perdido.';

/** Turns every error into RFC 9457 problem+json for the API and a Spanish page for people. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  constructor(
    private readonly log: Log,
    private readonly pages: Pages,
  ) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const error = asDomainError(thrown);
    const reference = error.status >= 500 ? randomUUID().slice(0, 8) : undefined;
    if (reference) this.log.error({ event: 'failure', reference, ...technical(thrown) });
    if (response.headersSent) return void response.destroy();
    if (error.status === 503) response.set('Retry-After', '30');
    if (request.path.startsWith('/api/')) return sendProblem(response, error, reference);
    if (error.code === 'access.sign-in' && !request.headers['hx-request']) return goToSignIn(request, response);
    try {
      await this.sendPage(request, response, error, reference);
    } catch {
      // Without a database there is no shell either; the sentence must arrive all the same.
      response.status(error.status).type('text/plain; charset=utf-8').send(error.message);
    }
  }

  private sendPage(request: Request, response: Response, error: DomainError, reference?: string): Promise<void> {
    const title = error.status === 404 ? 'No encontrada' : 'No se pudo completar';
    const { href, words } = wayOn(request);
    return this.pages.send(
      request,
      response,
      { title, layout: 'plain', status: error.status },
      <Card heading={title} lead={error.message}>
        {reference && <p>Referencia para la persona administradora: {reference}</p>}
        <LinkButton href={href} kind="secondary">
          {words}
        </LinkButton>
      </Card>,
    );
  }
}

/** Back to the form that was not accepted, where its draft waits (past signing in, if need be); else to the start. */
function wayOn(request: Request): { href: string; words: string } {
  const from = URL.parse(request.get('referer') ?? '');
  if (request.method !== 'GET' && from?.host === request.get('host') && !/^\/[/\\]/.test(from?.pathname ?? '')) {
    return { href: `${from?.pathname}${from?.search}`, words: 'Volver a la página' };
  }
  return { href: '/', words: request.user ? 'Volver al inicio' : 'Ir al inicio' };
}

function sendProblem(response: Response, error: DomainError, reference?: string): void {
  response.status(error.status).type('application/problem+json');
  const type = `urn:oficialia:${error.code}`;
  response.send(
    JSON.stringify({ type, title: error.message, status: error.status, code: error.code, reference, ...error.params }),
  );
}

function goToSignIn(request: Request, response: Response): void {
  const back = request.method === 'GET' ? `?volver=${encodeURIComponent(request.originalUrl)}` : '';
  response.redirect(303, `/entrar${back}`);
}

function asDomainError(thrown: unknown): DomainError {
  if (thrown instanceof DomainError) return thrown;
  const status = statusOf(thrown);
  if (status !== undefined && status < 500) {
    return new DomainError(`request.${status}`, status, SENTENCES[status] ?? 'La solicitud no se puede atender.');
  }
  if (UNSTORABLE.has(sqlState(thrown) ?? '')) return new DomainError('request.400', 400, SENTENCES[400] as string);
  if (isOutage(thrown)) return new DomainError('service.unavailable', 503, UNAVAILABLE);
  if (codeOf(thrown) === 'ENOSPC') return new DomainError('storage.full', 507, DISK_FULL);
  return new DomainError('service.failure', 500, 'Algo falló de nuestro lado. Lo que ya se registró está a salvo.');
}

function statusOf(thrown: unknown): number | undefined {
  if (thrown instanceof HttpException) return thrown.getStatus();
  const status = (thrown as { status?: unknown } | undefined)?.status;
  return typeof status === 'number' ? status : undefined;
}

function codeOf(thrown: unknown): string | undefined {
  const code = (thrown as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

/** What only the sent data can cause: a NUL or half a character in a text, a number out of range. */
const UNSTORABLE = new Set(['22021', '22P05', '22003']);

const OUTAGE_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);

/** TypeORM lets go of a connection that breaks in the middle of a transaction, and says so to the next query. */
const LOST_CONNECTION =
  /Connection terminated|timeout exceeded when trying to connect|Client (has encountered a connection error|was closed)|query runner (was )?already released/i;

function isOutage(thrown: unknown): boolean {
  const state = sqlState(thrown);
  if (state && (/^(08|57P|53)/.test(state) || state === '25006')) return true;
  const code = codeOf(thrown) ?? codeOf((thrown as { driverError?: unknown } | undefined)?.driverError);
  if (code && OUTAGE_CODES.has(code)) return true;
  return LOST_CONNECTION.test((thrown as Error | undefined)?.message ?? '');
}

/** What a log may hold: never parameters, which carry personal data. */
function technical(thrown: unknown): Record<string, unknown> {
  const { name, message, stack } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return {
    name,
    message: message.split('\n')[0],
    state: sqlState(thrown),
    stack: stack?.split('\n').slice(1, 8).join('\n'),
  };
}
