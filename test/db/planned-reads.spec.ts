import { Db } from '@oficialia/platform';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';

let desk: Desk;
let db: Db;

beforeAll(async () => {
  desk = await startDesk();
  db = desk.app.get(Db);
});
afterAll(() => desk.close());

const WHO = 'SELECT pg_backend_pid() AS pid, $1::int AS n';
const who = async (n: number) => (await db.planned.query<{ pid: number; n: number }>(WHO, [n]))[0]!;
/** As what a page asks after it has awaited something that is known already. */
const whoLater = async (n: number) => {
  for (let hops = 0; hops < 5; hops++) await Promise.resolve();
  return who(n);
};

describe('Reads that are planned once', () => {
  it('travel together when they are asked at the same moment, and each gets its own answer', async () => {
    const answers = await Promise.all([who(1), whoLater(2), who(3)]);
    expect(answers.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(new Set(answers.map(({ pid }) => pid)).size).toBe(1);
  });

  it('do not hinder each other when one fails', async () => {
    const [one, failed, other] = await Promise.allSettled([
      who(1),
      db.planned.query('SELECT 1 / $1::int AS n', [0]),
      who(3),
    ]);
    expect([one.status, other.status]).toEqual(['fulfilled', 'fulfilled']);
    expect((failed as PromiseRejectedResult).reason).toMatchObject({ code: '22012' });
  });

  it('are told when their connection breaks, and the next ones get another', async () => {
    const { pid } = await who(1);
    const underWay = Promise.allSettled([db.planned.query('SELECT pg_sleep($1)', [5]), who(2)]);
    await desk.database.query('SELECT pg_terminate_backend($1)', [pid]);
    const broken = await underWay;
    expect(broken.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect((await who(3)).pid).not.toBe(pid);
  });

  it('keep one plan, whatever is asked', async () => {
    const text =
      'SELECT $1::text AS asked, generic_plans::int, custom_plans::int FROM pg_prepared_statements WHERE statement LIKE $1';
    const like = ['SELECT $1::text AS asked, generic_plans%'];
    await db.planned.query(text, like);
    expect(await db.planned.query(text, like)).toMatchObject([{ custom_plans: 0 }]);
  });
});
