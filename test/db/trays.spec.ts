import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Acknowledgements, Trays } from '@oficialia/routing';
import { Db, type Actor } from '@oficialia/platform';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { refer, register } from '../support/petitions.js';

// Monday 5 October 2026; the third business day after it is Thursday the 8th.
const TODAY = '2026-10-05';
const clock = new HandClock(`${TODAY}T16:00:00Z`);
let desk: Desk;
let trays: Trays;

beforeAll(async () => {
  desk = await startDesk({ clock });
  trays = desk.app.get(Trays, { strict: false });
  await scatter();
});
afterAll(() => desk.close());

/** A made-up but complete office: petitions in every status, referrals in every one with and without due date. */
async function scatter(): Promise<void> {
  const { folio } = await register(desk);
  await desk.database.query(
    `INSERT INTO petition (series_id, year, number, folio, lookup_code, idempotency_key, request_digest, registered_at,
       registered_by, received_at, channel, sender_kind, sender_name, notify_by_board, document_kind, addressed_to, subject,
       sheets, priority, curp_absence, requires_reply, status)
     SELECT series_id, year, 1000 + n, 'PM-2026-9' || lpad(n::text, 5, '0'), '-', 'scatter' || n, '', registered_at,
       registered_by, received_at - (n * 7919 % 500) * interval '1 hour', channel, sender_kind,
       CASE WHEN n % 5 = 0 THEN 'Petra Quiñones' ELSE sender_name END, true, document_kind, addressed_to, subject, 1,
       (ARRAY['normal', 'normal', 'urgent', 'low'])[1 + n % 4], curp_absence, true,
       (ARRAY['received', 'received', 'referred', 'referred', 'acknowledged', 'acknowledged', 'acknowledged', 'replied',
         'closed', 'in_prevention', 'withdrawn', 'annulled', 'remitted', 'no_reply_required'])[1 + n % 14]
     FROM petition, generate_series(1, 420) n WHERE folio = $1`,
    [folio],
  );
  await desk.database.query(
    `INSERT INTO oficio (series_id, year, number, label, petition_id, issued_at, issued_by, content)
     SELECT s.id, 2026, 5000 + row_number() OVER (), 'XX/' || row_number() OVER () || '/2026', p.id, now(), p.registered_by, '{}'
     FROM petition p CROSS JOIN generate_series(1, 2) CROSS JOIN (SELECT id FROM oficio_series LIMIT 1) s
     WHERE p.status NOT IN ('received', 'in_prevention')`,
  );
  await desk.database.query(
    `INSERT INTO referral (petition_id, department_id, oficio_id, instruction, requires_reply, term_days, due_date, copies,
       referred_at, referred_by, status)
     SELECT o.petition_id, (SELECT min(id) FROM department) + o.id % 3, o.id,
       CASE WHEN o.id % 6 = 0 THEN 'inform' ELSE 'attend' END, o.id % 6 <> 0, CASE WHEN o.id % 6 <> 0 THEN 10 END,
       CASE WHEN o.id % 6 <> 0 AND o.id % 11 <> 0 THEN DATE '${TODAY}' + (o.id * 7919 % 20 - 8)::int END, '{}',
       now() - (o.id % 40) * interval '1 day', (SELECT id FROM person ORDER BY id OFFSET o.id % 3 LIMIT 1),
       (ARRAY['issued', 'acknowledged', 'replied'])[1 + (o.id / 2) % 3]
     FROM oficio o WHERE o.label LIKE 'XX/%'`,
  );
  // Some move on afterwards, and some petitions leave the way, or come back to it.
  await desk.database.query(`UPDATE referral SET status = 'acknowledged' WHERE status = 'issued' AND id % 5 = 0`);
  await desk.database.query(`UPDATE referral SET due_date = due_date + 3 WHERE due_date IS NOT NULL AND id % 7 = 0`);
  await desk.database.query(`UPDATE petition SET status = 'withdrawn' WHERE status = 'referred' AND id % 3 = 0`);
  await desk.database.query(
    `UPDATE petition SET status = 'acknowledged' WHERE status = 'not_filed' OR (status = 'annulled' AND id % 2 = 0)`,
  );
}

