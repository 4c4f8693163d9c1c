import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { OEM, PSM } from 'tesseract.js';
import { release, sharpOf } from '../grey-image.js';
import type { Box, GreyImage } from '../reading.types.js';
import { parseTsv } from './parse-tsv.js';
import type { EngineLine, EngineParagraph, EngineWord } from './parse-tsv.js';

/* The engine itself, without the thread, the file cache and the download code of tesseract.js around it: two models can
   so look at the same page in the same memory, and the second only at the lines where the first is in doubt. */

interface Api {
  Init(folder: null, languages: string, mode: number): number;
  SetVariable(name: string, value: string): boolean;
  SetImageFile(exif: number, angle: number): number;
  SetRectangle(left: number, top: number, width: number, height: number): void;
  Recognize(monitor: null): number;
  GetTSVText(page: number): string;
  Clear(): void;
}

interface Core {
  FS: { writeFile(path: string, data: Uint8Array): void };
  TessBaseAPI: new () => Api;
}

/** The one name under which SetImageFile looks for a picture. */
const PAGE_FILE = '/input';

const parameters: Readonly<Record<string, string>> = {
  user_defined_dpi: '200',
  // Its remarks on every page would fill the log.
  debug_file: '/dev/null',
  // White on black is read where black on white reads nothing, not wherever a line is poor.
  invert_threshold: '0.4',
};

/** One trained model over the page that lies in the memory of the core; `shown` is the size of that. */
export class Model {
  private readonly api: Api;
  private readonly shown: { width: number };

  constructor(api: Api, shown: { width: number }) {
    this.api = api;
    this.shown = shown;
  }

  /** Finds the lines of the page, or of a part of it, and reads them; boxes are in pixels of the page. */
  readPage(inside?: Box): EngineParagraph[] {
    this.takePage(PSM.AUTO);
    if (inside) this.lookAt(inside);
    const paragraphs = this.recognize();
    this.api.Clear();
    return paragraphs;
  }

  /** Reads single lines at their boxes; an answer is empty where nothing was found. */
  readLines(boxes: Box[]): EngineLine[][] {
    this.takePage(PSM.SINGLE_LINE);
    const found = boxes.map((box) => {
      this.lookAt(box);
      return this.recognize().flatMap((paragraph) => paragraph.lines);
    });
    this.api.Clear();
    return found;
  }

  /** Reads one sign of `signs` at its box. */
  readSign(box: Box, signs: string): EngineWord | undefined {
    this.takePage(PSM.SINGLE_CHAR);
    this.api.SetVariable('tessedit_char_whitelist', signs);
    this.lookAt(box);
    const [found] = this.recognize();
    this.api.SetVariable('tessedit_char_whitelist', '');
    this.api.Clear();
    return found?.lines[0]?.words[0];
  }

  private takePage(segmentation: string): void {
    this.api.SetVariable('tessedit_pageseg_mode', segmentation);
    if (this.api.SetImageFile(1, 0) === 1) throw new Error('the engine refuses the image');
  }

  private lookAt([left, top, right, bottom]: Box): void {
    // As wide as the page, the engine takes its part for the whole of it (BestPix) and reads every line higher up.
    const x = left <= 0 && right >= this.shown.width ? 1 : left;
    this.api.SetRectangle(x, top, right - x, bottom - top);
  }

  private recognize(): EngineParagraph[] {
    if (this.api.Recognize(null) !== 0) throw new Error('the engine could not read the image');
    return parseTsv(this.api.GetTSVText(0));
  }
}

export interface Engine {
  /** The picture that the models will read; stays until the next one. */
  show: (image: GreyImage) => Promise<void>;
  /** In the order in which they were named. */
  models: Model[];
}

/** Starts an engine with models such as `['spa', 'spax']`. Throws when a model is not there. */
export async function startEngine(
  names: string[],
  folder: string,
  blacklists: Record<string, string>,
): Promise<Engine> {
  const core = await startCore();
  const shown = { width: 0 };
  const models = names.map((name) => {
    core.FS.writeFile(`./${name}.traineddata`, gunzipSync(readFileSync(join(folder, `${name}.traineddata.gz`))));
    const api = new core.TessBaseAPI();
    if (api.Init(null, name, OEM.LSTM_ONLY) !== 0) throw new Error(`the engine refuses the model ${name}`);
    for (const [key, value] of Object.entries(parameters)) api.SetVariable(key, value);
    api.SetVariable('tessedit_char_blacklist', blacklists[name] ?? '');
    return new Model(api, shown);
  });
  let file: Buffer | undefined;
  const show = async (image: GreyImage) => {
    const before = file;
    file = await toTiff(image);
    // The buffer itself becomes the file: there is no copy.
    core.FS.writeFile(PAGE_FILE, file);
    if (before) release({ data: before });
    shown.width = image.width;
  };
  return { models, show };
}

/** Every processor of the last ten years has the instructions of the first build; the second works everywhere. */
async function startCore(): Promise<Core> {
  const require = createRequire(import.meta.url);
  const silent = { print: () => undefined, printErr: () => undefined, TesseractProgress: () => undefined };
  type Start = (settings: typeof silent) => Promise<Core>;
  try {
    return await (require('tesseract.js-core/tesseract-core-relaxedsimd-lstm.js') as Start)(silent);
  } catch {
    return (require('tesseract.js-core/tesseract-core-lstm.js') as Start)(silent);
  }
}

/** The engine takes it in a tenth of the time of a PGM; in a BMP, whose greys are a palette, it finds no rectangles. */
function toTiff(image: GreyImage): Promise<Buffer> {
  return sharpOf(image).toColourspace('b-w').tiff({ compression: 'none' }).toBuffer();
}
