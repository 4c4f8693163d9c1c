// `npm run screenshots`: a demonstration of its own, a real browser, and the pictures that README and manual show.
// `npm run screenshots -- turnar portal` makes only those whose name begins so.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { launchBrowser } from '../test/support/browser.ts';
import { Camera, PHONE } from './camera.mjs';
import { atTheScanner, withThePhone } from './pictures-of-paper.mjs';

const root = join(import.meta.dirname, '..');

const CLERK = 'rosa.ventanilla';
const FOLLOW_UP = 'saul.seguimiento';
const DEPARTMENT = 'alumbrado';
const SUPERVISOR = 'elena.supervision';
const ADMINISTRATOR = 'admin';

async function takeAll({ desk, portal, browser }) {
  const camera = new Camera(browser, desk);
  await atTheCounter(camera);
  await atTheScanner(camera, await camera.as(CLERK), untilRead);
  await withThePhone(desk, CLERK);
  await inFollowUp(camera);
  await inTheDepartment(camera);
  await upstairs(camera);
  await onThePortal(camera, portal);
}

async function atTheCounter(camera) {
  const page = await camera.as();
  await page.goto(`${camera.desk}/entrar`);
  await camera.take(page, 'entrar');
  const clerk = await camera.as(CLERK);
  await clerk.goto('/registrar');
  await fillRegistration(clerk);
  await camera.take(clerk, 'registrar');
  await clerk.getByRole('button', { name: /^Registrar/ }).click();
  await clerk.waitForURL('**/peticiones/**');
  await camera.take(clerk, 'registrada', { height: 900 });
  camera.folio = new URL(clerk.url()).pathname.split('/')[2];
  camera.code = (await clerk.getByText('Código de consulta').locator('xpath=following-sibling::dd[1]').innerText())
    .replace(/[^A-Z0-9-]/g, '')
    .trim();
  const receipt = `/peticiones/${camera.folio}/acuses/1.pdf`;
  await camera.print(clerk, receipt, 'acuse');
  await camera.print(clerk, `${receipt}?formato=etiqueta`, 'etiqueta', 500);
  await clerk.goto(`/peticiones/${camera.folio}`);
  await scan(camera, clerk);
  await clerk.goto(`/peticiones/${camera.folio}/correcciones?dato=contact_telephone`);
  await camera.take(clerk, 'corregir');
  await clerk.goto('/peticiones');
  await camera.take(clerk, 'peticiones');
}

async function fillRegistration(page) {
  const typed = {
    'Nombre completo': 'María Guadalupe Ibáñez Quiroz',
    Teléfono: '55 4321 8765',
    'Correo electrónico': 'guadalupe.ibanez@correo.example',
    'Colonia o agencia': 'Las Peñitas',
    Domicilio: 'Niños Héroes 245',
    Asunto: 'Solicita la reparación de seis luminarias apagadas entre las calles Hidalgo y Zaragoza.',
  };
  for (const [label, text] of Object.entries(typed)) await page.getByLabel(label).first().fill(text);
  await page.locator('[name=annexes]').fill('6 fotografías');
}

async function scan(camera, page) {
  const documents = page.locator('#documentos');
  await page.setInputFiles('input[type=file]', join(root, 'test/samples/documents/carta-alumbrado.pdf'));
  await documents.getByText('1 archivo elegido').waitFor();
  await documents.scrollIntoViewIfNeeded();
  await camera.take(documents, 'subir');
  await documents.getByRole('button', { name: 'Agregar', exact: true }).click();
  await page.waitForURL(/peticiones/);
  await untilRead(page, `/peticiones/${camera.folio}`);
  await page.getByRole('link', { name: 'carta-alumbrado.pdf' }).first().click();
  await camera.take(page, 'documento');
}

async function untilRead(page, address) {
  for (let tries = 0; tries < 90; tries++) {
    await page.goto(address);
    const words = await page.locator('#documentos').innerText();
    if (!/En espera|Abriendo|Leyendo|Leídas/.test(words)) return;
    await sleep(1_000);
  }
  throw new Error(`${address}: the worker has not read its document`);
}

async function inFollowUp(camera) {
  const page = await camera.as(FOLLOW_UP);
  await page.goto('/por-turnar');
  await camera.take(page, 'por-turnar');
  await page.goto(`/peticiones/${camera.folio}/turnar`);
  await camera.take(page, 'turnar');
  await page.getByRole('button', { name: /^Turnar/ }).click();
  await page.waitForURL('**/por-turnar?**', { waitUntil: 'networkidle' });
  await page.goto('/turnos?estado=todos');
  await camera.take(page, 'turnos');
  const oficio = page.getByRole('row', { name: camera.folio }).locator('a[href$=".pdf"]').first();
  await camera.print(page, await oficio.getAttribute('href'), 'oficio');
  await page.goto('/oficios');
  await camera.take(page, 'oficios', { height: 1000 });
  await page.goto('/tablero');
  await camera.take(page, 'tablero', { height: 1000 });
}

async function inTheDepartment(camera) {
  const page = await camera.as(DEPARTMENT);
  await page.goto('/turnos');
  await camera.take(page, 'mis-turnos');
  const row = page.getByRole('row', { name: camera.folio });
  await row.getByRole('link', { name: /Acusar/ }).click();
  await camera.take(page, 'acusar');
  await page.getByRole('button', { name: /Registrar el acuse/ }).click();
  await page.waitForURL('**/turnos');
  await page.goto(`/peticiones/${camera.folio}`);
  await page.getByRole('link', { name: 'Ver el plazo' }).click();
  await page.waitForURL('**/plazo');
  await camera.take(page, 'plazo', { height: 1200 });
  await page.goto('/turnos');
  await page
    .getByRole('row', { name: camera.folio })
    .getByRole('link', { name: /Contestar/ })
    .click();
  await page.getByLabel('Favorable', { exact: true }).check();
  await page
    .locator('[name=text-1]')
    .fill('El 20 de noviembre la cuadrilla repuso las seis luminarias entre Hidalgo y Zaragoza y probó el circuito.');
  await camera.take(page, 'contestar');
  await page.getByRole('button', { name: /^Contestar/ }).click();
  await page.waitForURL((url) => !url.pathname.endsWith('/respuesta'));
}

