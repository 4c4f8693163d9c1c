import { Injectable } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Config, Db, forgeryCheck, keyFile, Log, signing, type Actor } from '@oficialia/platform';
import type { Request, RequestHandler, Response } from 'express';
import session from 'express-session';
import { randomBytes } from 'node:crypto';
import passport from 'passport';
import { Strategy as BearerStrategy } from 'passport-http-bearer';
import { Strategy as LocalStrategy } from 'passport-local';
import { tokenRefused, wrongCredentials } from './directory.errors.js';
import { People } from './people.service.js';
import { sessionStore } from './session-store.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

type BearerDone = (error: unknown, actor?: Actor | false) => void;

declare module 'express-session' {
  interface SessionData {
    signedInAt?: number;
  }
}

/** Who is at the door: people by session, programs by bearer token. */
@Injectable()
export class Authentication {
  private readonly passport = new passport.Passport();

  constructor(
    private readonly config: Config,
    private readonly db: Db,
    private readonly people: People,
    private readonly log: Log,
  ) {}

  /** Mounts sessions, forgery protection and identification in front of the routes. */
  install(app: NestExpressApplication): void {
    this.definePassport();
    const forPeople = [this.sessions(), this.passport.session(), this.endOldSession(), forgeryCheck];
    const forPrograms = this.bearer();
    for (const handler of forPeople) app.use(unless(isForPrograms, handler));
    app.use('/api', forPrograms);
    app.use(signWithUser);
  }

  /** Checks user and password and opens a new session under a new identifier. */
  signIn(request: Request, response: Response): Promise<void> {
    return new Promise((resolve, reject) => {
      const done = (error: unknown, actor?: Actor | false) => {
        if (error || !actor) return reject(error ?? wrongCredentials());
        request.logIn(actor, (failure: unknown) => {
          if (failure) return reject(failure);
          request.session.signedInAt = Date.now();
          resolve();
        });
      };
      (this.passport.authenticate('local', { session: false }, done) as RequestHandler)(request, response, reject);
    });
  }

  /** Ends the session here and in the database. */
  async signOut(request: Request): Promise<void> {
    if (request.user) await this.people.signedOut(request.user);
    await new Promise<void>((resolve, reject) => {
      request.session.destroy((error: unknown) => (error ? reject(error) : resolve()));
    });
  }

  private definePassport(): void {
    const checkPassword = new LocalStrategy({ passReqToCallback: true }, (request, username, password, done) => {
      this.people
        .signIn(username, password, request.ip ?? '')
        .then((id) => this.people.actor(id, request.ip ?? ''))
        .then((actor) => done(null, actor ?? false))
        .catch((error: unknown) => done(error));
    });
    const checkToken = new BearerStrategy(
      { passReqToCallback: true },
      (request: Request, token: string, done: BearerDone) => {
        this.people.actorOfToken(token, request.ip ?? '').then(
          (actor) => done(null, actor),
          (error: unknown) => done(error),
        );
      },
    );
    this.passport.use(checkPassword);
    this.passport.use(checkToken);
    this.passport.serializeUser((user, done) => done(null, user.id));
    this.passport.deserializeUser(
      (request: Request, id: number, done: (error: unknown, user?: Actor | false) => void) => {
        this.people.actor(id, request.ip ?? '').then((actor) => done(null, actor ?? false), done);
      },
    );
  }

  private sessions(): RequestHandler {
    const idleMs = this.config.SESSION_IDLE_MINUTES * MINUTE_MS;
    const secret = keyFile(this.config.keysDir, 'session.secret', () => randomBytes(48).toString('base64url'));
    return session({
      name: this.config.SECURE_COOKIES ? '__Host-oficialia' : 'oficialia',
      secret,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      store: sessionStore(this.db, this.log, idleMs),
      cookie: {
        httpOnly: true,
        sameSite: 'lax',
        secure: this.config.SECURE_COOKIES,
        maxAge: idleMs,
        path: '/',
      },
    });
  }

  private endOldSession(): RequestHandler {
    const longest = this.config.SESSION_HOURS * HOUR_MS;
    return (request, _response, next) => {
      const since = request.session.signedInAt;
      if (since === undefined || Date.now() - since < longest) return next();
      request.session.regenerate((error: unknown) => {
        request.user = undefined;
        next(error);
      });
    };
  }

  private bearer(): RequestHandler {
    return (request, response, next) => {
      if (!request.headers.authorization) return next();
      const done = (error: unknown, actor?: Actor | false) => {
        if (error || !actor) return next(error ?? tokenRefused());
        request.user = actor;
        next();
      };
      (this.passport.authenticate('bearer', { session: false }, done) as RequestHandler)(request, response, next);
    };
  }
}

/** What the request changes in the database is signed with who is behind it. */
const signWithUser: RequestHandler = ({ user }, _response, next) => (user ? signing(user, next) : next());

/** The API takes bearer tokens alone, the pages sessions alone: neither needs the other's protection. */
function isForPrograms(request: Request): boolean {
  return request.path.startsWith('/api/');
}

function unless(skip: (request: Request) => boolean, handler: RequestHandler): RequestHandler {
  return (request, response, next) => (skip(request) ? next() : handler(request, response, next));
}
