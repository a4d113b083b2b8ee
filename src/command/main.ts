#!/usr/bin/env node
/** The program: hands the process to `run`, and its exit code back. */

import { fileURLToPath } from 'node:url';
import plugin from '../index.ts';
import { mayHoldFindings, unavailable } from './gate.ts';
import { run } from './run.ts';

// ESLint warns about files such as .eslintignore that this program does not ask it to read: not the user's concern.
process.removeAllListeners('warning');

// `jwt-guard | head` closes the pipe early; that is no failure worth a stack trace.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  // Not process.exit: a pipe may still be taking the report in.
  process.exitCode = await run(
    process.argv.slice(2),
    {
      cwd: process.cwd(),
      stdout: (text) => void process.stdout.write(text),
      stderr: (text) => void process.stderr.write(text),
      isTTY: process.stderr.isTTY,
    },
    { plugin, mayHoldFindings, unavailable, pages: fileURLToPath(new URL('../docs/rules', import.meta.url)) },
  );
} catch (error) {
  process.stderr.write(
    `jwt-guard: failed unexpectedly: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exitCode = 2;
}
