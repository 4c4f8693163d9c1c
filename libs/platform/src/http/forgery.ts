import { timingSafeEqual, randomBytes } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import { DomainError } from './domain-error.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

export const forged = () =>
  new DomainError(
    'request.forged',
    403,
    'La página estuvo abierta demasiado tiempo o no vino de este sistema. Vuelva a cargarla e intente otra vez; el borrador se conserva.',
  );

/** The token that every form of this session carries. */
export function forgeryToken(request: Request): string {
  if (!request.session) return '';
  request.session.forgeryToken ??= randomBytes(24).toString('base64url');
  return request.session.forgeryToken;
}

/** Refuses a request that changes something without the session's token. Bearer tokens are not sent by browsers by themselves. */
export function forgeryCheck(request: Request, _response: Response, next: NextFunction): void {
  const exempt = SAFE.has(request.method) || !request.session || request.is('multipart/form-data');
  if (!exempt && !carriesToken(request)) return next(forged());
  next();
}

/** Whether the body (already parsed) or the header holds the session's token. */
export function carriesToken(request: Request): boolean {
  const expected = request.session?.forgeryToken;
  const sent: unknown = request.headers['x-csrf-token'] ?? (request.body as { _csrf?: unknown } | undefined)?._csrf;
  if (!expected || typeof sent !== 'string') return false;
  const a = Buffer.from(expected);
  const b = Buffer.from(sent);
  return a.length === b.length && timingSafeEqual(a, b);
}

declare module 'express-session' {
  interface SessionData {
    forgeryToken?: string;
  }
}