interface Plain {
  id: number;
  status: string;
  petition_status: string;
  requires_reply: boolean;
  due_date: string | null;
  department_id: number;
  referred_by: number;
}

const plain = () =>
  desk.database.query<Plain & pg.QueryResultRow>(
    `SELECT r.id::int, r.status, p.status AS petition_status, r.requires_reply, r.due_date::text, r.department_id, r.referred_by
     FROM referral r JOIN petition p ON p.id = r.petition_id ORDER BY coalesce(r.due_date, 'infinity'), r.id`,
  );

const byNumber = (a: number, b: number) => a - b;
const gone = ['annulled', 'withdrawn', 'remitted', 'not_filed'];
const waits = (r: Plain) => !gone.includes(r.petition_status) && (r.requires_reply || r.status === 'issued');
const open = (r: Plain) => waits(r) && ['issued', 'acknowledged'].includes(r.status);
const due = (r: Plain, from: string, to: string) => r.due_date !== null && r.due_date >= from && r.due_date <= to;

/** What each tray holds, said as a clerk would and looked up row by row. */
const OBVIOUS: Record<string, (r: Plain) => boolean> = {
  'por-acusar': (r) => open(r) && r.status === 'issued',
  'en-termino': (r) =>
    open(r) && r.requires_reply && (r.due_date === null ? r.status === 'acknowledged' : r.due_date > '2026-10-08'),
  'por-vencer': (r) => open(r) && due(r, TODAY, '2026-10-08'),
  vencidos: (r) => open(r) && due(r, '0000-00-00', '2026-10-04'),
  devueltos: (r) => waits(r) && r.status === 'returned',
  pendientes: open,
};

async function actorOf(user: 'follow_up' | 'department'): Promise<Actor> {
  const [row] = await desk.database.query<{ id: number; department_id: number | null } & pg.QueryResultRow>(
    'SELECT id, department_id FROM person WHERE username = $1',
    [user === 'follow_up' ? 'saul.seguimiento' : 'obras.publicas'],
  );
  return { id: row!.id, departmentId: row!.department_id, permissions: new Set<string>() } as unknown as Actor;
}

/** All rows of a tray, page by page as somebody would turn them, and back again. */
async function walk(key: string, actor: Actor, filter: Record<string, string> = {}): Promise<number[]> {
  const tray = trays.byKey(key) as Parameters<Trays['page']>[0];
  const asked = await trays.asked(actor, filter, tray.holding);
  const pages: number[][] = [];
  for (let after: number | undefined; ; after = pages.at(-1)!.at(-1)) {
    const { rows, more } = await trays.page(tray, asked, { after });
    pages.push(rows.map((row) => tray.idOf(row)));
    if (!more) break;
  }
  for (let page = pages.length - 1; page > 0; page--) {
    const { rows } = await trays.page(tray, asked, { before: pages[page]![0]! });
    expect(rows.map((row) => tray.idOf(row))).toEqual(pages[page - 1]);
  }
  return pages.flat();
}

describe('What waits', () => {
  it('is kept by triggers exactly as the rule says it', async () => {
    const [row] = await desk.database.query<{ kept: number; wrong: number } & pg.QueryResultRow>(
      `SELECT (SELECT count(*)::int FROM waiting_referral) AS kept, (SELECT count(*)::int FROM (
         (TABLE waiting_referral EXCEPT TABLE referral_that_waits) UNION ALL (TABLE referral_that_waits EXCEPT TABLE waiting_referral)) x) AS wrong`,
    );
    expect(row!.kept).toBeGreaterThan(100);
    expect(row!.wrong).toBe(0);
  });

  it('lies in at least one tray', async () => {
    const rows = (await plain()).filter(waits);
    const kept = rows.filter((r) => r.status !== 'replied');
    const lost = kept.filter(
      (r) => !['por-acusar', 'en-termino', 'por-vencer', 'vencidos', 'devueltos'].some((key) => OBVIOUS[key]!(r)),
    );
    expect(lost).toEqual([]);
  });
});

