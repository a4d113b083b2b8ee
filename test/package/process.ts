import { spawn } from 'node:child_process';

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** What `npm test` tells the processes it starts about itself must not reach an npm in another project. */
const ENVIRONMENT = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(?:npm_(?:package|lifecycle|command)|npm_config_local_prefix)/.test(name),
  ),
);

/** Runs a program in a folder. Out: how it ended, whatever its exit code. */
export function start(folder: string, program: string, ...args: readonly string[]): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    // On Windows npm is a script, which only a shell can start.
    const shell = process.platform === 'win32' && program === 'npm';
    const child = spawn(program, args, { cwd: folder, env: ENVIRONMENT, shell, stdio: ['ignore', 'pipe', 'pipe'] });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/**
 * Runs a program that must end with an exit code.
 *
 * @returns what it printed
 * @throws Error with everything it printed when it ends otherwise
 */
export async function expectExit(
  code: number,
  folder: string,
  program: string,
  ...args: readonly string[]
): Promise<Outcome> {
  const outcome = await start(folder, program, ...args);
  if (outcome.code === code) return outcome;
  throw new Error(
    `${[program, ...args].join(' ')} in ${folder} ended with exit code ${outcome.code}, not ${code}.\n` +
      `stdout:\n${outcome.stdout}\nstderr:\n${outcome.stderr}`,
  );
}
