import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { tsconfigPaths: true },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: { include: ['libs/**/*.spec.ts', 'libs/**/*.spec.tsx', 'apps/**/*.spec.ts', 'scripts/**/*.spec.ts'] },
});
