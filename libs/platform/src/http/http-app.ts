import { NestFactory, Reflector } from '@nestjs/core';
import type { DynamicModule, Type } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Config } from '../config/config.js';
import { FrameworkLog, Log } from '../log/log.js';
import { serveAssets } from '../ui/assets.js';
import { AccessGuard } from './access.js';
import { ErrorFilter } from './error-filter.js';
import { Pages } from './pages.js';
import { requestLog } from './request-log.js';
import { DtoPipe } from './validation.js';

const BODY_LIMIT = '512kb';

/** The HTTP process of a module, with what every route needs: headers, limits, log, guard, errors. Not yet listening. */
export async function createHttpApp(module: Type | DynamicModule): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(module, { bodyParser: false, bufferLogs: true });
  return prepareHttpApp(app);
}

/** The same for an application that a test has made. */
export function prepareHttpApp(app: NestExpressApplication): NestExpressApplication {
  const config = app.get(Config);
  const log = app.get(Log);
  app.useLogger(new FrameworkLog(log));
  app.set('trust proxy', config.TRUST_PROXY);
  app.set('query parser', 'simple');
  app.disable('x-powered-by');
  // Pages are never stored and the API answers acts: a tag would be computed for nobody.
  app.disable('etag');
  app.use(requestLog(log));
  app.use(securityHeaders(config));
  app.use(permissionsPolicy());
  app.use(compression());
  serveAssets(app);
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.useBodyParser('urlencoded', { limit: BODY_LIMIT, extended: true });
  app.useGlobalGuards(new AccessGuard(app.get(Reflector)));
  app.useGlobalPipes(new DtoPipe());
  app.useGlobalFilters(new ErrorFilter(log, app.get(Pages)));
  app.enableShutdownHooks();
  return app;
}

function securityHeaders(config: Config) {
  const secure = config.SECURE_COOKIES;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameSrc: ["'self'"],
        frameAncestors: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: ["'self'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'sameorigin' },
    crossOriginEmbedderPolicy: false,
  });
}

const NO_DEVICES = 'microphone=(), geolocation=(), payment=(), usb=(), display-capture=()';

/** No page reaches a device of the person in front of it; `allowCamera` makes the exception. */
function permissionsPolicy() {
  return (_request: Request, response: Response, next: NextFunction): void => {
    response.setHeader('Permissions-Policy', `camera=(), ${NO_DEVICES}`);
    next();
  };
}

/** Lets the page that is being sent ask for the camera. */
export function allowCamera(response: Response): void {
  response.setHeader('Permissions-Policy', `camera=(self), ${NO_DEVICES}`);
}

/** Starts listening and says so in one line. */
export async function listen(app: NestExpressApplication, port: number): Promise<void> {
  const config = app.get(Config);
  await app.listen(port, config.HOST);
  app.get(Log).info({ event: 'listening', port, settings: config.printable() });
}
