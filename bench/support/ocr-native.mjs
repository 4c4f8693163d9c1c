import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { scorePage, summary } from './ocr-score.mjs';

/** Raw pages through the installed tesseract: one process a page, one thread each, as many as there are cores. */
export function startNative(processes) {
  const scores = [];
  let ms = 0;
  const readPages = async (pages) => {
    const queue = pages.filter((page) => page.type !== 'application/pdf');
    const started = performance.now();
    const lane = async () => {
      for (let page = queue.shift(); page; page = queue.shift())
        scores.push(scorePage(page.truth, await read(page.path)));
    };
    await Promise.all(Array.from({ length: processes }, lane));
    ms += performance.now() - started;
  };
  const end = () => ({ perMinute: (scores.length * 60_000) / ms, median: summary(scores).median });
  return { read: readPages, end };
}

async function read(path) {
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const child = spawn('tesseract', [path, '-', '-l', 'spa'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return output;
}
