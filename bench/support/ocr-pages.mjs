import { readDocument } from '../../dist/libs/documents/src/reading/read-document.js';
import { createReader } from '../../dist/libs/documents/src/reading/reader.js';
import { openSamples } from './ocr-set.mjs';

/** Reads every file of the set as a worker does, from the file, as many at a time as there are engines. */
export async function readPages(set, { models, times }) {
  const reader = createReader({ models });
  const texts = new Map();
  await warmUp(reader);
  const queue = Array.from({ length: times }, () => set).flat();
  const total = queue.length;
  const memory = watchMemory();
  const course = [];
  const started = performance.now();
  let done = 0;
  const lane = async () => {
    for (let page = queue.shift(); page; page = queue.shift()) {
      texts.set(page.name, await readFile(page, reader));
      done += 1;
      if (done % Math.ceil(total / 10) === 0) course.push(memory.now());
    }
  };
  await Promise.all(Array.from({ length: reader.engines + 1 }, lane));
  const minutes = (performance.now() - started) / 60_000;
  const peakMb = memory.end();
  const { engines } = reader;
  await reader.close();
  return { texts, perMinute: total / minutes, peakMb, course, engines };
}

async function readFile({ path, type }, reader) {
  const parts = [];
  await readDocument(path, type, reader, (number, _total, page) => void (parts[number - 1] = page.text ?? ''));
  return parts.join('\n');
}

/** Engines and page threads have started and read a few letters before the clock does, as in a worker that has been at work. */
async function warmUp(reader) {
  const [letter] = openSamples();
  await Promise.all(Array.from({ length: 2 * reader.engines }, () => readFile(letter, reader)));
}

function watchMemory() {
  const now = () => Math.round(process.memoryUsage.rss() / 2 ** 20);
  let peak = now();
  const timer = setInterval(() => (peak = Math.max(peak, now())), 100);
  return {
    now,
    end: () => {
      clearInterval(timer);
      return Math.max(peak, now());
    },
  };
}
