import { randomUUID } from 'node:crypto';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fetchPdf } from '../support/acts.js';
import { launchBrowser } from '../support/browser.js';
import { pdfText } from '../support/pdf.js';
import { LETTER } from '../support/petitions.js';
import type { Program } from '../support/processes.js';
import { RealOffice } from '../support/real-office.js';
import { AUDITOR, FOLLOW_UP, signIn, SUPERVISOR } from '../support/visitors.js';

let office: RealOffice;
let desk: Program;
let browser: Browser;

beforeAll(async () => {
  office = await RealOffice.open();
  [desk, browser] = await Promise.all([office.desk(), launchBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await office.close();
});

async function as(username: string): Promise<Page> {
  const page = await (await browser.newContext({ baseURL: desk.url, locale: 'es-MX' })).newPage();
  await signIn(page, username);
  return page;
}

/** What the product's API answers to this person; throws unless it was done. */
async function done<Body>(username: string, path: string, body: object): Promise<Body> {
  const answer = await office.send<Body>(desk, username, path, body);
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Noon of a day in the middle of the quarter before this one. */
function lastQuarter(): Date {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), Math.floor(now.getUTCMonth() / 3) * 3 - 2, 15, 18));
}

/** A petition of the last quarter, turned and acknowledged; its folio and its referral. */
async function turned(): Promise<{ folio: string; referral: number }> {
  const receivedAt = lastQuarter().toISOString();
  const letter = { ...LETTER, subject: `Bache ${randomUUID()}`, receivedAt, receivedReason: 'Se capturó del libro' };
  const { folio } = await done<{ folio: string }>('rosa.ventanilla', '/petitions', letter);
  const referrals = [{ department: 'SOPDU', instruction: 'attend', termDays: 10 }];
  const [first] = await done<{ id: number }[]>(FOLLOW_UP, `/petitions/${folio}/referrals`, { referrals });
  await done(FOLLOW_UP, `/referrals/${first!.id}/acknowledgement`, { name: 'Ana Ríos' });
  return { folio, referral: first!.id };
}

const answer = ({ referral }: { referral: number }) =>
  done(FOLLOW_UP, `/referrals/${referral}/reply`, { sense: 'granted', text: 'Se tapó.' });

it('a signed report still says the same when facts change, and shows what differs and why', async () => {
  const [first, second] = [await turned(), await turned()];
  await answer(first);

  const supervisor = await as(SUPERVISOR);
  await supervisor.goto('/informes');
  await supervisor.getByRole('button', { name: 'Preparar el borrador' }).click();
  await supervisor.getByRole('link', { name: 'Cambiar los textos de la hoja 1' }).click();
  const words =
    'De {requieren_respuesta} peticiones que piden respuesta se contestaron {contestadas}: {tasa_de_atencion}.';
  await supervisor.locator('[name="text-1"]').fill(words);
  await supervisor.getByRole('button', { name: 'Guardar la hoja' }).first().click();
  await supervisor.getByText('De 2 peticiones que piden respuesta se contestaron 1: 1 / 2 = 50.00 %.').waitFor();
  await supervisor.getByRole('button', { name: 'Firmar el informe' }).click();
  await supervisor.getByText('El informe quedó firmado').waitFor();
  const report = new URL(supervisor.url()).pathname;
  const paper = await fetchPdf(supervisor, `${report}/archivos/informe.pdf`);
  expect(await pdfText(paper)).toContain('se contestaron 1: 1 / 2 = 50.00 %');

  await answer(second);

  const auditor = await as(AUDITOR);
  await auditor.goto(report);
  const signed = await auditor.locator('main').innerText();
  expect(signed).toContain('1 / 2 = 50.00 %');
  expect(signed).toContain('byte por byte');
  expect((await fetchPdf(auditor, `${report}/archivos/informe.pdf`)).equals(paper)).toBe(true);
  await auditor.getByRole('link', { name: 'Comparar con los datos de hoy' }).click();
  await auditor.waitForURL('**/diferencia');
  const row = await auditor.getByRole('row', { name: /^Tasa de atención/ }).innerText();
  expect(row).toMatch(/1 \/ 2 = 50\.00 %\s+2 \/ 2 = 100\.00 %/);
  const petition = await auditor.getByRole('row', { name: second.folio }).innerText();
  expect(petition).toContain('Contestada');
  expect(await auditor.getByRole('row', { name: first.folio }).count()).toBe(0);
}, 120_000);
