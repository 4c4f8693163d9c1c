// How well, how fast and in how much memory pages are read: npm run bench:ocr -- --set DIR [--native] [--models spa]
import { spawnSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { leanEnvironment } from '../scripts/lean.mjs';
import { readingArguments } from '../scripts/start-arguments.mjs';
import { startReading } from './support/ocr-pages.mjs';
import { startNative } from './support/ocr-native.mjs';
import { scorePage, summary } from './support/ocr-score.mjs';
import { openSamples, openSet } from './support/ocr-set.mjs';
import { report } from './support/report.mjs';

// As the worker is started.
if (process.env.MALLOC_ARENA_MAX === undefined) {
  const env = { ...process.env, ...leanEnvironment };
  const command = [...readingArguments, ...process.execArgv, ...process.argv.slice(1)];
  process.exit(spawnSync(process.execPath, command, { env, stdio: 'inherit' }).status ?? 1);
}

const { values: given } = parseArgs({
  options: {
    set: { type: 'string' },
    models: { type: 'string', default: 'spax+spa' },
    native: { type: 'boolean', default: false },
    pages: { type: 'string' },
    each: { type: 'boolean', default: false },
  },
});
/** Ratio of pages a minute to native tesseract, by models. */
const GOAL_RATIO = { 'spax+spa': 0.85, spa: 1 };
/** Pages between two turns of native tesseract. */
const BLOCK = 24;
const goal = { cer: 1.8, cer_printed: 0.3, median: 0.15, words: 99.5, ratio: GOAL_RATIO[given.models], peak_mb: 700 };

const set = given.set ? openSet(given.set) : openSamples();
if (!given.set) console.log('without --set DIR the three sample letters of the project are read');
if (set.length === 0) {
  console.error('No page has its text beside it: --set takes a folder with NAME.jpg (png, tif, pdf) and NAME.gt.txt.');
  process.exit(2);
}
const times = given.pages ? Math.ceil(Number(given.pages) / set.length) : 1;
const { ours, native } = await readAll();
tell();

/** Of every block native tesseract reads one half before us and one half after: the clock of a machine drifts. */
async function readAll() {
  const reading = await startReading({ models: given.models, total: set.length * times });
  const natively = given.native && hasNative() ? startNative(availableParallelism()) : undefined;
  for (let from = 0; from < set.length; from += BLOCK) {
    const block = set.slice(from, from + BLOCK);
    await natively?.read(block.filter((_, i) => i % 2 === 0));
    await reading.read(block);
    await natively?.read(block.filter((_, i) => i % 2 === 1));
  }
  for (let again = 1; again < times; again += 1) await reading.read(set);
  return { ours: await reading.end(), native: natively?.end() };
}

function hasNative() {
  if (!spawnSync('tesseract', ['--version']).error) return true;
  console.log('native: there is no tesseract on the PATH, so there is no ratio');
  return false;
}

function tell() {
  const pages = set.map((page) => ({ ...page, ...scorePage(page.truth, ours.texts.get(page.name)) }));
  const all = summary(pages);
  const printed = summary(pages.filter((page) => page.printed));
  console.log('class            CER %   WER %  words found %  pages');
  const classes = Map.groupBy(pages, (page) => page.class);
  for (const [name, members] of classes) console.log(line(name, summary(members)));
  console.log(line('all', all));
  console.log(line('printed', printed));
  if (given.each)
    for (const page of pages) console.log(`${page.name}: ${page.missed.join(' ')} | ${page.extra.join(' ')}`);
  const ratio = native && round(ours.perMinute / native.perMinute, 3);
  const facts = {
    pages: `${set.length * times} with ${given.models}, ${ours.engines} engines`,
    'pages a minute': round(ours.perMinute, 1),
    ...(native && { 'native, pages a minute': `${round(native.perMinute, 1)}; median CER ${native.median} %` }),
    'peak memory': `${ours.peakMb} MB; after each tenth of the pages: ${ours.course.join(', ')}`,
  };
  const outcome = {
    cer: all.cer,
    cer_printed: printed.cer,
    median: all.median,
    words: printed.words,
    pages_per_minute: round(ours.perMinute, 1),
    ratio: ratio ?? null,
    peak_mb: ours.peakMb,
  };
  report({ bench: 'ocr', facts, ...outcome, goal, pass: holds(outcome) });
}

function holds({ cer, cer_printed, median, words, ratio, peak_mb }) {
  const read = cer <= goal.cer && cer_printed <= goal.cer_printed && median <= goal.median && words >= goal.words;
  return read && (ratio === null || ratio >= goal.ratio) && peak_mb < goal.peak_mb;
}

function line(name, { cer, wer, words, count }) {
  return `${name.padEnd(14)} ${cer.toFixed(2).padStart(7)} ${wer.toFixed(2).padStart(7)} ${words.toFixed(2).padStart(14)} ${`${count}`.padStart(6)}`;
}

function round(value, digits) {
  return Number(value.toFixed(digits));
}