async function upstairs(camera) {
  const page = await camera.as(FOLLOW_UP);
  await page.goto('/por-notificar');
  await camera.take(page, 'por-notificar');
  await page.goto(`/peticiones/${camera.folio}/notificaciones`);
  await page.locator('[name=proof]').fill('Correo enviado desde la cuenta de la oficina; respondió de recibido.');
  await camera.take(page, 'notificar');
  await camera.print(page, `/peticiones/${camera.folio}/respuesta.pdf`, 'oficio-de-notificacion');
  await page.getByRole('button', { name: /notificación/i }).click();
  await page.waitForURL('**/por-notificar?**');
  await page.goto('/peticiones?q=Camino+Real');
  await page.locator('tbody a[href^="/peticiones/"]').first().click();
  await page.waitForURL('**/peticiones/*');
  await camera.take(page, 'peticion', { height: 1000 });
  await askAnnulment(camera, page);
  const supervisor = await camera.as(SUPERVISOR);
  await supervisor.goto(camera.annulled);
  const decision = supervisor.getByRole('button', { name: 'Aprobar la anulación' });
  await camera.take(supervisor.locator('.panel', { has: decision }), 'anular');
  await supervisor.goto('/panorama');
  await camera.take(supervisor, 'panorama', { height: 1500 });
  await supervisor.goto('/indicadores');
  await camera.take(supervisor, 'indicadores');
  await supervisor.goto('/informes');
  await supervisor
    .getByRole('link', { name: /informe trimestral/ })
    .first()
    .click();
  await camera.take(supervisor, 'informe-borrador');
  await supervisor.goto('/informes');
  await supervisor
    .getByRole('link', { name: /informe trimestral/ })
    .last()
    .click();
  await supervisor.getByRole('link', { name: 'Comparar con los datos de hoy' }).click();
  await camera.take(supervisor, 'informe-diferencia');
  await draftRules(camera, supervisor);
  const administrator = await camera.as(ADMINISTRATOR);
  await administrator.goto('/personas');
  await camera.take(administrator, 'personas');
  await administrator.goto('/calendario');
  await camera.take(administrator, 'calendario', { height: 1000 });
}

async function draftRules(camera, page) {
  await page.goto('/reglas');
  await page.getByRole('button', { name: 'Empezar un borrador' }).click();
  await page.waitForURL('**/reglas/*');
  await camera.take(page, 'reglas', { height: 1000 });
  await page.locator('tbody a[href*="/reglas/"]').first().click();
  await page.waitForURL('**/reglas/*/reglas/*');
  await camera.take(page, 'regla', { height: 1300 });
}

async function askAnnulment(camera, page) {
  await page.goto('/peticiones?estado=received');
  await page.locator('tbody a[href^="/peticiones/"]').last().click();
  camera.annulled = new URL(page.url()).pathname;
  await page.getByText('Solicitar la anulación').click();
  await page.locator('[name=reason]').fill('Se registró dos veces el mismo escrito; queda el otro folio.');
  await page.getByRole('button', { name: 'Solicitar anulación' }).click();
  await page.waitForLoadState();
}

async function onThePortal(camera, portal) {
  const page = await camera.as(undefined, PHONE);
  await page.goto(portal);
  await camera.take(page, 'portal-inicio', { colours: 32 });
  await page.goto(`${portal}/consulta?folio=${camera.folio}&codigo=${camera.code}`);
  await camera.take(page, 'portal-avance', { height: 1300, colours: 32 });
  const desk = await camera.as(undefined);
  await desk.goto(`${portal}/acuse?folio=${camera.folio}&codigo=${camera.code}`);
  await camera.take(desk, 'portal-acuse');
}

async function openOffice(dataDir) {
  const [desk, portal] = [await freePort(), await freePort()];
  const { DATABASE_URL: _own, PORTAL_DATABASE_URL: _portal, ...rest } = process.env;
  const addresses = { HOST: '127.0.0.1', DESK_PORT: String(desk), PORTAL_PORT: String(portal), DATA_DIR: dataDir };
  const office = spawn(process.execPath, [join(root, 'scripts/start.mjs')], {
    env: { ...rest, ...addresses, PUBLIC_URL: '', PORTAL_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve, reject) => {
    office.once('exit', () => reject(new Error('the demonstration did not start')));
    office.stdout.on('data', (chunk) => /ready/.test(String(chunk)) && resolve());
  });
  const close = async () => {
    const ended = new Promise((resolve) => office.once('exit', resolve));
    office.kill('SIGTERM');
    await ended;
  };
  return { desk: `http://127.0.0.1:${desk}`, portal: `http://127.0.0.1:${portal}`, close };
}

function freePort() {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

const dataDir = mkdtempSync(join(tmpdir(), 'oficialia-pictures-'));
const office = await openOffice(dataDir);
try {
  const browser = await launchBrowser();
  await takeAll({ ...office, browser }).finally(() => browser.close());
} finally {
  await office.close();
  rmSync(dataDir, { recursive: true, force: true });
}
