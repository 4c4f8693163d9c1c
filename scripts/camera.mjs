// The camera of `npm run screenshots`.
import { PDFiumLibrary } from '@hyzyla/pdfium';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';

const root = join(import.meta.dirname, '..');
const folder = join(root, 'docs/images');
const wanted = process.argv.slice(2);
const WIDE = { viewport: { width: 1280, height: 800 } };
export const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const TALLEST = 1500;
const LARGEST_BYTES = 150_000;
const { password } = JSON.parse(readFileSync(join(root, 'apps/cli/demonstration/people.json'), 'utf8'));

/** In a picture of a whole page, what sticks to an edge of the screen would lie across its middle. */
function unstick() {
  for (const part of document.querySelectorAll('main *'))
    if (getComputedStyle(part).position === 'sticky') part.style.position = 'static';
}

/** Takes the pictures of one run: a browser with people signed in, and small files in docs/images. */
export class Camera {
  #contexts = new Map();

  constructor(browser, desk) {
    this.browser = browser;
    this.desk = desk;
    mkdirSync(folder, { recursive: true });
  }

  /** A page of this person's browser, signed in; of a stranger without a name. */
  async as(username, device = WIDE) {
    const key = `${username ?? 'stranger'} ${device.viewport.width}`;
    if (!this.#contexts.has(key)) {
      const options = {
        ...device,
        baseURL: this.desk,
        locale: 'es-MX',
        timezoneId: 'America/Mexico_City',
        reducedMotion: 'reduce',
      };
      const context = await this.browser.newContext(options);
      this.#contexts.set(key, context);
      if (username) await signIn(await context.newPage(), username);
    }
    return this.#contexts.get(key).newPage();
  }

  /** A picture of the page from its top, or of a part of it. */
  async take(subject, name, { height = TALLEST, colours } = {}) {
    if (!isWanted(name)) return;
    const page = subject.page?.() ?? subject;
    await page.waitForLoadState('networkidle').catch(() => {});
    await page.evaluate(() => document.fonts.ready);
    await page.evaluate(unstick);
    const size = page.viewportSize();
    // A part that is taller than the screen would be cut.
    if (subject !== page) await page.setViewportSize({ ...size, height: TALLEST });
    const whole = await subject.screenshot(subject === page ? { fullPage: true, animations: 'disabled' } : {});
    await page.setViewportSize(size);
    const { width, height: tall } = await sharp(whole).metadata();
    const scale = subject === page ? width / page.viewportSize().width : 1;
    const most = Math.round(height * scale);
    const cut = tall > most ? sharp(whole).extract({ left: 0, top: 0, width, height: most }) : sharp(whole);
    await save(name, await cut.png().toBuffer(), colours);
  }

  /** A picture of the first page of a PDF of the desk. */
  async print(page, address, name, width = 900) {
    if (!isWanted(name)) return;
    const response = await page.request.get(new URL(address, this.desk).href);
    if (!response.ok()) throw new Error(`${address} answered ${response.status()}`);
    const paper = await firstPage(await response.body(), width);
    await save(
      name,
      await paper.extend({ top: 1, bottom: 1, left: 1, right: 1, background: '#bbb' }).png().toBuffer(),
      32,
    );
  }
}

/** The first page of a PDF as a picture of this width. */
export async function firstPage(pdf, width) {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(pdf);
  const sheet = document.getPage(0);
  const { originalWidth, originalHeight } = sheet.getOriginalSize();
  const height = Math.round((width * originalHeight) / originalWidth);
  const { data } = await sheet.render({ width, height, render: 'bitmap' });
  document.destroy();
  library.destroy();
  return sharp(data, { raw: { width, height, channels: 4 } }).flatten({ background: 'white' });
}

function isWanted(name) {
  return wanted.length === 0 || wanted.some((beginning) => name.startsWith(beginning));
}

async function signIn(page, username) {
  await page.goto('/entrar');
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=password]').fill(password);
  await page.locator('[name=password]').press('Enter');
  await page.waitForURL((url) => url.pathname !== '/entrar');
  await page.close();
}

/** Few colours are enough for a page; fewer when it is still large. */
async function save(name, picture, most = 128) {
  for (let colours = most; ; colours /= 2) {
    const small = await sharp(picture)
      .png({ palette: true, colours, effort: 10, compressionLevel: 9, dither: 0 })
      .toBuffer();
    if (small.length > LARGEST_BYTES && colours > 8) continue;
    writeFileSync(join(folder, `${name}.png`), small);
    console.log(`  ${name}.png  ${Math.round(small.length / 1000)} kB`);
    return;
  }
}
