import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Program } from '../support/processes.js';
import { RealOffice } from '../support/real-office.js';

let office: RealOffice;
let desks: [Program, Program];

beforeAll(async () => {
  office = await RealOffice.open();
  await office.token('rosa.ventanilla');
  desks = await Promise.all([office.desk(), office.desk()]);
});
afterAll(() => office.close());

describe('Two desks over one database', () => {
  it('give 200 clients who register at once 200 folios, without a gap, a repeat or a deadlock', async () => {
    const keys = Array.from({ length: 200 }, (_, client) => `client-at-once-${client}`);
    const answers = await Promise.all(keys.map((key, client) => office.register(desks[client % 2]!, key)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const acknowledged = new Map(keys.map((key, client) => [key, answers[client]!.body.folio]));
    expect(sorted(await office.expectWhole())).toEqual(sorted(acknowledged));
    expect(desks.filter((desk) => desk.says('transaction.retry'))).toEqual([]);
    const sql =
      'SELECT deadlocks::int, pg_stat_clear_snapshot() FROM pg_stat_database WHERE datname = current_database()';
    expect((await office.query<{ deadlocks: number }>(sql))[0]?.deadlocks).toBe(0);
  });

  it('give one folio to a client who sends the same to both at once', async () => {
    const before = (await office.expectWhole()).size;
    const keys = Array.from({ length: 50 }, (_, client) => `both-desks-${client}`);
    const answers = await Promise.all(keys.map((key) => Promise.all(desks.map((desk) => office.register(desk, key)))));
    for (const pair of answers) {
      expect(new Set(pair.map(({ status }) => status))).toEqual(new Set([200, 201]));
      expect(pair[0]?.body.folio).toBe(pair[1]?.body.folio);
    }
    expect((await office.expectWhole()).size).toBe(before + keys.length);
  });

  it('lose and repeat nothing when one is killed while it registers, and retries go to the other', async () => {
    const before = await office.expectWhole();
    const acknowledged = new Map<string, string>();
    const client = new Client(acknowledged);
    const clients = Array.from({ length: 16 }, (_, number) => client.registerEach(`killed-${number}`, number % 2));
    await reaches(acknowledged, 60);
    const port = Number(new URL(desks[0].url).port);
    await desks[0].kill();
    await reaches(acknowledged, 120);
    desks[0] = await office.desk({}, port);
    await Promise.all(clients);
    expect(client.broken).toBeGreaterThan(0);
    expect(acknowledged.size).toBe(240);
    const all = await office.expectWhole();
    expect(sorted(all)).toEqual(sorted(new Map([...before, ...acknowledged])));
    expect((await office.register(desks[0], 'after-restart')).status).toBe(201);
  });
});

/** A program that registers for people: it tries again with the same key, at the other desk, until it has a folio. */
class Client {
  broken = 0;

  constructor(private readonly acknowledged: Map<string, string>) {}

  async registerEach(name: string, first: number): Promise<void> {
    let desk = first;
    for (let number = 0; number < 15; number++) {
      const key = `${name}-${number}`;
      for (let tries = 0; !this.acknowledged.has(key) && tries < 50; tries++) {
        const answer = await office.register(desks[desk]!, key).catch(() => undefined);
        if (answer && answer.status < 300) this.acknowledged.set(key, answer.body.folio);
        else {
          this.broken++;
          desk = 1 - desk;
        }
      }
    }
  }
}

async function reaches(acknowledged: Map<string, string>, count: number): Promise<void> {
  for (let waited = 0; acknowledged.size < count; waited++) {
    if (waited > 6_000) throw new Error(`only ${acknowledged.size} of ${count} were acknowledged`);
    await sleep(5);
  }
}

function sorted(folios: Map<string, string>): [string, string][] {
  return [...folios].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
