import { release } from '../grey-image.js';
import type { GreyImage, PageText } from '../reading.types.js';
import { serveTasks, threadOptions } from '../threads/serve-tasks.js';
import { readPage } from './read-page.js';
import { blacklists } from './spanish-characters.js';
import { startEngine } from './tesseract-core.js';
import type { Engine } from './tesseract-core.js';

/* Thread of one engine. */

export interface EngineOptions {
  /** For example `spax+spa`: see `readPage`. */
  models: string;
  modelsFolder: string;
}

let engine: Promise<Engine> | undefined;

serveTasks({
  read: async (image: GreyImage): Promise<PageText> => {
    const { models, modelsFolder } = threadOptions<EngineOptions>();
    // The small model reads the page, whatever the order of the names.
    engine ??= startEngine(models.split('+').sort(), modelsFolder, blacklists);
    const text = await readPage(await engine, image);
    release(image);
    return text;
  },
});
