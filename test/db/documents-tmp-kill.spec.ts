import { it, expect } from 'vitest';
import sharp from 'sharp';
import { spawn, execSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { openSync } from 'node:fs';
import { filesForm, openDocumentsHouse, sample } from './documents-house.js';
import { launchBrowser } from '../support/browser.js';
it('survives', { timeout: 500000 }, async () => {
  const house = await openDocumentsHouse({ LOG_LEVEL: 'info' });
  const clerk = await house.person('supervisor');
  const folio = await house.petition();
  const api = `${house.url}/api/v1/petitions/${folio}/documents`;
  const headers = { authorization: `Bearer ${clerk.token}` };
  // 300 MB
  execSync('head -c 300000000 /dev/zero > /tmp/build/big.pdf');
  const started = Date.now();
  console.log('300MB:', execSync(`curl -s -w ' %{http_code}' -H 'Authorization: Bearer ${clerk.token}' -F files=@/tmp/build/big.pdf ${api} || echo rc $?`).toString(), Date.now() - started, 'ms');
  console.log('incoming', execSync(`ls ${house.folder}/files/incoming | wc -l; rm /tmp/build/big.pdf`).toString());
  // kill -9
  const page = await sharp(sample('carta-agua.tif')).toColourspace('b-w').png().toBuffer();
  const tiff = await sharp(Array(6).fill(page), { join: { animated: true } }).tiff({ compression: 'ccittfax4', bitdepth: 1 }).toBuffer();
  const r = await fetch(api, { method: 'POST', headers, body: await filesForm({ 'seis.tif': tiff, 'Carta de la Señora Peña.jpg': 'carta-bacheo.jpg', 'con clave.pdf': 'protegido.pdf', 'dañada.pdf': 'hoja-danada.pdf' }) });
  console.log(r.status, await r.text());
  const url = (house.app.get((await import('@oficialia/platform')).Config) as { DATABASE_URL: string }).DATABASE_URL;
  const start = () => spawn('node_modules/.bin/vitest', ['run', '--config', 'node_modules/.vitest.docs.ts', 'documents-tmp-worker'], { detached: true, env: { ...process.env, DOCS_DB: url, DOCS_DIR: house.folder }, stdio: ['ignore', openSync('/tmp/build/worker.log', 'a'), openSync('/tmp/build/worker.log', 'a')] });
  const pages = () => house.db.query<{ number: number; read_at: Date }>("SELECT number, read_at FROM page WHERE document_id = 1 ORDER BY 1");
  const one = start();
  while ((await pages()).length < 2) await sleep(100);
  process.kill(-one.pid!, 'SIGKILL');
  await sleep(500);
  const before = await pages();
  const killed = Date.now();
  console.log('killed with', before.length, 'pages', await house.db.query('select id,status,pages from document'));
  // screenshots while reading
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 1000 } });
  const tab = await context.newPage();
  await tab.goto(`${house.url}/entrar`);
  await tab.fill('#f-username', clerk.username);
  await tab.fill('#f-password', clerk.password);
  await tab.click('main button[type=submit]');
  await tab.goto(`${house.url}/peticiones/${folio}`);
  await tab.screenshot({ path: '/tmp/build/shot-reading.png', fullPage: true });
  const two = start();
  for (;;) {
    const open = await house.db.query("SELECT 1 FROM document WHERE status IN ('waiting','reading')");
    if (open.length === 0) break;
    await sleep(300);
  }
  console.log('ended after', Date.now() - killed, 'ms', await house.db.query('select id,status,pages,failure from document order by 1'));
  const after = await pages();
  expect(after.length).toBe(6);
  expect(after.slice(0, before.length)).toEqual(before);
  await sleep(3500);
  await tab.screenshot({ path: '/tmp/build/shot-polled.png', fullPage: true });
  await tab.setViewportSize({ width: 390, height: 800 });
  await tab.screenshot({ path: '/tmp/build/shot-phone.png', fullPage: true });
  await tab.setViewportSize({ width: 1440, height: 900 });
  await tab.goto(`${house.url}/peticiones/${folio}/documentos/1?pagina=2`);
  await tab.screenshot({ path: '/tmp/build/shot-doc.png' });
  await tab.goto(`${house.url}/peticiones/${folio}/documentos/2`);
  await tab.screenshot({ path: '/tmp/build/shot-doc2.png' });
  await tab.goto(`${house.url}/peticiones/${folio}/documentos/3`);
  await tab.screenshot({ path: '/tmp/build/shot-doc3.png' });
  await tab.goto(`${house.url}/peticiones/${folio}/documentos/4?pagina=2`);
  await tab.screenshot({ path: '/tmp/build/shot-doc4.png' });
  await tab.goto(`${house.url}/peticiones/${folio}/documentos`);
  await tab.setInputFiles('#f-files', [sample('carta.pdf'), sample('carta-alumbrado.pdf')]);
  await tab.click('form[enctype] button[type=submit]');
  await tab.waitForLoadState();
  await tab.screenshot({ path: '/tmp/build/shot-refused.png', fullPage: true });
  const { AxeBuilder } = await import('@axe-core/playwright');
  for (const path of ['', '/documentos', '/documentos/2', '/documentos/4?pagina=2']) {
    await tab.goto(`${house.url}/peticiones/${folio}${path}`);
    const found = await new AxeBuilder({ page: tab }).analyze();
    console.log('axe', path, found.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).join(' | ')}`));
  }
  await browser.close();
  process.kill(-two.pid!, 'SIGKILL');
  console.log(await house.db.query("select name, state, count(*) from pgboss.job group by 1,2"));
  await house.close();
});
