import { defineConfig } from 'vitest/config';

/** The tests that small mistakes in src/analysis are tried on. */
export default defineConfig({
  test: {
    include: ['test/analysis/**/*.test.ts'],
    // Generated programs under all rules: too slow to be run once a mistake.
    exclude: ['test/analysis/shapes.test.ts'],
    isolate: false,
  },
});
