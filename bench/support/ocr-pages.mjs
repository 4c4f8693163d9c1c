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
    const started = performance.now();
    await readFiles(pages, reader, (page, text) => {
      texts.set(page.name, text);
      done += 1;
      if (done % Math.ceil(total / 10) === 0) course.push(memory.now());
    });
    ms += performance.now() - started;
  };
  const end = async () => {
    const peakMb = memory.end();
    await reader.close();
    return { texts, perMinute: (done * 60_000) / ms, peakMb, course, engines: reader.engines };
  };
  return { read, end };
}

async function readFiles(pages, reader, onText) {
  const queue = [...pages];
  const lane = async () => {
    for (let page = queue.shift(); page; page = queue.shift()) onText(page, await readFile(page, reader));
  };
  await Promise.all(Array.from({ length: reader.engines + 1 }, lane));
}

async function readFile({ path, type }, reader) {
  const parts = [];
  await readDocument(path, type, reader, (number, _total, page) => void (parts[number - 1] = page.text ?? ''));
  return parts.join('\n');
}

/** A worker that has been at work: its engines have read some letters, after which most of their code is compiled. */
async function warmUp(reader) {
  const letters = Array.from({ length: 3 * reader.engines }, openSamples).flat();
  await readFiles(letters, reader, () => undefined);
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
