/* A process that compiles templates which people of the office wrote. It may hang, eat memory or die without harm: who
   started it ends it. Typst sees only the files that came with the request. Read as it stands, from source and `dist`. */
import { PDFDocument } from '@cantoo/pdf-lib';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

const [fonts, memoryLimit] = process.argv.slice(2);
/** Compilations after which an unused piece of Typst's global cache is dropped. */
const CACHE_AGE = 8;

const cpuMs = () => Object.values(process.cpuUsage()).reduce((sum, part) => sum + part / 1000, 0);
/** How much work, since the process began, ends it. The clock on the wall would end what a busy machine is slow with. */
const mostWork = new Float64Array(new SharedArrayBuffer(8)).fill(Infinity);

// Typst runs in native code that nothing interrupts: only another thread can see that it takes too much.
const watch = `const { workerData: { memoryLimit, mostWork } } = require('node:worker_threads');
const cpuMs = ${String(cpuMs)};
setInterval(() => {
  if (process.memoryUsage.rss() > memoryLimit) process.kill(process.pid, 'SIGKILL');
  if (cpuMs() > mostWork[0]) process.kill(process.pid, 'SIGTERM');
}, 20)`;
new Worker(watch, { eval: true, workerData: { memoryLimit: Number(memoryLimit), mostWork } }).unref();

// There is no such folder: every file that may be read is laid over it.
const workspace = resolve('/nonexistent/oficialia');
const typst = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });

const TASKS = {
  compile({ files, main, blame, inputs, standard }) {
    for (const [path, text] of Object.entries(files)) typst.addSource(join(workspace, path), text);
    const source = { mainFilePath: join(workspace, main), inputs, resetRead: true };
    try {
      return { pdf: typst.pdf(source, { pdfStandard: standard, pdfTags: true }) };
    } catch (error) {
      // The export says what the standard refuses, but nothing of an error in the template: ask again for that.
      const refusal = typst.compile(source).takeError();
      const found = refusal ? typst.fetchDiagnostics(refusal) : [];
      const first = found.find(({ path, range }) => range && path === join(workspace, blame)) ?? found[0];
      return {
        wrong: { message: found[0]?.message ?? String(error?.message ?? error), line: first?.range?.start.line },
      };
    } finally {
      typst.evictCache(CACHE_AGE);
    }
  },

  async join({ pdfs }) {
    const book = await PDFDocument.create({ updateMetadata: false });
    for (const bytes of pdfs) {
      const paper = await PDFDocument.load(bytes, { updateMetadata: false });
      for (const page of await book.copyPages(paper, paper.getPageIndices())) book.addPage(page);
    }
    return { pdf: Buffer.from(await book.save()) };
  },
};

process.on('message', async ({ id, task, input, workLimitMs }) => {
  mostWork[0] = cpuMs() + workLimitMs;
  try {
    process.send({ id, ...(await TASKS[task](input)) });
  } catch (error) {
    process.send({ id, failure: String(error?.message ?? error) });
  } finally {
    mostWork[0] = Infinity;
  }
});
process.on('disconnect', () => process.exit());
