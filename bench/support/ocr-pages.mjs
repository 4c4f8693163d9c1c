import { readDocument } from '../../dist/libs/documents/src/reading/read-document.js';
import { createReader } from '../../dist/libs/documents/src/reading/reader.js';
import { openSamples } from './ocr-set.mjs';

/** Reads files as a worker does, from the file, as many at a time as there are engines; `total` are to come. */
export async function startReading({ models, total }) {
  const reader = createReader({ models });
  await warmUp(reader);
  const texts = new Map();
  const memory = watchMemory();
  const course = [];
  let done = 0;
  let ms = 0;
  const read = async (pages) => {
    const queue = [...pages];
    const started = performance.now();
    const lane = async () => {
      for (let page = queue.shift(); page; page = queue.shift()) {
        texts.set(page.name, await readFile(page, reader));
        done += 1;
        if (done % Math.ceil(total / 10) === 0) course.push(memory.now());
      }
    };
    await Promise.all(Array.from({ length: reader.engines + 1 }, lane));
    ms += performance.now() - started;
  };
  const end = async () => {
    const peakMb = memory.end();
    await reader.close();
    return { texts, perMinute: (done * 60_000) / ms, peakMb, course, engines: reader.engines };
  };
  return { read, end };
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
