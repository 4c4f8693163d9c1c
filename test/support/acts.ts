import { join } from 'node:path';
import type { Page } from 'playwright-core';

/** A scanned letter, or another file of the samples. */
export const sample = (name: string) => join(import.meta.dirname, '../samples/documents', name);

/** Who asks what, in the letter carta-bacheo.jpg; the person and how to reach them must never leave the office. */
export const LETTER = {
  senderName: 'José Ángel Núñez Treviño',
  curp: 'BOXW310820HNERXN09',
  contactTelephone: '55 8765 1234',
  contactEmail: 'jose.nunez@vecinos.example',
  contactNeighbourhood: 'El Mirador',
  contactAddress: 'Camino Real 118',
  documentNumber: 'S/N',
  subject: 'Solicita el bacheo de la calle que va de la avenida Juárez a la escuela primaria.',
};

export type Letter = Partial<typeof LETTER>;

export interface Registered {
  folio: string;
  code: string;
}

/** Registers with the mouse, as the page lets anybody, also without JavaScript. */
export async function register(page: Page, letter: Letter = LETTER): Promise<Registered> {
  await page.goto('/registrar');
  await typeLetter(page, letter);
  await page.getByRole('button', { name: 'Registrar' }).click();
  return registered(page);
}

export async function typeLetter(page: Page, letter: Letter): Promise<void> {
  for (const [name, text] of Object.entries(letter)) await page.locator(`[name="${name}"]`).fill(text);
}

/** Waits for the petition's page and reads folio and code from it. */
export async function registered(page: Page): Promise<Registered> {
  await page.waitForURL(/\/peticiones\/PM-\d{4}-\d{6}\?registrada=/);
  const folio = new URL(page.url()).pathname.split('/')[2] ?? '';
  const code = page.getByText('Código de consulta', { exact: true }).locator('xpath=following-sibling::dd[1]');
  return { folio, code: (await code.innerText()).match(/[A-Z0-9-]{10,}/)?.[0] ?? '' };
}

export async function upload(page: Page, folio: string, files: string[]): Promise<void> {
  await page.goto(`/peticiones/${folio}`);
  await page.getByLabel('Agregar archivos').setInputFiles(files.map(sample));
  await page.getByRole('button', { name: 'Agregar', exact: true }).click();
  await page.getByRole('link', { name: files.at(-1) ?? '', exact: true }).waitFor();
}

/** Turns to the department that the page proposes, or to another one. */
export async function refer(page: Page, folio: string, department?: string): Promise<void> {
  await page.goto(`/peticiones/${folio}/turnar`);
  if (department) await page.locator('[name=department-0]').selectOption(department);
  await page.getByRole('button', { name: /^Turnar/ }).click();
  await page.waitForURL('**/por-turnar?*');
}

/** From the department's own list, as all that follows. */
export async function acknowledge(page: Page, folio: string): Promise<void> {
  await openReferral(page, folio, 'Acusar');
  await page.getByLabel('Nombre de quien recibe').fill('Ulises Mendoza Ríos');
  await page.getByRole('button', { name: 'Registrar el acuse' }).click();
  await page.waitForURL('**/turnos');
}

