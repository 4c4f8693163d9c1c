// The code of a sticker, found on pages worn in 24 ways: node bench/qr.mjs [--rounds 10] (after npm run build)
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { decodeImagePage } from '../dist/libs/documents/src/reading/pages/image-file.js';
import { readCodes } from '../dist/libs/documents/src/reading/pages/read-codes.js';
import { startPage } from '../dist/libs/documents/src/reading/prepare/working-page.js';
import { projectPath } from '../dist/libs/platform/src/index.js';
import { renderSticker } from '../dist/libs/registry/src/receipt/receipt.pdf.js';
import {
  pictureOf,
  randomFrom,
  WEARS,
  withSticker,
} from '../dist/libs/documents/src/reading/pages/worn-pages.fixture.js';
import { report } from './support/report.mjs';

const GOAL = 0.99;
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
const letter = await pictureOf(await readFile(projectPath('test/samples/documents/carta-alumbrado.pdf')));
const folder = await mkdtemp(join(tmpdir(), 'oficialia-bench-qr-'));
const missed = {};
const times = { with: [], without: [] };
let pages = 0;
try {
  for (let round = 1; round <= Number(values.rounds); round += 1) {
    for (const kind of Object.keys(WEARS)) {
      pages += 1;
      const seed = round * 1000 + pages;
      const { codes, text, ms } = await search(kind, seed, true);
      times.with.push(ms);
      if (!codes.includes(text)) (missed[kind] ??= []).push(seed);
      if (round === 1) times.without.push((await search(kind, seed, false)).ms);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
const lost = Object.values(missed).flat().length;
const rate = Math.round((1 - lost / pages) * 10_000) / 10_000;
const facts = {
  pages: `${pages}, ${Object.keys(WEARS).length} kinds of wear`,
  found: `${pages - lost}`,
  missed: JSON.stringify(missed),
  'CPU a page with a code': `${median(times.with)} ms`,
  'CPU a page without any': `${median(times.without)} ms`,
};
report({ bench: 'qr', facts, rate, goal: GOAL, pages, pass: rate >= GOAL });

async function search(kind, seed, hasSticker) {
  const random = randomFrom(seed);
  const folio = `PM-2026-${String(seed).padStart(6, '0')}`;
  const text = `https://consulta.villaesperanza.gob.mx/consulta?folio=${folio}&codigo=7K3MQ9QXPA`;
  const sticker = await pictureOf(await renderSticker(receipt(folio, text)));
  const clean = hasSticker ? await withSticker(letter, sticker, random) : letter;
  const path = join(folder, 'page');
  await writeFile(path, await (await WEARS[kind](sharp(clean), random)).toBuffer());
  const { image } = await decodeImagePage(path, 0, 'image/jpeg');
  const { grey: page } = await startPage(image, false);
  const before = process.cpuUsage();
  const codes = await readCodes(page);
  const { user, system } = process.cpuUsage(before);
  return { codes, text, ms: (user + system) / 1000 };
}

function receipt(folio, lookupUrl) {
  return {
    letterhead: { institution: 'Ayuntamiento', office: 'Oficialía de Partes', lines: [], accent: '#6b1d2f' },
    shortInstitution: 'Villa Esperanza',
    folio,
    lookupUrl,
    lookupCode: '7K3MQ9QXPA',
    receivedAt: new Date('2026-11-21T16:12:00Z'),
    timeZone: 'America/Mexico_City',
    sender: { name: 'María Peña' },
    document: { kind: 'Escrito' },
    subject: 'Alumbrado',
    sheets: 3,
    annexes: [],
    channel: 'Ventanilla',
    receivedBy: { name: 'Ana Cruz', position: 'Auxiliar' },
    files: [],
    ledgerHash: 'c0ffee25'.repeat(8),
  };
}

function median(values) {
  return Math.round(values.toSorted((a, b) => a - b)[values.length >> 1]);
}
