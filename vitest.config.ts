import { defineConfig } from 'vitest/config';
import { DefaultReporter, type TestCase, type TestModuleState } from 'vitest/node';

/** A line a file, and what fails in it. */
class Reporter extends DefaultReporter {
  protected override printTestCase(file: TestModuleState, test: TestCase): void {
    if (test.result().state === 'failed') super.printTestCase(file, test);
  }
}

// CI reads the counts from a file; people read the terminal.
const results = process.env['VITEST_RESULTS'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // No test is about time: this only ends what hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    // Files share a process: loading ESLint and the sources anew for each would take longer than all tests together.
    isolate: false,
    setupFiles: ['test/clock.ts'],
    maxWorkers: 2,
    // What libraries say of themselves: a line a file is enough where all is well.
    silent: 'passed-only',
    execArgv: ['--disable-warning=DraftWarning'],
    reporters: results === undefined ? [new Reporter()] : [new Reporter(), 'json'],
    ...(results !== undefined && { outputFile: { json: results } }),
  },
});
