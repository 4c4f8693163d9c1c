import { Injectable, SetMetadata, type CanActivate, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import { DomainError } from './domain-error.js';

export const PERMISSION = 'oficialia:permission';
export const PUBLIC = 'oficialia:public';
export const MULTIPART = 'oficialia:multipart';

/** The permission that a route asks for. */
export const Allow = (permission: string) => SetMetadata(PERMISSION, permission);
/** A route for anybody. */
export const Public = () => SetMetadata(PUBLIC, true);

export const notSignedIn = () => new DomainError('access.sign-in', 401, 'Inicie sesión para continuar.');
export const notAllowed = (permission: string) =>
  new DomainError('access.denied', 403, 'Su cuenta no tiene permiso para hacer esto.', { permission });
const noForms = () => new DomainError('request.media-type', 415, 'Esta dirección no recibe archivos.');

/** Denies every route that names neither a permission nor `@Public()`. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const targets = [context.getHandler(), context.getClass()];
    const request = context.switchToHttp().getRequest<Request>();
    // The forgery check of multipart forms lives in the upload interceptor, so only routes that have it may take them.
    if (request.is('multipart/form-data') && !this.reflector.get<boolean>(MULTIPART, context.getHandler()))
      throw noForms();
    if (this.reflector.getAllAndOverride<boolean>(PUBLIC, targets)) return true;
    const permission = this.reflector.getAllAndOverride<string>(PERMISSION, targets);
    if (!request.user) throw notSignedIn();
    if (!permission || !request.user.permissions.has(permission)) throw notAllowed(permission ?? 'none');
    return true;
  }
}
