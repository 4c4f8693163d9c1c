import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { scorePage, summary } from './ocr-score.mjs';

/** The same raw pages through the installed tesseract: one process a page, one thread each, as many as there are cores. */
export async function readNatively(set, processes) {
  const queue = set.filter((page) => page.type !== 'application/pdf');
  const total = queue.length;
  const scores = [];
  const started = performance.now();
  const lane = async () => {
    for (let page = queue.shift(); page; page = queue.shift())
      scores.push(scorePage(page.truth, await read(page.path)));
  };
  await Promise.all(Array.from({ length: processes }, lane));
  const perMinute = (total * 60_000) / (performance.now() - started);
  return { perMinute, median: summary(scores).median };
}

async function read(path) {
  const env = { ...process.env, OMP_THREAD_LIMIT: '1' };
  const child = spawn('tesseract', [path, '-', '-l', 'spa'], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const [output] = await Promise.all([text(child.stdout), once(child, 'exit')]);
  return output;
}