export async function reply(page: Page, folio: string, text: string, file?: string): Promise<void> {
  await openReferral(page, folio, 'Contestar');
  await page.getByLabel('Favorable', { exact: true }).check();
  await page.getByRole('textbox', { name: 'Respuesta' }).fill(text);
  if (file) await page.locator('[name=files]').setInputFiles(sample(file));
  await page.getByRole('button', { name: 'Contestar' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/respuesta'));
}

/** As `reply`, to the points that were asked, in their order. */
export async function replyToPoints(page: Page, folio: string, answers: [sense: string, text: string][]) {
  await openReferral(page, folio, 'Contestar');
  for (const [index, [sense, text]] of answers.entries()) {
    const point = page.getByRole('group', { name: `Punto ${index + 1}: ` });
    await point.getByLabel(sense, { exact: true }).check();
    await point.getByRole('textbox', { name: 'Respuesta' }).fill(text);
  }
  await page.getByRole('button', { name: 'Contestar' }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/respuesta'));
}

export async function notify(page: Page, folio: string, proof: string): Promise<void> {
  await page.goto(`/por-notificar`);
  await page
    .getByRole('row', { name: folio })
    .getByRole('link', { name: /^Notificar/ })
    .click();
  await page.getByLabel('Constancia', { exact: true }).fill(proof);
  await page.getByRole('button', { name: 'Registrar la notificación' }).click();
  await page.waitForURL('**/por-notificar?*');
}

/** At the counter, with everything that proves it. */
export async function notifyInPerson(page: Page, folio: string, name: string): Promise<void> {
  await page.goto(`/peticiones/${folio}/notificaciones?medio=in_person`);
  await page.getByLabel('Quién recibió').fill(name);
  await page.getByLabel('Con qué se identificó').selectOption('credencial para votar');
  await page.getByLabel('Firmó de recibido').check();
  await page.getByRole('button', { name: 'Registrar la notificación' }).click();
  await page.waitForURL('**/por-notificar?*');
}

/** Returns what another department is competent for. */
export async function giveBack(page: Page, folio: string, reason: string, competent: string): Promise<void> {
  await openReferral(page, folio, 'Devolver');
  await page.getByLabel('Motivo').fill(reason);
  await page.getByLabel('A quién le corresponde').selectOption(competent);
  await page.getByRole('button', { name: 'Devolver', exact: true }).click();
  await page.getByText('Seguimiento decide a quién corresponde').waitFor();
}

/** Marks all rows that a tray shows and does the main act to them; the rows of the page that says what became of each. */
export async function actOnAllShown(page: Page, tray: string, act: string): Promise<string[]> {
  await page.goto(tray);
  // Until its script runs, nothing is counted.
  await page.getByText(/^0 elegidas/).waitFor();
  await page.getByRole('button', { name: 'Elegir todas o ninguna' }).click();
  // Where more has to be said first, that is folded.
  const folded = page.locator('summary', { hasText: act });
  if ((await folded.count()) > 0) await folded.click();
  await page.getByRole('button', { name: act }).click();
  await page.waitForURL(/\/lotes\/\d+$/);
  return page.locator('tbody tr').allInnerTexts();
}

async function openReferral(page: Page, folio: string, verb: string): Promise<void> {
  await page.goto('/turnos');
  await page
    .getByRole('row', { name: folio })
    .getByRole('link', { name: new RegExp(`^${verb}`) })
    .click();
}

/** A PDF that the signed-in person of this page may fetch. */
export async function fetchPdf(page: Page, address: string): Promise<Buffer> {
  const response = await page.context().request.get(address);
  const told = `${response.status()} ${response.headers()['content-type']}`;
  if (told !== '200 application/pdf') throw new Error(`no PDF at ${address}: ${told}`);
  return response.body();
}

export interface WaitingRow {
  folio: string;
  /** The one that is suggested. */
  department: string | undefined;
  words: string;
}

/** The tray «Por turnar», page after page. */
export async function petitionsToRefer(page: Page): Promise<WaitingRow[]> {
  const rows: WaitingRow[] = [];
  for (let at: string | null = '/por-turnar'; at;) {
    await page.goto(at);
    const shown = await page.locator('tr[data-open]').evaluateAll((all) =>
      all.map((row) => ({
        folio: row.querySelector('.folio data')?.getAttribute('value') ?? '',
        department: row.querySelector('td b')?.textContent ?? undefined,
        words: (row as HTMLElement).innerText,
      })),
    );
    rows.push(...shown);
    const next = page.getByRole('link', { name: 'Siguientes' });
    at = (await next.count()) > 0 ? await next.getAttribute('href') : null;
  }
  return rows;
}

/** Looks a petition up in the portal; what is read there. */
export async function lookUp(citizen: Page, portal: string, { folio, code }: Registered): Promise<string> {
  await citizen.goto(portal);
  await citizen.getByLabel('Folio').fill(folio);
  await citizen.getByLabel('Código de consulta').fill(code);
  await citizen.getByRole('button', { name: 'Consultar' }).click();
  await citizen.waitForURL('**/consulta');
  return citizen.locator('main').innerText();
}
