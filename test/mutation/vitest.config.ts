import { defineConfig } from 'vitest/config';

/** The tests that small mistakes in src/analysis are tried on: those of its parts, which take seconds. */
export default defineConfig({
  test: {
    include: ['test/analysis/*/**/*.test.ts'],
    isolate: false,
  },
});
