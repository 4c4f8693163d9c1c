import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const imported = ['trace-sources.mjs', 'end-with-parent.mjs'].flatMap((name) => [
  '--import',
  pathToFileURL(join(import.meta.dirname, name)).href,
]);

/**
 * What Node is told besides in the process that reads pages; docker-compose.yml says the same. It must be said on the
 * command line: set in a running process, it crashes what was compiled before (docs/decisions/reading-in-threads.md).
 */
export const readingArguments = [
  // Methods of the engine that are called by their class are put in their place: a tenth of its time. Of V8 only 13.6,
  // Node 24, has to be told: an older one cannot and would refuse to start, a newer one does it by itself.
  ...(process.versions.v8.startsWith('13.6.')
    ? [
        '--wasm-inlining-call-indirect',
        '--wasm-inlining-min-budget=2000',
        '--wasm-inlining-budget=20000',
        '--wasm-inlining-factor=20',
      ]
    : []),
  // The pixels of a page fill the memory twice; to mark beside the work each time costs more than to stop.
  '--no-incremental-marking',
];

/** Arguments of Node that start a built program, which ends with the process that started it. */
export function startArguments(program) {
  const main = join(import.meta.dirname, '..', 'dist/apps', program, 'src/main.js');
  const besides = program === 'worker' ? readingArguments : [];
  return [...besides, ...imported, main];
}
