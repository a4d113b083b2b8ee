import { defineConfig } from 'vitest/config';

// CI reads the counts from a file; people read the terminal.
const results = process.env['VITEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    // The package test installs real packages; everything else takes milliseconds.
    testTimeout: 20_000,
    maxWorkers: 2,
    reporters: results === undefined ? ['default'] : ['default', 'json'],
    ...(results !== undefined && { outputFile: { json: results } }),
  },
});
