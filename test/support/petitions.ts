import { Clock, dayIn } from '@oficialia/platform';
import { randomUUID } from 'node:crypto';
import request, { type Test } from 'supertest';
import type { Desk, User } from './desk.js';

/** The least that the API asks of a petition. */
export const LETTER = {
  channel: 'counter',
  senderKind: 'person',
  senderName: 'María Peña Núñez',
  curpAbsence: 'not_at_hand',
  notifyByBoard: true,
  documentKind: 'letter',
  addressedTo: 'Presidenta Municipal',
  subject: 'Bache en la calle Hidalgo',
  sheets: 1,
};

/** The same as the form of the desk sends it. */
export const LETTER_FORM = {
  ...LETTER,
  notifyByBoard: '1',
  sheets: '1',
  priority: 'normal',
  curpAbsence: 'not_at_hand',
};

type Door = Pick<Desk, 'server' | 'tokens'>;

/** The JSON API as one of the people. */
export function api({ server, tokens }: Door, user: User) {
  const signed = (call: Test) => call.set('Authorization', `Bearer ${tokens[user]}`);
  return {
    get: (path: string) => signed(request(server).get(`/api/v1${path}`)),
    post: (path: string, body: object = {}) => signed(request(server).post(`/api/v1${path}`)).send(body),
    put: (path: string, body: object = {}) => signed(request(server).put(`/api/v1${path}`)).send(body),
    upload: (path: string, file: Buffer, name: string) =>
      signed(request(server).post(`/api/v1${path}`)).attach('files', file, name),
  };
}

interface Registering {
  user?: User;
  key?: string;
}

/** Sends a registration and gives the answer, whatever it is. */
export function sendRegistration(desk: Door, changes: object = {}, { user, key }: Registering = {}): Test {
  return api(desk, user ?? 'intake_clerk')
    .post('/petitions', { ...LETTER, ...changes })
    .set('Idempotency-Key', key ?? randomUUID());
}

/** Registers a petition; throws when it was refused. */
export async function register(desk: Door, changes: object = {}): Promise<{ folio: string; lookupCode: string }> {
  const { status, body } = await sendRegistration(desk, changes);
  if (status !== 201) throw new Error(`not registered: ${status} ${JSON.stringify(body)}`);
  return body as { folio: string; lookupCode: string };
}

/** Turns a petition to the department SOPDU; the id of the referral. */
export async function refer(desk: Door, folio: string, changes: object = {}): Promise<number> {
  const order = { department: 'SOPDU', instruction: 'attend', termDays: 10, ...changes };
  const { body } = await api(desk, 'follow_up')
    .post(`/petitions/${folio}/referrals`, { referrals: [order] })
    .expect(201);
  return (body as { id: number }[])[0]!.id;
}

export interface Act {
  name: string;
  /** How the ledger calls what this act writes, in order. */
  entries: string[];
  run: () => PromiseLike<{ status: number }>;
}

/** What proves that somebody was told in person. */
export const SIGNED_FOR = {
  recipient: 'María Peña',
  signed: true,
  identification: 'voter_card',
  proof: 'Cédula firmada',
};

/** Every act on a petition that has just been registered, in the order of a life that reaches its end. */
export function everyAct(desk: Desk, folio: string): Act[] {
  const [clerk, office, department] = [api(desk, 'intake_clerk'), api(desk, 'follow_up'), api(desk, 'department')];
  const at = `/petitions/${folio}`;
  const referral = async () => ((await office.get(`${at}/referrals`)).body as { id: number }[])[0]?.id;
  const correction = { field: 'sheets', seen: '1', value: '2', reason: 'Se contaron mal' };
  const order = { department: 'SOPDU', instruction: 'attend', termDays: 10 };
  const today = dayIn('America/Mexico_City', desk.app.get(Clock).now());
  const proof = { method: 'in_person', notifiedOn: today, ...SIGNED_FOR };
  return [
    { name: 'a correction', entries: ['corrected'], run: () => clerk.post(`${at}/corrections`, correction) },
    {
      name: 'a receipt',
      entries: ['receipt_issued'],
      run: async () => (await desk.signIn('intake_clerk')).post(`/peticiones/${folio}/acuses`),
    },
    {
      name: 'a document',
      entries: ['document_added'],
      run: () => clerk.upload(`${at}/documents`, PNG, 'carta.png'),
    },
    {
      name: 'a request of annulment',
      entries: ['annulment_requested'],
      run: () => clerk.post(`${at}/annulments`, { reason: 'Se capturó dos veces' }),
    },
    {
      name: 'a refused annulment',
      entries: ['annulment_refused'],
      run: () => api(desk, 'supervisor').post(`${at}/annulments/decision`, { approved: false }),
    },
    {
      name: 'a referral',
      entries: ['referred', 'clock_started'],
      run: () => office.post(`${at}/referrals`, { referrals: [order] }),
    },
    {
      name: 'an acknowledgement',
      entries: ['acknowledged'],
      run: async () => department.post(`/referrals/${await referral()}/acknowledgement`, { name: 'Ana Ríos' }),
    },
    {
      name: 'a reply',
      entries: ['replied', 'clock_stopped'],
      run: async () => department.post(`/referrals/${await referral()}/reply`, { sense: 'granted', text: 'Se tapó.' }),
    },
    { name: 'a notification', entries: ['notified', 'closed'], run: () => office.post(`${at}/notifications`, proof) },
  ];
}

/** The acts of {@link everyAct}, done; throws when one was refused. */
export async function liveWholeLife(desk: Desk, folio: string): Promise<void> {
  for (const { name, run } of everyAct(desk, folio)) {
    const { status } = await run();
    if (status >= 400) throw new Error(`${name} was refused: ${status}`);
  }
}

/** The smallest picture there is. */
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);
