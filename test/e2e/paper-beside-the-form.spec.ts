import { RegistrationAsides, type Proposal, type RegistrationAside } from '@oficialia/registry';
import { h } from 'preact';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { LETTER_FORM } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const PROPOSALS: Proposal[] = [
  {
    field: 'senderName',
    value: 'Ma. Ñáñez <Ríos>',
    confidence: 93.4,
    seen: { page: 1, box: { x: 0, y: 0.8, width: 0.4, height: 0.02 } },
  },
  {
    field: 'documentDate',
    value: '3 de marzo de 2026',
    confidence: 71,
    seen: { page: 2, box: { x: 0, y: 0, width: 1, height: 1 } },
  },
];

/** A paper that lies on the table of this test. */
class TablePaper implements RegistrationAside {
  readonly key = 'papel';
  readonly given: string[] = [];
  waits = true;

  async show() {
    return this.waits ? { aside: h('p', { id: 'pagina-1' }, 'El escrito'), proposals: PROPOSALS } : undefined;
  }

  async registered(ref: string, folio: string) {
    this.given.push(`${ref} ${folio}`);
  }
}

let desk: Desk;
let clerk: SignedIn;
let paper: TablePaper;

beforeAll(async () => {
  desk = await startDesk();
  clerk = await desk.signIn('intake_clerk');
  paper = new TablePaper();
  desk.app.get(RegistrationAsides).add(paper);
});
afterAll(() => desk.close());
beforeEach(() => {
  paper.waits = true;
  paper.given.length = 0;
});

const send = (changes: object = {}) =>
  clerk.post('/registrar', { ...LETTER_FORM, paper: 'papel:12', idempotencyKey: randomUUID(), ...changes });

describe('A paper beside the registration form', () => {
  it('stands there with what it proposes, marked as not yet looked at', async () => {
    const { text } = await clerk.get('/registrar?papel=12');
    expect(text).toMatch(/<div data-proposals[^>]*><p id="pagina-1">El escrito/);
    expect(text).toMatch(/value="Ma. Ñáñez &lt;Ríos>"/);
    expect(text).toMatch(/Propuesto de la <a href="#pagina-1">página 1<\/a> · confianza 93\s%/);
    expect(text).toMatch(/<input type="hidden" name="unseen" value="documentDate"/);
    expect(text).toMatch(/<input[^>]*name="senderName"[^>]*data-proposal[ =>]/);
    expect(text).toMatch(/data-draft="registrar:\d+:papel-12"/);
  });

  it('is asked once for what nobody looked at, and saves nothing before', async () => {
    const before = await desk.database.query('SELECT count(*)::int AS n FROM petition');
    const asked = await send({ unseen: ['senderName', 'documentDate'], documentDate: '3/3/2026' });
    expect([asked.status, asked.text]).toEqual([422, expect.stringContaining('compárelo con el papel')]);
    expect(asked.text).toContain('El escrito');
    expect(asked.text).not.toContain('name="unseen"');
    expect(await desk.database.query('SELECT count(*)::int AS n FROM petition')).toEqual(before);
    expect(paper.given).toEqual([]);
  });

  it('goes to the petition that was made of it', async () => {
    const { headers } = await send();
    const folio = /PM-\d{4}-\d{6}/.exec(headers['location'] as string)?.[0];
    expect(paper.given).toEqual([`12 ${folio}`]);
    expect(headers['location']).toBe(`/peticiones/${folio}?registrada=papel-12`);
    expect((await clerk.get(headers['location'] as string)).text).toMatch(/data-draft-clear="registrar:\d+:papel-12"/);
  });

  it('that does not wait any more leaves the form usable, and says so', async () => {
    paper.waits = false;
    const { status, text } = await clerk.get('/registrar?papel=12');
    expect([status, text]).toEqual([200, expect.stringContaining('ya no espera registro')]);
    expect(text).toContain('name="senderName"');
  });
});
