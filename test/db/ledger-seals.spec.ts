import { Db } from '@oficialia/platform';
import { LedgerSeals, verifyLedger, type LedgerReport } from '@oficialia/registry';
import { createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyLedgerCommand } from '../../apps/cli/src/ledger-verify.js';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { register, sendRegistration } from '../support/petitions.js';

const ZONE = 'America/Mexico_City';
const clock = new HandClock('2026-03-09T16:00:00Z');
let desk: Desk;

beforeAll(async () => {
  desk = await startDesk({ clock });
});
afterAll(() => desk.close());

const seal = (day: string) => desk.app.get(LedgerSeals).sealThrough(day, ZONE);
const sealedBy = () =>
  desk.database.query<{ day: string; folios: string[] }>(
    `SELECT day, (SELECT array_agg(p.folio ORDER BY position) FROM ledger_sealed_entry x
       JOIN ledger_entry e ON e.id = x.entry_id JOIN petition p ON p.id = e.petition_id WHERE x.seal_id = s.id) AS folios
     FROM ledger_seal s ORDER BY id`,
  );

/** Registers at a moment of UTC. */
async function registerAt(moment: string): Promise<string> {
  clock.putTo(moment);
  return (await register(desk)).folio;
}

async function ownKey(): Promise<string> {
  const pem = await readFile(join(desk.config.keysDir, 'ledger-seal.pem'), 'utf8');
  return createPublicKey(pem).export({ type: 'spki', format: 'pem' }) as string;
}

describe('Seals', () => {
  it('cover the days that are over in the time zone of the municipality, each entry once', async () => {
    const monday = await registerAt('2026-03-09T16:00:00Z');
    const lateOnMonday = await registerAt('2026-03-10T05:59:59Z'); // one second before midnight
    const tuesday = await registerAt('2026-03-10T06:00:00Z');
    expect([await seal('2026-03-09'), await seal('2026-03-10')]).toEqual([2, 1]);
    expect(await sealedBy()).toEqual([
      { day: '2026-03-09', folios: [monday, lateOnMonday] },
      { day: '2026-03-10', folios: [tuesday] },
    ]);
  });

  it('may be asked for twice, and for a day before, without harm', async () => {
    const before = await sealedBy();
    expect([await seal('2026-03-10'), await seal('2026-03-09')]).toEqual([0, 0]);
    expect(await Promise.all([seal('2026-03-11'), seal('2026-03-11'), seal('2026-03-11')])).toEqual([0, 0, 0]);
    expect(await sealedBy()).toEqual([...before, { day: '2026-03-11', folios: null }]);
  });

  it('take an entry that committed late into the next one', async () => {
    const late = await registerAt('2026-03-11T16:00:00Z'); // a day that is sealed already
    const wednesday = await registerAt('2026-03-12T16:00:00Z');
    await registerAt('2026-03-13T16:00:00Z');
    expect(await seal('2026-03-12')).toBe(2);
    expect((await sealedBy()).at(-1)).toEqual({ day: '2026-03-12', folios: [late, wednesday] });
  });

  it('are put every night on what was left, up to yesterday', async () => {
    clock.putTo('2026-03-16T06:15:00Z');
    await desk.app.get(LedgerSeals).sealYesterday();
    expect((await sealedBy()).at(-1)).toMatchObject({ day: '2026-03-15', folios: [expect.any(String)] });
  });

  it('are chained and signed with a key that only the office can read', async () => {
    const chain = await desk.database.query<{ linked: boolean }>(
      `SELECT previous_hash = lag(hash, 1, decode(repeat('00', 32), 'hex')) OVER (ORDER BY id) AS linked FROM ledger_seal`,
    );
    expect(chain).toEqual(Array.from({ length: 5 }, () => ({ linked: true })));
    expect((await stat(join(desk.config.keysDir, 'ledger-seal.pem'))).mode & 0o077).toBe(0);
    const report = await verifyLedger(desk.app.get(Db), await ownKey());
    expect(report).toMatchObject({ entries: 6, seals: 5, fault: undefined });
  });
});