describe.each(Object.keys(OBVIOUS))('The tray %s', (key) => {
  it('holds what a slow look at every row finds, in order, for the office and for each department and person', async () => {
    const office = await actorOf('follow_up');
    const rows = (await plain()).filter(OBVIOUS[key]!);
    const idsOf = (some: Plain[]) => some.map(({ id }) => id);
    expect(await walk(key, office)).toEqual(idsOf(rows));
    const own = await actorOf('department');
    expect(await walk(key, own)).toEqual(idsOf(rows.filter((r) => r.department_id === own.departmentId)));
    const person = rows[0]?.referred_by ?? 1;
    expect(await walk(key, office, { persona: String(person) })).toEqual(
      idsOf(rows.filter((r) => r.referred_by === person)),
    );
    const tray = trays.byKey(key);
    const counted = await trays.count({ all: tray.holding }, await trays.asked(office, {}, tray.holding));
    expect(counted.all).toBe(rows.length);
  });
});

describe('What is suggested first', () => {
  it('is known for as long as a petition waits', async () => {
    const both = () =>
      desk.database.query<{ kept: string | null; wanted: string | null } & pg.QueryResultRow>(
        `SELECT (SELECT string_agg(w::text, ' ' ORDER BY w) FROM waiting_suggestion w) AS kept,
           (SELECT string_agg(x::text, ' ' ORDER BY x) FROM suggestion_that_waits x) AS wanted`,
      );
    const same = async () => {
      const [{ kept, wanted } = { kept: null, wanted: null }] = await both();
      expect(kept).toBe(wanted);
      return kept?.split(' ').length ?? 0;
    };
    await desk.database.query('ALTER TABLE competence_rule DISABLE TRIGGER USER');
    await desk.database.query(
      `UPDATE competence_rule SET priority = 'urgent' WHERE id = (SELECT min(id) FROM competence_rule)`,
    );
    await desk.database.query('ALTER TABLE competence_rule ENABLE TRIGGER USER');
    await desk.database.query(
      `INSERT INTO suggestion (petition_id, rank, topic_id, rule_id, score, reason, suggested_at)
       SELECT id, 1, (SELECT min(id) FROM topic), (SELECT min(id) FROM competence_rule) + id / 2 % 2, 1, '{"words": []}', now()
       FROM petition WHERE id % 2 = 0`,
    );
    const first = await same();
    expect(first).toBeGreaterThan(10);
    await desk.database.query(`UPDATE petition SET status = 'referred' WHERE status = 'received' AND id % 4 = 0`);
    const second = await same();
    expect(second).toBeLessThan(first);
    await desk.database.query(`UPDATE petition SET status = 'received' WHERE status = 'referred' AND id % 8 = 0`);
    await desk.database.query('DELETE FROM suggestion WHERE petition_id % 6 = 0');
    expect(await same()).toBeGreaterThan(0);
  });
});

describe('The trays of petitions', () => {
  it('hold what waits to be turned, urgent first and then the oldest', async () => {
    const rows = await desk.database.query<{ id: number } & pg.QueryResultRow>(
      `SELECT p.id::int FROM petition p JOIN document_kind k ON k.key = p.document_kind
       LEFT JOIN suggestion s ON s.petition_id = p.id AND s.rank = 1 LEFT JOIN competence_rule r ON r.id = s.rule_id
       WHERE p.status = 'received'
       ORDER BY (coalesce(r.priority, p.priority) = 'urgent' OR k.urgent) DESC, p.received_at, p.id`,
    );
    expect(rows.length).toBeGreaterThan(50);
    expect(await walk('por-turnar', await actorOf('follow_up'))).toEqual(rows.map(({ id }) => id));
  });

  it('hold what waits to be notified, the oldest first', async () => {
    const rows = await desk.database.query<{ id: number } & pg.QueryResultRow>(
      `SELECT id::int FROM petition WHERE status = 'replied' ORDER BY received_at, id`,
    );
    expect(rows.length).toBeGreaterThan(25);
    expect(await walk('por-notificar', await actorOf('follow_up'))).toEqual(rows.map(({ id }) => id));
  });

  it('are narrowed by words, urgency and days', async () => {
    const [filter, office] = [
      { palabras: 'quiñones', urgente: '1', desde: '2026-09-20', hasta: '2026-09-30' },
      await actorOf('follow_up'),
    ];
    const rows = await desk.database.query<{ id: number } & pg.QueryResultRow>(
      `SELECT id::int FROM petition WHERE status = 'received' AND sender_name = 'Petra Quiñones'
         AND (priority = 'urgent' OR id IN (SELECT petition_id FROM suggestion_that_waits WHERE priority = 'urgent'))
         AND (received_at AT TIME ZONE 'America/Mexico_City')::date BETWEEN '2026-09-20' AND '2026-09-30'`,
    );
    expect(rows.length).toBeGreaterThan(0);
    expect((await walk('por-turnar', office, filter)).toSorted(byNumber)).toEqual(
      rows.map(({ id }) => id).toSorted(byNumber),
    );
  });
});

