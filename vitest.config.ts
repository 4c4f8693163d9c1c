import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config';

const DATABASE = ['test/support/database.global.ts'];

/** What runs in the process of the tests. Its files share their imports, which cost more than most tests. */
const SOURCES = { isolate: false, sequence: { groupOrder: 1 } };
/** What waits for other processes half of its time. */
const PROGRAMS = { hookTimeout: 120_000, sequence: { groupOrder: 2 } };

/** A group of test files. Groups of one order run together, two files at a time on the two cores that CI has. */
function group(name: string, include: string[], rest: TestProjectInlineConfiguration['test']) {
  return { extends: true as const, test: { name, include, ...rest } };
}

export default defineConfig({
  resolve: { tsconfigPaths: true },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    maxWorkers: 2,
    projects: [
      group('unit', ['libs/**/*.spec.{ts,tsx}', 'apps/**/*.spec.ts', 'scripts/**/*.spec.ts'], {
        ...SOURCES,
        testTimeout: 20_000,
      }),
      group('house', ['test/house/**/*.spec.ts'], { ...SOURCES, testTimeout: 60_000 }),
      group('db', ['test/db/**/*.spec.ts'], {
        ...SOURCES,
        globalSetup: DATABASE,
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      group('e2e', ['test/e2e/**/*.spec.ts'], {
        ...SOURCES,
        globalSetup: DATABASE,
        testTimeout: 60_000,
        hookTimeout: 120_000,
      }),
      // Without routing above it: no job may be known that only routing hears.
      group('reading', ['test/reading/**/*.spec.ts'], {
        ...SOURCES,
        isolate: true,
        globalSetup: DATABASE,
        testTimeout: 30_000,
        hookTimeout: 60_000,
      }),
      group('boot', ['test/boot/**/*.spec.ts'], { ...PROGRAMS, globalSetup: DATABASE, testTimeout: 60_000 }),
      group('browser', ['test/browser/**/*.spec.ts'], { ...PROGRAMS, globalSetup: DATABASE, testTimeout: 120_000 }),
      group('chaos', ['test/chaos/**/*.spec.ts'], { ...PROGRAMS, globalSetup: DATABASE, testTimeout: 180_000 }),
    ],
  },
});
