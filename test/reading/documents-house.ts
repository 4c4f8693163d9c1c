import { Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import type { NestExpressApplication } from '@nestjs/platform-express';
import {
  Authentication,
  calendarChanged,
  DirectoryModule,
  People,
  seedDirectory,
  type Role,
} from '@oficialia/directory';
import { documentRead, DocumentsModule, paperFiled } from '@oficialia/documents';
import { Db, Handles, loadConfig, PlatformModule, prepareHttpApp, projectPath, type Actor } from '@oficialia/platform';
import {
  petitionsRegistered,
  Registration,
  RegistrationRequest,
  RegistryModule,
  seedRegistry,
} from '@oficialia/registry';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase } from '../support/database.js';

const SETUP = {
  name: 'H. Ayuntamiento de Prueba',
  shortName: 'Prueba',
  state: 'México',
  office: 'Oficialía de Partes',
  followUpOffice: 'Seguimiento',
  timeZone: 'America/Mexico_City',
  signatoryName: 'Ana Ruiz',
  signatoryPosition: 'Presidenta Municipal',
};
const PASSWORD = 'La contraseña es larga 7';

/** Stands where routing will: it hears that a reading ended. */
export class Listener {
  readonly heard: { petitionId: number; documentId: number }[] = [];

  @Handles(documentRead)
  async onRead(payload: { petitionId: number; documentId: number }): Promise<void> {
    this.heard.push(payload);
  }

  @Handles(petitionsRegistered)
  async onRegistered(): Promise<void> {
    // Not what these tests are about.
  }

  @Handles(paperFiled)
  async onPaper(): Promise<void> {
    // Nor that.
  }

  @Handles(calendarChanged)
  async onCalendar(): Promise<void> {
    // Nor this.
  }
}

@Module({ imports: [DirectoryModule, RegistryModule, DocumentsModule], providers: [Listener] })
class Office {}

export interface DocumentsHouse {
  url: string;
  folder: string;
  app: NestExpressApplication;
  db: Db;
  /** A new petition; its folio. */
  petition(): Promise<string>;
  person(
    role: Role,
    departmentId?: number,
  ): Promise<{ actor: Actor; token: string; username: string; password: string }>;
  startWorker(): Promise<{ listener: Listener; stop(): Promise<void> }>;
  close(): Promise<void>;
}

/** A desk over a database and a folder of its own, and workers when asked for. */
export async function openDocumentsHouse(settings: Record<string, string> = {}): Promise<DocumentsHouse> {
  const folder = await mkdtemp(join(tmpdir(), 'oficialia-documents-'));
  const database = await createTestDatabase('empty');
  const environment = {
    DATABASE_URL: database.url,
    DATA_DIR: folder,
    LOG_LEVEL: 'error',
    HOST: '127.0.0.1',
    OCR_MODELS: 'spa', // how well is read is another test's matter
    ...settings,
  };
  const config = loadConfig(environment);
  const office = (jobs: 'sender' | 'worker') => ({
    imports: [PlatformModule.with({ config, process: jobs, role: 'oficialia_desk', jobs }), Office],
  });
  const desk = await Test.createTestingModule(office('sender')).compile();
  const app = prepareHttpApp(desk.createNestApplication<NestExpressApplication>({ bodyParser: false }));
  app.get(Authentication).install(app);
  await app.init();
  const db = app.get(Db);
  await db.transaction(async (tx) => {
    await seedDirectory(tx, SETUP);
    await seedRegistry(tx, [{ prefix: 'PM', name: 'Presidencia' }]);
    await tx.query(
      `INSERT INTO department (key, name, level, competence) VALUES ('obras', 'Obras Públicas', 'municipal', '{}')`,
    );
  });
  await app.listen(0, '127.0.0.1');
  const clerk = await newPerson(app, 'supervisor');
  const close = async () => {
    await app.close();
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  };
  return {
    url: await app.getUrl(),
    folder,
    app,
    db,
    close,
    petition: () => register(app, clerk.actor),
    person: (role, departmentId) => newPerson(app, role, departmentId),
    startWorker: async () => {
      const worker: INestApplicationContext = await (await Test.createTestingModule(office('worker')).compile()).init();
      return { listener: worker.get(Listener), stop: () => worker.close() };
    },
  };
}

/** The files of a request, each under a name of its own. */
export async function filesForm(
  files: Record<string, string | Buffer>,
  fields: Record<string, string> = {},
): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  for (const [name, file] of Object.entries(files)) {
    form.append(
      'files',
      new Blob([new Uint8Array(typeof file === 'string' ? await readFile(sample(file)) : file)]),
      name,
    );
  }
  return form;
}

/** A browser of a person: a cookie and the token of its pages. */
export async function signedIn(house: DocumentsHouse, person: { username: string; password: string }) {
  let cookie = '';
  const get = async (path: string) => {
    const response = await fetch(house.url + path, { headers: { cookie }, redirect: 'manual' });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response;
  };
  const text = async (path: string) => (await get(path)).text();
  const tokenOf = async (path: string) => /name="_csrf" value="([^"]+)"/.exec(await text(path))?.[1] ?? '';
  const { username, password } = person;
  const form = new URLSearchParams({ username, password, _csrf: await tokenOf('/entrar') });
  const entered = await fetch(`${house.url}/entrar`, {
    method: 'POST',
    body: form,
    headers: { cookie },
    redirect: 'manual',
  });
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  const post = async (path: string, from: string) => {
    const body = new URLSearchParams({ _csrf: await tokenOf(from) });
    return fetch(house.url + path, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  };
  const upload = async (path: string, files: Record<string, string>, token?: string) => {
    const body = await filesForm(files, { _csrf: token ?? (await tokenOf(path)), purpose: 'petition' });
    return fetch(house.url + path, { method: 'POST', body, headers: { cookie }, redirect: 'manual' });
  };
  return { get, text, post, upload, cookie: () => cookie };
}

export const sample = (name: string) => projectPath('test/samples/documents', name);

async function newPerson(app: NestExpressApplication, role: Role, departmentId?: number) {
  const people = app.get(People);
  const db = app.get(Db);
  const username = `${role.replace('_', '')}${randomUUID().slice(0, 8)}`;
  const person = { username, name: 'Rosa Núñez', role, departmentId, password: PASSWORD };
  const id = await db.transaction((tx) => people.create(tx, person));
  const actor = (await people.actor(id, '127.0.0.1')) as Actor;
  const token = await db.transaction((tx) => people.createToken(tx, id, 'prueba', new Date(Date.now() + 3_600_000)));
  return { actor, token, username, password: PASSWORD };
}

async function register(app: NestExpressApplication, actor: Actor): Promise<string> {
  const request = Object.assign(new RegistrationRequest(), {
    channel: 'counter',
    senderKind: 'person',
    senderName: 'María Peña',
    curpAbsence: 'not_at_hand',
    notifyByBoard: true,
    documentKind: 'letter',
    addressedTo: 'Presidenta Municipal',
    subject: 'Bache en la calle Hidalgo',
    sheets: 1,
  });
  return (await app.get(Registration).register(request, randomUUID(), actor)).folio;
}
