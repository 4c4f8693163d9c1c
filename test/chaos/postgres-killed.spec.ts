import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectPath } from '@oficialia/platform';
import { demonstrationPeople } from '../../apps/cli/src/demonstration.people.js';
import { until, type Program } from '../support/processes.js';
import { OfficeWithServer } from '../support/real-office.js';

const LETTER = readFileSync(projectPath('test/samples/documents/carta-alumbrado.pdf'));
const SENTENCE = /En este momento no se puede guardar\. Lo que escribió no se ha perdido: espere un minuto/;

let office: OfficeWithServer;
let desk: Program;

beforeAll(async () => {
  office = await OfficeWithServer.open();
  await office.token('rosa.ventanilla');
  desk = await office.desk();
});
afterAll(() => office.close());

describe('A PostgreSQL that is killed while people register and upload', () => {
  it('is missed in Spanish, and everything acknowledged is there when it is back', async () => {
    const cookie = await signIn();
    const work = new Work(await office.petition(desk));
    const people = [0, 1, 2, 3, 4, 5].map((person) => work.registerUntilStopped(person));
    people.push(work.uploadUntilStopped());
    try {
      await expectToSurvive(work, cookie);
    } finally {
      work.stopped = true;
      await Promise.all(people);
    }
    expect([desk.ended, new Set(work.refusals)]).toEqual([false, new Set(['503 application/problem+json'])]);
    await expectAllThere(work);
    const page = await fetch(`${desk.url}/peticiones`, { headers: { cookie }, redirect: 'manual' });
    expect(page.status).toBe(200);
  });
});

async function expectToSurvive(work: Work, cookie: string): Promise<void> {
  await until('people are at work', () => work.folios.size >= 60 && work.files.size >= 3);
  await office.killPostgres();
  const [folios, files] = [work.folios.size, work.files.size];
  await until('both kinds of work are refused', () => work.refusals.length > 5 && work.refusedUploads > 0);
  await expectUnavailable(cookie);
  await office.restartPostgres();
  await until('work goes on by itself', () => work.folios.size >= folios + 60 && work.files.size >= files + 3);
}

/** People who register and upload for as long as the test lets them, and try again what was not acknowledged. */
class Work {
  stopped = false;
  refusedUploads = 0;
  /** Status and type of every answer that was no acknowledgement. */
  readonly refusals: string[] = [];
  readonly folios = new Map<string, string>();
  /** SHA-256 of each acknowledged file. */
  readonly files = new Set<string>();

  constructor(private readonly folio: string) {}

  async registerUntilStopped(person: number): Promise<void> {
    for (let number = 0; !this.stopped; number++) {
      const key = `person-${person}-${number}`;
      while (!this.stopped && !this.folios.has(key)) {
        const { status, type, body } = await office.register(desk, key);
        if (status < 300) this.folios.set(key, body.folio);
        else await this.refused(status, type);
      }
    }
  }

  async uploadUntilStopped(): Promise<void> {
    for (let number = 0; !this.stopped; number++) {
      const file = Buffer.concat([LETTER, Buffer.from(`\n% ${number}`)]);
      const sha256 = createHash('sha256').update(file).digest('hex');
      while (!this.stopped && !this.files.has(sha256)) {
        const { status, type } = await office.upload(desk, this.folio, `carta ${number}.pdf`, file);
        if (status < 300) this.files.add(sha256);
        else {
          this.refusedUploads++;
          await this.refused(status, type);
        }
      }
    }
  }

  private async refused(status: number, type: string): Promise<void> {
    this.refusals.push(`${status} ${type.split(';', 1)[0]}`);
    await sleep(50);
  }
}

async function expectUnavailable(cookie: string): Promise<void> {
  const api = await office.register(desk, 'without-a-database');
  expect(api).toMatchObject({
    status: 503,
    body: { code: 'service.unavailable', title: expect.stringMatching(SENTENCE) as string },
  });
  const page = await fetch(`${desk.url}/registrar`, { headers: { cookie }, redirect: 'manual' });
  expect([page.status, await page.text()]).toEqual([503, expect.stringMatching(SENTENCE)]);
  expect(page.headers.get('retry-after')).toBe('30');
}

async function expectAllThere(work: Work): Promise<void> {
  const all = await office.expectWhole();
  for (const [key, folio] of work.folios) expect(all.get(key)).toBe(folio);
  const stored = await office.query<{ sha256: string }>('SELECT sha256 FROM document');
  expect(stored.map(({ sha256 }) => sha256).toSorted()).toEqual([...work.files].toSorted());
  for (const sha256 of work.files) {
    const content = (await office.kept(sha256)) ?? '';
    expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
  }
  expect(await office.incoming()).toEqual([]);
}

/** The cookie of a clerk who has a session. */
async function signIn(): Promise<string> {
  const open = await fetch(`${desk.url}/entrar`);
  const first = cookieOf(open);
  const csrf = /name="_csrf" value="([^"]+)"/.exec(await open.text())?.[1] ?? '';
  const entered = await fetch(`${desk.url}/entrar`, {
    method: 'POST',
    headers: { cookie: first },
    body: new URLSearchParams({ _csrf: csrf, username: 'rosa.ventanilla', password: demonstrationPeople().password }),
    redirect: 'manual',
  });
  expect(entered.status).toBe(303);
  return cookieOf(entered);
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';', 1)[0] ?? '';
}