describe('Every filter of every tray', () => {
  const EVERYTHING: Record<string, string> = {
    dependencia: 'SOPDU',
    persona: '1',
    tema: '1',
    instruccion: 'attend',
    urgente: '1',
    desde: '2026-01-01',
    hasta: '2026-12-31',
    palabras: 'bache',
  };
  it.each([...Object.keys(OBVIOUS), 'contestados', 'todos', 'por-turnar', 'por-notificar'])(
    'can be asked of %s, alone and together, and finds no more than is there',
    async (key) => {
      const office = await actorOf('follow_up');
      const all = await walk(key, office);
      const together = await walk(key, office, EVERYTHING);
      for (const [name, value] of Object.entries(EVERYTHING)) {
        const some = await walk(key, office, { [name]: value });
        expect([name, some.filter((id) => !all.includes(id))]).toEqual([name, []]);
        expect([name, together.filter((id) => !some.includes(id))]).toEqual([name, []]);
      }
    },
  );

  it('knows the department that is suggested, or that answered', async () => {
    const office = await actorOf('follow_up');
    const suggested = await desk.database.query<{ id: number } & pg.QueryResultRow>(
      `SELECT p.id::int FROM petition p JOIN suggestion s ON s.petition_id = p.id AND s.rank = 1
       JOIN competence_rule r ON r.id = s.rule_id JOIN department d ON d.id = r.department_id
       WHERE p.status = 'received' AND d.key = (SELECT key FROM department JOIN competence_rule c ON c.department_id = department.id ORDER BY c.id LIMIT 1)`,
    );
    const [first] = await desk.database.query<{ key: string } & pg.QueryResultRow>(
      'SELECT key FROM department JOIN competence_rule c ON c.department_id = department.id ORDER BY c.id LIMIT 1',
    );
    expect(suggested.length).toBeGreaterThan(5);
    const found = await walk('por-turnar', office, { dependencia: first!.key });
    expect(found.toSorted(byNumber)).toEqual(suggested.map(({ id }) => id).toSorted(byNumber));
  });
});

describe('A referral that lives', () => {
  it('goes from tray to tray with each act', async () => {
    const id = await refer(desk, (await register(desk)).folio, { termDays: 10 });
    const office = await actorOf('follow_up');
    const where = async () => {
      const keys = ['por-acusar', 'en-termino', 'por-vencer', 'vencidos', 'contestados'];
      const found = await Promise.all(keys.map(async (key) => ((await walk(key, office)).includes(id) ? key : '')));
      return found.filter(Boolean);
    };
    expect(await where()).toEqual(['por-acusar', 'en-termino']);
    const saul = { ...office, name: 'Saúl', address: '127.0.0.1' } as Actor;
    await desk.app.get(Acknowledgements, { strict: false }).acknowledge(String(id), { name: 'Ana' }, saul);
    expect(await where()).toEqual(['en-termino']);
    clock.putTo('2026-10-16T16:00:00Z');
    expect(await where()).toEqual(['por-vencer']);
    clock.putTo('2026-10-20T16:00:00Z');
    expect(await where()).toEqual(['vencidos']);
    await desk.app.get(Db).query(`UPDATE referral SET status = 'replied' WHERE id = $1`, [id]);
    expect(await where()).toEqual(['contestados']);
    clock.putTo(`${TODAY}T16:00:00Z`);
  });
});
