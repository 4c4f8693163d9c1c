import { createWorker, OEM, PSM } from 'tesseract.js';
import type { Worker } from 'tesseract.js';
import type { GreyImage, PageText } from '../reading.types.js';
import { serveTasks, threadOptions } from '../threads/serve-tasks.js';
import { assembleText } from './assemble-text.js';

/* Thread of one engine. tesseract.js starts a thread of its own; when that one dies, it takes only this one along. */

export interface EngineOptions {
  /** For example `spax+spa`: the first is tried first. */
  models: string;
  modelsFolder: string;
}

const parameters = {
  tessedit_pageseg_mode: PSM.AUTO,
  user_defined_dpi: '200',
  // Its remarks on every page would fill the log.
  debug_file: '/dev/null',
};

let engine: Promise<Worker> | undefined;

serveTasks({
  read: async (image: GreyImage): Promise<PageText> => {
    const worker = await (engine ??= startEngine());
    const { data } = await worker.recognize(toPgm(image), {}, { text: true, blocks: true });
    return assembleText(data.blocks ?? [], data.confidence);
  },
});

async function startEngine(): Promise<Worker> {
  const { models, modelsFolder } = threadOptions<EngineOptions>();
  // A model that cannot be loaded is told by errorHandler only: the promise of createWorker would stay pending.
  return new Promise((resolve, reject) => {
    const errorHandler = (reason: unknown) => reject(new Error(String(reason)));
    createWorker(models, OEM.LSTM_ONLY, { langPath: modelsFolder, cacheMethod: 'none', gzip: true, errorHandler })
      .then(async (worker) => {
        await worker.setParameters(parameters);
        resolve(worker);
      })
      .catch(reject);
  });
}

/** Raw grey with a header: nothing to encode here, nothing to decode there. */
function toPgm({ data, width, height }: GreyImage): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`, 'latin1'), data]);
}
