import { Db } from '@oficialia/platform';
import { verifyLedger } from '@oficialia/registry';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDesk, type Desk } from '../support/desk.js';
import { HandClock } from '../support/hand-clock.js';
import { readPdf } from '../support/pdf.js';
import { LETTER_FORM, register } from '../support/petitions.js';
import type { SignedIn } from '../support/signed-in.js';

const clock = new HandClock('2026-03-10T16:00:00Z');
const LAMP = 'Solicita la reparación de dos luminarias en la calle Hidalgo';
let desk: Desk;
let clerk: SignedIn;
let folio: string;

beforeAll(async () => {
  desk = await startDesk({ clock });
  clerk = await desk.signIn('intake_clerk');
  ({ folio } = await register(desk, {
    senderName: 'José Ángel Núñez Treviño',
    subject: LAMP,
    contactTelephone: '951 123 4567',
  }));
});
afterAll(() => desk.close());

const notices = async (typed: Record<string, unknown>) => (await clerk.post('/registrar/avisos', typed)).text;
const attach = (changes: Record<string, unknown> = {}, key: string = randomUUID()) =>
  clerk.post(`/peticiones/${folio}/agregados`, { ...LETTER_FORM, kind: 'reminder', idempotencyKey: key, ...changes });

describe('While the clerk types', () => {
  it('the petitions of the same person are told, whatever accents and order the name has', async () => {
    const html = await notices({ senderName: 'nunez treviño jose angel' });
    expect(html).toContain('Esta persona tiene 1 petición');
    expect(html).toContain(`href="/peticiones/${folio}"`);
    expect(html).not.toContain('Se parece a');
  });

  it('a misspelt or missing word of the name and words of the subject give the likely repeat', async () => {
    for (const senderName of ['Jose Angel Nuñes Treviño', 'José Núñez Treviño']) {
      const html = await notices({ senderName, subject: 'Pide reparar luminarias de la calle Hidalgo' });
      expect(html).toContain(`Se parece a ${folio}`);
      expect(html).toContain(`formaction="/peticiones/${folio}/agregados"`);
    }
  });

  it('the same telephone is the same person under another name; another subject is no repeat', async () => {
    const html = await notices({
      senderName: 'Rosa Pérez',
      contactTelephone: '+52 9511234567',
      subject: 'Pide una poda de árboles',
    });
    expect(html).toContain('Esta persona tiene 1 petición');
    expect(html).not.toContain('Se parece a');
    expect(await notices({ senderName: 'Ana Ruiz Cortés', subject: LAMP })).not.toContain(folio);
  });

  it('a corrected name is found from then on', async () => {
    const { folio: other } = await register(desk, { senderName: 'Benito Zárate Ochoa' });
    expect(await notices({ senderName: 'Benito Zárate Ochoa' })).toContain(other);
    const change = { field: 'sender_name', value: 'Eleuterio Zárate Quiroz', reason: 'Así firma' };
    const asked = await clerk.post(`/peticiones/${other}/correcciones`, { ...change, seen: 'Benito Zárate Ochoa' });
    expect(asked.status).toBe(303);
    expect(await notices({ senderName: 'Eleuterio Zárate Quiroz' })).toContain(other);
    expect(await notices({ senderName: 'Benito Zárate Ochoa' })).not.toContain(other);
  });

  it('days and annexes are said back as they were understood', async () => {
    const html = await notices({ documentDate: 'ayer', annexes: '2 copias de INE, 1 original de escritura' });
    expect(html).toContain('lun 9 mar 2026');
    expect(html).toContain('2 copias: INE · 1 original: escritura');
  });

  it('a browser without script is asked once, before it registers the same again', async () => {
    const again = {
      ...LETTER_FORM,
      senderName: 'José Ángel Núñez Treviño',
      subject: LAMP,
      idempotencyKey: randomUUID(),
      withoutScript: '1',
    };
    const asked = await clerk.post('/registrar', again);
    expect([asked.status, asked.text]).toEqual([200, expect.stringContaining(`Se parece a ${folio}`)]);
    const knownRepeats = /name="knownRepeats" value="([^"]+)"/.exec(asked.text)?.[1];
    expect((await clerk.post('/registrar', { ...again, knownRepeats })).status).toBe(303);
  });
});

describe('While another process learns', () => {
  it('a petition that another process is just learning is waited for', async () => {
    await register(desk, { senderName: 'Tobías Elizondo Barba' });
    const answer = await desk.app.get(Db).transaction(async (tx) => {
      await tx.query('SELECT learn_new_petitions(100)');
      const asked = notices({ senderName: 'Tobías Elizondo Barba' });
      await new Promise((resolve) => setTimeout(resolve, 300));
      return { asked };
    });
    expect(await answer.asked).toContain('Esta persona tiene 1 petición');
  });
});

describe('What is attached to a folio', () => {
  it('takes no new folio, is in the history once, and has its receipt', async () => {
    const key = randomUUID();
    const before = await desk.database.query('SELECT count(*)::int AS n FROM petition');
    const sent = {
      senderName: 'José Núñez',
      sheets: '2',
      annexes: '3 fotografías',
      documentDate: '9/3',
      subject: 'Insiste',
    };
    const answer = await attach(sent, key);
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      `/peticiones/${folio}?agregado=1&borrador=1#agregados`,
    ]);
    expect((await attach(sent, key)).headers['location']).toBe(answer.headers['location']);
    expect(await desk.database.query('SELECT count(*)::int AS n FROM petition')).toEqual(before);
    const page = await clerk.get(`/peticiones/${folio}?agregado=1&borrador=1`);
    expect(page.text).toContain('Recordatorio 1: Insiste');
    expect(page.text).toContain('Se agregó un escrito');
    expect(page.text).toContain(`data-print-on-load="/peticiones/${folio}/agregados/1.pdf"`);
    const { text } = await readPdf(clerk.get(`/peticiones/${folio}/agregados/1.pdf`));
    expect(text).toContain(folio);
    expect(text).toMatch(/AGREGADO AL FOLIO.*Recordatorio 1.*3 copias: fotografías/);
    expect((await verifyLedger(desk.app.get(Db))).fault).toBeUndefined();
  });

  it('gets numbers in a row when many come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, () => attach({ kind: 'annex' })));
    const numbers = answers.map(({ headers }) => /agregado=(\d+)/.exec(headers['location'] as string)?.[1] ?? '');
    expect(numbers.toSorted((a, b) => a.localeCompare(b))).toEqual(['2', '3', '4', '5', '6']);
  });

  it('keeps what was typed when something is wrong, and is refused by an annulled petition', async () => {
    const wrong = await attach({ sheets: '0', subject: 'Insiste <b>mucho</b>' });
    expect([wrong.status, wrong.text]).toEqual([422, expect.stringContaining('Insiste &lt;b>mucho&lt;/b>')]);
    const { folio: other } = await register(desk);
    await clerk.post(`/peticiones/${other}/anulaciones`, { reason: 'Duplicada' });
    const supervisor = await desk.signIn('supervisor');
    await supervisor.post(`/peticiones/${other}/anulaciones/decision`, { approved: 'true' });
    const refused = await clerk.post(`/peticiones/${other}/agregados`, {
      ...LETTER_FORM,
      kind: 'annex',
      idempotencyKey: randomUUID(),
    });
    expect([refused.status, refused.text]).toEqual([409, expect.stringContaining('está anulada')]);
  });

  it('cannot be rewritten', async () => {
    await expect(desk.database.query(`UPDATE attachment SET subject = 'Otro'`)).rejects.toThrow(/refused/);
  });
});
