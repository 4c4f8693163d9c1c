import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Registered } from './acts.js';
import { giveToken } from './api-token.js';
import { LETTER } from './petitions.js';
import { paperLetter } from './scanned.js';
import { CLERK, type House } from './visitors.js';

interface Letter {
  sender: string;
  subject: string;
  text: string;
  /** Key of who is competent; nobody can tell of some. */
  department: string | null;
}

/** A mixed pile of an ordinary week, written for the tests. */
export const THIRTY = read<Letter[]>('test/samples/routing/thirty-petitions.json');
const DEPARTMENTS = read<{ key: string; name: string }[]>('libs/directory/seed/departments.json');

/** The name of a department by its key. */
export const nameOf = (key: string | null) => DEPARTMENTS.find((department) => department.key === key)?.name;

/** Registers the thirty as another program would, those of `scanned` with nothing but their letter as a picture; by sender. */
export async function handIn(house: House, scanned: readonly string[]): Promise<Map<string, Registered>> {
  const authorization = `Bearer ${await giveToken(house.database, CLERK)}`;
  const post = async (path: string, headers: Record<string, string>, body: string | FormData) => {
    const url = `${house.desk}/api/v1/petitions${path}`;
    const answer = await fetch(url, { method: 'POST', headers: { authorization, ...headers }, body });
    if (!answer.ok) throw new Error(`${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as { folio: string; lookupCode: string };
  };
  const petitions = new Map<string, Registered>();
  const scans = await paperLetter(scanned.map((name) => THIRTY.find(({ sender }) => sender === name)!.text));
  for (const { sender, subject, text } of THIRTY) {
    const scan = scans[scanned.indexOf(sender)];
    const said = {
      senderName: sender,
      contactAddress: 'Sur 3',
      subject: scan ? 'Lo que dice su escrito' : `${subject}. ${text}`,
    };
    const headers = { 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const { folio, lookupCode: code } = await post('', headers, JSON.stringify({ ...LETTER, ...said }));
    petitions.set(sender, { folio, code });
    if (!scan) continue;
    const form = new FormData();
    form.append('files', new Blob([new Uint8Array(scan)]), 'carta.jpg');
    await post(`/${folio}/documents`, {}, form);
  }
  return petitions;
}

function read<Content>(path: string): Content {
  return JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')) as Content;
}
