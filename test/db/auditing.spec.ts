import { LedgerSeals, ownPublicKey, verifyExport } from '@oficialia/registry';
import { createHash } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { verifyExportCommand } from '../../apps/cli/src/ledger-verify-export.js';
import { startDesk, startWorker, USERS, type Desk, type User } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { liveWholeLife, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const ZONE = 'America/Mexico_City';
const clock = new HandClock('2026-03-10T16:00:00Z');
let desk: Desk;
let auditor: SignedIn;
/** One went its whole way and is sealed; one was registered the day after, a minute before midnight, and is not. */
let life: string;
let fresh: string;

beforeAll(async () => {
  desk = await startDesk({ clock });
  life = (await register(desk)).folio;
  await liveWholeLife(desk, life);
  await desk.app.get(LedgerSeals).sealThrough('2026-03-10', ZONE);
  clock.putTo('2026-03-12T05:59:00Z');
  fresh = (await register(desk, { subject: 'Drenaje' })).folio;
  auditor = await desk.signIn('auditor');
});
afterAll(() => desk.close());

const idOf = async (user: User) =>
  (await desk.database.query<{ id: number }>('SELECT id FROM person WHERE username = $1', [USERS[user]]))[0]!.id;
/** A download as its bytes are. */
const fileOf = async (address: string): Promise<string> =>
  String((await auditor.get(address).responseType('blob').expect(200)).body);
const pageOf = async (address: string) => (await auditor.get(address).expect(200)).text;
/** How many rows a page lists. */
const rowsIn = (page: string) => page.match(/<tr role="row"(?! class="table-empty)/g)!.length - 1;
const acts = (page: string) => [...page.matchAll(/data-label="Qué"[^>]*>([^<]+)</g)].map(([, name]) => name);

describe('The search of the ledger', () => {
  it.each([
    ['a folio', () => `folio=${life}`, 'e.petition_id = (SELECT id FROM petition WHERE folio = $1)', () => life],
    ['an act', () => 'acto=clock_started', 'e.act = $1', () => 'clock_started'],
    ['the act that begins every ledger', () => 'acto=registered', 'e.act = $1', () => 'registered'],
    ['a person', async () => `persona=${await idOf('follow_up')}`, 'e.actor_id = $1', () => idOf('follow_up')],
    ['a day in the zone', () => 'desde=2026-03-11&hasta=2026-03-11', 'e.at > $1', () => '2026-03-11T06:00Z'],
  ])('finds by %s exactly what there is', async (_what, query, condition, value) => {
    const [{ entries } = { entries: -1 }] = await desk.database.query<{ entries: number }>(
      `SELECT count(*)::int AS entries FROM ledger_entry e WHERE ${condition}`,
      [await value()],
    );
    expect(entries).toBeGreaterThan(0);
    const page = await pageOf(`/auditoria?${await query()}`);
    expect(rowsIn(page)).toBe(entries);
    expect(page).toContain(`quedó asentado: ${entries} asiento`);
  });

  it('reads a folio as people write it, and finds nothing for what is none', async () => {
    const number = Number(life.slice(-6));
    const whole = rowsIn(await pageOf(`/auditoria?folio=${life}`));
    for (const typed of [`pm ${number}/2026`, `${number}`, life.toLowerCase().replaceAll('-', ' ')])
      expect(rowsIn(await pageOf(`/auditoria?folio=${encodeURIComponent(typed)}`))).toBe(whole);
    expect(await pageOf('/auditoria?folio=nada')).toContain('Ningún asiento coincide');
  });

  it('says of an entry what, who, from where and under which seal', async () => {
    const page = await pageOf(`/auditoria?folio=${life}&acto=referred`);
    expect(acts(page)).toEqual(['Turnada']);
    const [entry] = await desk.database.query<{ actor_name: string; address: string; hash: string }>(
      `SELECT actor_name, address, left(encode(hash, 'hex'), 12) AS hash FROM ledger_entry WHERE act = 'referred'`,
    );
    for (const said of [entry!.actor_name, entry!.address, entry!.hash, `/auditoria/peticiones/${life}`, 'Sello del'])
      expect(page).toContain(said);
    expect(await pageOf(`/auditoria?folio=${fresh}`)).toContain('Se sella al terminar el día');
  });

  it('goes through pages without leaving out or repeating an entry, and back', async () => {
    await desk.database
      .query(`INSERT INTO ledger_entry (petition_id, seq, at, actor_name, address, act, data, previous_hash, hash)
      SELECT -1, n, '2020-01-01', 'Prueba', 'local', 'paged', '{}', '', int4send(n) FROM generate_series(1, 120) n`);
    const hashes = (page: string) => [...page.matchAll(/Asiento (\d+) ·/g)].map(([, seq]) => Number(seq));
    const next = (page: string) => /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&');
    const previous = (page: string) => /href="([^"]+)" rel="prev"/.exec(page)![1]!.replaceAll('&amp;', '&');
    const first = await pageOf('/auditoria?acto=paged');
    const second = await pageOf(next(first)!);
    const third = await pageOf(next(second)!);
    expect([...hashes(first), ...hashes(second), ...hashes(third)]).toEqual(
      Array.from({ length: 120 }, (_, n) => 120 - n),
    );
    expect(next(third)).toBeUndefined();
    expect(hashes(await pageOf(previous(second)))).toEqual(hashes(first));
    await desk.database.query(`BEGIN; SET LOCAL session_replication_role = replica;
      DELETE FROM ledger_entry WHERE act = 'paged'; COMMIT`);
  });
});

describe('Who saw a petition', () => {
  const visits = (user: User) =>
    desk.database.query<{ folio: string; part: string }>(
      `SELECT p.folio, v.part FROM petition_visit v JOIN petition p ON p.id = v.petition_id
       JOIN person w ON w.id = v.person_id WHERE w.username = $1 ORDER BY v.id`,
      [USERS[user]],
    );

  it('is kept when its page, its papers or its referrals are opened, once a minute', async () => {
    const elena = await desk.signIn('supervisor');
    expect(await visits('supervisor')).toEqual([]);
    const [referral] = await desk.database.query<{ id: number }>('SELECT id FROM referral');
    const opened = [`/peticiones/${life}`, `/turnos/${referral!.id}/plazo`, `/peticiones/${life}/acuses/1.pdf`];
    for (const address of [`/peticiones/${life}`, ...opened]) await elena.get(address).expect(200);
    expect(await visits('supervisor')).toEqual([
      { folio: life, part: 'page' },
      { folio: life, part: 'paper' },
    ]);
    clock.putTo('2026-03-12T06:01:00Z');
    await elena.get(`/Turnos/${referral!.id}/plazo`).expect(200);
    expect((await visits('supervisor')).slice(2)).toEqual([{ folio: life, part: 'page' }]);
  });

  it('does not hold whoever was told that it does not exist', async () => {
    const stranger = await desk.signIn('otherDepartment');
    await stranger.get(`/peticiones/${fresh}`).expect(404);
    await stranger.get(`/peticiones/${fresh}/acuses/1.pdf`);
    expect(await visits('otherDepartment')).toEqual([]);
  });

  it('is listed by petition and by person, each with exactly what there is', async () => {
    const [counts] = await desk.database.query<{ petition: number; person: number }>(
      `SELECT count(*) FILTER (WHERE p.folio = $1)::int AS petition, count(*) FILTER (WHERE v.person_id = $2)::int AS person
       FROM petition_visit v JOIN petition p ON p.id = v.petition_id`,
      [life, await idOf('supervisor')],
    );
    expect(rowsIn(await pageOf(`/auditoria/consultas?folio=${life}`))).toBe(counts!.petition);
    const byPerson = await pageOf(`/auditoria/consultas?persona=${await idOf('supervisor')}`);
    expect(rowsIn(byPerson)).toBe(counts!.person);
    expect(byPerson).toContain(life);
  });
});

describe('A verification', () => {
  it('of one petition says that it is whole, with its newest seal, and is itself on record', async () => {
    const page = await pageOf(`/auditoria/peticiones/${life}/verificacion`);
    const [seal] = await desk.database.query<{ hash: string }>(`SELECT encode(hash, 'hex') AS hash FROM ledger_seal`);
    expect(page).toContain('La petición está íntegra');
    expect(page).toContain(seal!.hash);
    expect(await pageOf(`/auditoria/peticiones/${fresh}/verificacion`)).toContain('Sin sellar todavía: 1');
    expect(await pageOf('/accesos?tipo=copias')).toContain(`${life}: íntegra`);
  });

  it.each([
    ['an attested row', `UPDATE correction SET reason = 'Otra' WHERE petition_id = `, 'de correction fue alterada'],
    [
      'an entry',
      `UPDATE ledger_entry SET actor_name = 'Otra' WHERE seq = 3 AND petition_id = `,
      'asiento 3: el contenido',
    ],
    ['a seal', `UPDATE ledger_seal SET root = sha256('x') WHERE 0 < `, 'sello del 2026-03-10: los asientos no dan'],
  ])('of one petition tells when %s was touched', async (_what, statement, said) => {
    await touched(`${statement} (SELECT id FROM petition WHERE folio = '${life}')`, async () => {
      const page = await pageOf(`/auditoria/peticiones/${life}/verificacion`);
      expect(page).toContain('Algo fue tocado');
      expect(page).toContain(said);
    });
  });

  it('of the whole ledger is made by the worker, and its result stays', async () => {
    await auditor.post('/auditoria/revision').expect(303);
    await auditor.post('/auditoria/revision').expect(303);
    const asked = () =>
      desk.database.query<{ done: boolean; fault: string | null }>(
        'SELECT finished_at IS NOT NULL AS done, fault FROM ledger_verification',
      );
    expect(await asked()).toHaveLength(1);
    const worker = await startWorker(desk, clock);
    try {
      await vi.waitFor(async () => expect(await asked()).toEqual([{ done: true, fault: null }]), {
        timeout: 20_000,
        interval: 100,
      });
    } finally {
      await worker.close();
    }
    expect(await pageOf('/auditoria/revision')).toMatch(/Íntegro.*14 asientos/s);
    await expect(desk.database.query('UPDATE ledger_verification SET fault = NULL')).rejects.toThrow('ends once');
  });
});

const verified = (text: string) => verifyExport(text.replace(/\n$/, '').split('\n'));

describe('A copy with proof', () => {
  let copy: string;
  beforeAll(async () => {
    copy = await fileOf('/auditoria/exportacion.jsonl');
  });

  it('holds what the search finds, verifies without the office, and is on record with its SHA-256', async () => {
    const sha256 = createHash('sha256').update(copy).digest('hex');
    expect(await verified(copy)).toMatchObject({ entries: 14, seals: 1, unsealed: 1, sha256 });
    const [row] = await desk.database.query<{ data: object; actor_id: number }>(
      `SELECT data, actor_id FROM office_entry WHERE act = 'ledger_exported' ORDER BY id LIMIT 1`,
    );
    expect(row).toEqual({ data: { sha256, entries: 14, filter: {} }, actor_id: await idOf('auditor') });
    expect((await verified(copy)).fault).toBeUndefined();
    const ofOne = await verified(await fileOf(`/auditoria/exportacion.jsonl?folio=${fresh}`));
    expect([ofOne.entries, ofOne.fault]).toEqual([1, undefined]);
    expect(ofOne.header?.filter).toEqual({ folio: fresh });
  });

  it('tells of every line in which a byte was changed, left out or put in', async () => {
    const lines = copy.replace(/\n$/, '').split('\n');
    for (const [index, line] of lines.entries()) {
      const middle = Math.floor(line.length / 2);
      const other = line[middle] === '0' ? '1' : '0';
      const changed = lines.with(index, line.slice(0, middle) + other + line.slice(middle + 1));
      const cases = [changed, lines.toSpliced(index, 1), lines.toSpliced(index, 0, line)];
      for (const text of cases) expect((await verifyExport(text)).fault).toMatch(/^renglón \d+: /);
    }
  });

  it('tells when whoever changed an entry also mended the digest at the end', async () => {
    const [head, seal, entry, ...rest] = copy.trimEnd().split('\n') as [string, string, string, ...string[]];
    const forged = [head, seal, entry.replace(/"actorName":"[^"]+"/, '"actorName":"Nadie"'), ...rest.slice(0, -1)];
    const digest = createHash('sha256')
      .update(forged.map((line) => `${line}\n`).join(''))
      .digest('hex');
    const { fault } = await verifyExport([...forged, JSON.stringify({ kind: 'end', sha256: digest })]);
    expect(fault).toMatch(/asiento \d+: el contenido fue alterado/);
  });

  it('is verified by the command, which ends with 1 for a touched one', async () => {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const file = join(desk.config.DATA_DIR, 'asientos.jsonl');
    try {
      await writeFile(file, copy);
      expect(await verifyExportCommand([file])).toBe(0);
      await writeFile(file, copy.replace('"seq":1,', '"seq":9,'));
      expect(await verifyExportCommand([file])).toBe(1);
      const words = said.mock.calls.map(([text]) => String(text)).join('');
      expect(words).toContain('El archivo está íntegro.');
      expect(words).toMatch(/EL ARCHIVO FUE TOCADO\. renglón \d+: /);
    } finally {
      said.mockRestore();
      await rm(file, { force: true });
    }
    expect(ownPublicKey(desk.config)).toContain('PUBLIC KEY');
  });
});

/** Does what a superuser with the triggers off would do, and undoes it. */
async function touched(statement: string, look: () => Promise<void>): Promise<void> {
  const tables = ['correction', 'ledger_entry', 'ledger_seal'];
  const off = 'SET session_replication_role = replica';
  await desk.database.query(tables.map((table) => `CREATE TABLE kept_${table} AS TABLE ${table}`).join(';'));
  await desk.database.query(`BEGIN; ${off.replace('SET', 'SET LOCAL')}; ${statement}; COMMIT`);
  try {
    await look();
  } finally {
    const back = tables.map(
      (table) => `DELETE FROM ${table}; INSERT INTO ${table} TABLE kept_${table}; DROP TABLE kept_${table}`,
    );
    await desk.database.query(`BEGIN; ${off.replace('SET', 'SET LOCAL')}; ${back.join('; ')}; COMMIT`);
  }
}

describe('A copy of the acts of the office itself', () => {
  it('verifies, and names them when one was touched', async () => {
    await desk.database.query(`SELECT office_append(now(), 1, 'Elena', '::1', 'report_signed', '{"report": 1}', '[]')`);
    const acts = await fileOf('/auditoria/exportacion.jsonl?acto=report_signed');
    const { entries, fault } = await verified(acts);
    expect([entries, fault]).toEqual([1, undefined]);
    expect((await verified(acts.replace('"actorName":"Elena"', '"actorName":"Nadie"'))).fault).toContain(
      'actos de la oficina, asiento 1: el contenido fue alterado',
    );
  });
});
