import { defineConfig } from 'vitest/config';
import { readingArguments } from './scripts/start-arguments.mjs';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    // Pages are read here as in the worker.
    execArgv: readingArguments,
    // Files share what they import, which costs more than most tests.
    isolate: false,
    globalSetup: ['test/support/database.global.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'sources',
          include: ['{libs,apps,scripts}/**/*.spec.{ts,tsx}', 'test/{house,db,e2e}/**/*.spec.ts'],
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'reading',
          include: ['test/reading/**/*.spec.ts'],
          isolate: true, // without routing above it: no job may be known that only routing hears
          sequence: { groupOrder: 1 },
        },
      },
      {
        extends: true,
        test: {
          name: 'programs',
          include: ['test/{boot,browser,chaos}/**/*.spec.ts'],
          testTimeout: 180_000,
          maxWorkers: 3, // for a third of its time a program that is tested waits
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
