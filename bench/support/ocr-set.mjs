import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '../../dist/libs/platform/src/index.js';

const TYPES = { jpg: 'image/jpeg', png: 'image/png', tif: 'image/tiff', pdf: 'application/pdf' };

/** Handwriting, broken photocopies and black stamps over the text are counted, but not as print. */
const NOT_PRINTED = new Set(['hand', 'photocopy', 'stampblack']);

/** The pages of a folder: files with their true text beside them; the class is the name up to the last `_`. */
export function openSet(folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const [, name, ending] = /^(.+)\.(jpg|png|tif|pdf)$/.exec(file) ?? [];
      const truth =
        name && [`${name}.gt.txt`, `${name.replace(/^carta-/, '')}.txt`].find((text) => existsSync(join(folder, text)));
      if (!truth) return [];
      const type = name.includes('_') ? name.slice(0, name.lastIndexOf('_')) : name;
      const page = {
        name,
        class: type,
        printed: !NOT_PRINTED.has(type),
        path: join(folder, file),
        type: TYPES[ending],
      };
      return [{ ...page, truth: readFileSync(join(folder, `${name}.gt.txt`), 'utf8') }];
    });
}

/** A few letters of the project's own, for a quick look: they say nothing of the degradations. */
export function openSamples() {
  const folder = projectPath('test/samples/documents');
  const letters = {
    'carta-bacheo.jpg': ['bacheo'],
    'carta-agua.tif': ['agua', 'alumbrado'],
    'expediente-escaneado.pdf': ['agua', 'bacheo'],
  };
  return Object.entries(letters).map(([file, texts]) => ({
    name: file,
    class: file,
    printed: true,
    path: join(folder, file),
    type: TYPES[file.split('.').at(-1)],
    truth: texts.map((text) => readFileSync(join(folder, `${text}.txt`), 'utf8')).join('\n'),
  }));
}