describe('A seal that was touched', () => {
  const touched = '2026-03-10';

  it.each([
    ['its day', `day = '2020-01-01'`, '2020-01-01: el sello fue alterado'],
    ['how many entries it covers', 'entries = entries + 1', `${touched}: faltan asientos sellados`],
    ['its root', `root = sha256('otra')`, `${touched}: los asientos no dan la raíz sellada`],
    ['what it is chained to', `previous_hash = sha256('otro')`, `${touched}: no enlaza con el sello anterior`],
    ['its hash', `hash = sha256('otro')`, `${touched}: el sello fue alterado`],
    [
      'its signature',
      `signature = set_byte(signature, 0, get_byte(signature, 0) # 1)`,
      `${touched}: la firma no es de este municipio`,
    ],
  ])('is named when it was %s', async (_what, change, fault) => {
    const found = await verifyAfter([[`UPDATE ledger_seal SET ${change} WHERE day = '${touched}'`]]);
    expect(found?.what).toBe(`sello del ${fault}`);
  });

  it('is named when an entry was taken out of it or put into it', async () => {
    const what = `sello del ${touched}: faltan asientos sellados`;
    const members = `seal_id = (SELECT id FROM ledger_seal WHERE day = '${touched}')`;
    expect((await verifyAfter([[`DELETE FROM ledger_sealed_entry WHERE ${members}`]]))?.what).toBe(what);
    const moved = `UPDATE ledger_sealed_entry SET position = position + 1, seal_id = seal_id + 1 WHERE ${members}`;
    expect((await verifyAfter([[moved]]))?.what).toBe(what);
  });

  it('is missed when it was taken out of the chain', async () => {
    const taken = ['ledger_sealed_entry WHERE seal_id = 2', 'ledger_seal WHERE id = 2'].map((rows) => [
      `DELETE FROM ${rows}`,
    ]);
    expect((await verifyAfter(taken as [string][]))?.what).toBe(
      'sello del 2026-03-11: no enlaza con el sello anterior',
    );
  });

  it('is named when it was signed again, with a key that is not of the municipality', async () => {
    const other = generateKeyPairSync('ed25519');
    const [last] = await desk.database.query<{ id: number; hash: Buffer }>(
      'SELECT id, hash FROM ledger_seal ORDER BY id DESC LIMIT 1',
    );
    const key = other.publicKey.export({ type: 'spki', format: 'pem' });
    const values = [sign(null, last!.hash, other.privateKey), key, last!.id];
    const resigned: Statement = ['UPDATE ledger_seal SET signature = $1, public_key = $2 WHERE id = $3', values];
    expect((await verifyAfter([resigned]))?.what).toBe('sello del 2026-03-15: la firma no es de este municipio');
  });
});

type Statement = [sql: string, values?: unknown[]];

/** What the verifier says, with the municipality's key, after a superuser's statements; then everything is undone. */
async function verifyAfter(statements: Statement[]): Promise<LedgerReport['fault']> {
  const client = new pg.Client({ connectionString: desk.database.url });
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL session_replication_role = replica');
    for (const [sql, values] of statements) {
      const { rowCount } = await client.query(sql, values);
      if (!rowCount) throw new Error(`nothing was touched by ${sql}`);
    }
    const query = async <Row>(sql: string, values?: unknown[]) => (await client.query(sql, values)).rows as Row[];
    return (await verifyLedger({ query }, await ownKey())).fault;
  } finally {
    await client.end();
  }
}

describe('The command ledger:verify', () => {
  const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const words = () => said.mock.calls.map(([text]) => String(text)).join('');
  afterEach(() => said.mockClear());
  afterAll(() => said.mockRestore());

  it('says that the ledger is whole, even while people register', async () => {
    clock.putTo('2026-03-16T16:00:00Z');
    let working = true;
    const people = Array.from({ length: 4 }, async () => {
      while (working) await sendRegistration(desk);
    });
    const codes = [];
    for (let round = 0; round < 3; round++) codes.push(await verifyLedgerCommand(desk.config));
    working = false;
    await Promise.all(people);
    expect(codes).toEqual([0, 0, 0]);
    expect(words()).toContain('El libro está íntegro.');
  });

  it('fails and names the folio and the entry that was touched', async () => {
    const { folio } = await register(desk);
    await desk.database.query(`BEGIN; SET LOCAL session_replication_role = replica;
      UPDATE petition SET sheets = 99 WHERE folio = '${folio}'; COMMIT`);
    expect(await verifyLedgerCommand(desk.config)).toBe(1);
    expect(words()).toMatch(
      new RegExp(`EL LIBRO FUE TOCADO\\. ${folio}, asiento 1: la fila \\d+ de petition fue alterada`),
    );
  });
});
