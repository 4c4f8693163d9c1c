import { dayIn } from '@oficialia/platform';
import type { Server } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationPeople } from '../../apps/cli/src/demonstration.people.js';
import { SIGNED_FOR } from '../support/petitions.js';
import { until, type Program } from '../support/processes.js';
import { RealOffice } from '../support/real-office.js';
import { signIn } from '../support/signed-in.js';

const FOLLOW_UP = 'saul.seguimiento';
const SUPERVISOR = 'elena.supervision';
const DEPARTMENT = 'obras.publicas';
const SECOND_SUPERVISOR = 'mario.supervision';
const TODAY = dayIn('America/Mexico_City', new Date());

let office: RealOffice;
let desks: [Program, Program];
let folio: string;

beforeAll(async () => {
  office = await RealOffice.open();
  desks = await Promise.all([office.desk(), office.desk()]);
  await office.query(
    `INSERT INTO person (username, name, position, role, password_hash)
     SELECT $1, 'Mario Ángeles Rey', position, role, password_hash FROM person WHERE username = $2`,
    [SECOND_SUPERVISOR, SUPERVISOR],
  );
  folio = await office.petition(desks[0]);
});
afterAll(() => office.close());

/** In the order of the life of one petition: each is the ground of the next. */
describe('When two people do the same at once on two desks, one wins and the other is told who did it', () => {
  it('in a correction', async () => {
    const correction = { field: 'sheets', seen: '1', value: '2', reason: 'Se contaron mal' };
    const lost = await race([FOLLOW_UP, SUPERVISOR], at('/corrections'), correction, 'corrected');
    expect(lost).toMatchObject({ status: 409, body: { code: 'correction.changed-meanwhile' } });
    expect(lost.body.title).toBe(`${lost.winner} corrigió este dato antes que usted. Revise el valor actual.`);
  });

  it('in the decision of an annulment', async () => {
    const reason = { reason: 'Se capturó dos veces' };
    expect((await office.send(desks[0], FOLLOW_UP, at('/annulments'), reason)).status).toBe(201);
    const decision = { approved: false };
    const people: [string, string] = [SUPERVISOR, SECOND_SUPERVISOR];
    const lost = await race(people, at('/annulments/decision'), decision, 'annulment_refused');
    expect(lost).toMatchObject({ status: 409, body: { code: 'annulment.none-open' } });
    expect(lost.body.title).toMatch(/quizá otra persona ya la decidió\.$/);
  });

  it('in turning the petition', async () => {
    const order = { referrals: [{ department: 'SOPDU', instruction: 'attend', termDays: 10 }] };
    const lost = await race([FOLLOW_UP, SUPERVISOR], at('/referrals'), order, 'referred');
    expect(lost).toMatchObject({ status: 409, body: { code: 'referral.made-meanwhile' } });
    expect(lost.body.title).toContain(`${lost.winner} ya turnó esta petición a`);
    expect(await count('oficio')).toBe(1);
  });

  it('in the acknowledgement of the department', async () => {
    const path = `/referrals/${await referral()}/acknowledgement`;
    const lost = await race([DEPARTMENT, FOLLOW_UP], path, { name: 'Ana Ríos' }, 'acknowledged');
    expect(lost).toMatchObject({ status: 409, body: { code: 'referral.acknowledged' } });
    expect(lost.body.title).toContain(`${lost.winner} ya registró el acuse del oficio`);
  });

  it('in the reply', async () => {
    const reply = { sense: 'granted', text: 'Se tapó el bache.' };
    const lost = await race([DEPARTMENT, FOLLOW_UP], `/referrals/${await referral()}/reply`, reply, 'replied');
    expect(lost).toMatchObject({ status: 409, body: { code: 'reply.made' } });
    expect(lost.body.title).toContain(`${lost.winner} ya contestó el oficio`);
  });

  it('in the notification', async () => {
    const proof = { method: 'in_person', notifiedOn: TODAY, ...SIGNED_FOR };
    const lost = await race([FOLLOW_UP, SUPERVISOR], at('/notifications'), proof, 'notified');
    expect(lost).toMatchObject({ status: 409, body: { code: 'notification.made' } });
    expect(lost.body.title).toContain(`${lost.winner} ya registró la notificación`);
    await office.expectWhole();
  });
});

describe('Who comes second with a form', () => {
  it('finds what they typed in it, with the message above', async () => {
    folio = await office.petition(desks[0]);
    const { password } = demonstrationPeople();
    const people = [FOLLOW_UP, SUPERVISOR].map((name, desk) => signIn(serverOf(desks[desk]!), name, password));
    const order = { 'department-0': 'SOPDU', 'instruction-0': 'attend', 'termDays-0': '10', knownReferrals: '0' };
    const typed = ['Urge: pasa el camión escolar', 'Revisar también la coladera'];
    const forms = (await Promise.all(people)).map(
      (person, index) => () => person.post(`/peticiones/${folio}/turnar`, { ...order, 'message-0': typed[index] }),
    );
    const answers = await together(forms);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([303, 409]));
    const lost = answers.findIndex(({ status }) => status === 409);
    expect(answers[lost]?.text).toContain('Lo que usted escribió se conserva');
    expect(answers[lost]?.text).toContain(typed[lost]);
    await office.expectWhole();
  });
});

/** The client of the pages takes an address as well as a server. */
const serverOf = (desk: Program) => desk.url as unknown as Server;

const at = (path: string) => `/petitions/${folio}${path}`;

/** Both send the same at the same time; the answer to who lost, with the name of who won. The ledger has the act once. */
async function race(people: [string, string], path: string, body: object, act: string) {
  const sends = people.map((person, index) => () => {
    return office.send<{ title?: string; code?: string }>(desks[index]!, person, path, body);
  });
  await Promise.all(people.map((person) => office.token(person)));
  const answers = await together(sends);
  const lost = answers.findIndex(({ status }) => status >= 400);
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  const entries = await office.query<{ actor_name: string; username: string }>(
    `SELECT e.actor_name, s.username FROM ledger_entry e JOIN petition p ON p.id = e.petition_id
     JOIN person s ON s.id = e.actor_id WHERE p.folio = $1 AND e.act = $2`,
    [folio, act],
  );
  expect(entries.map(({ username }) => username)).toEqual([people[1 - lost]]);
  return { ...answers[lost]!, winner: entries[0]!.actor_name };
}

/** Lets all go in the same moment: they wait for the petition, which is held until the last one has come. */
async function together<T>(sends: (() => PromiseLike<T>)[]): Promise<T[]> {
  const holder = await office.connect();
  try {
    await holder.query('BEGIN');
    await holder.query('SELECT 1 FROM petition WHERE folio = $1 FOR UPDATE', [folio]);
    const answers = Promise.all(sends.map((send) => send()));
    await until('all wait for the petition', async () => {
      const waiting = await office.query<{ pids: number }>(
        `SELECT count(*)::int AS pids FROM pg_stat_activity
         WHERE datname = current_database() AND cardinality(pg_blocking_pids(pid)) > 0`,
      );
      return waiting[0]?.pids === sends.length;
    });
    await holder.query('COMMIT');
    return await answers;
  } finally {
    await holder.end();
  }
}

async function referral(): Promise<number | undefined> {
  const sql = 'SELECT r.id::int FROM referral r JOIN petition p ON p.id = r.petition_id WHERE p.folio = $1';
  return (await office.query<{ id: number }>(sql, [folio]))[0]?.id;
}

async function count(table: 'oficio'): Promise<number | undefined> {
  return (await office.query<{ count: number }>(`SELECT count(*)::int FROM ${table}`))[0]?.count;
}
