import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What the person who asked for a scaffold did wrong, in one sentence. */
export class Mistake extends Error {}

/** `no-token-in-x` as a variable: `noTokenInX`. */
export const variableOf = (name) => name.replace(/-(\w)/g, (_, letter) => letter.toUpperCase());

/**
 * Changes to a project, collected first and written together: a mistake leaves nothing half done.
 *
 * @param root the project's folder
 */
export function changesTo(root) {
  const changes = new Map();
  return {
    /** @throws Mistake where the file exists */
    create(path, text) {
      if (existsSync(join(root, path))) throw new Mistake(`${path} exists already.`);
      changes.set(path, text);
    },
    /** @param change gets the file's text and gives the new one */
    edit(path, change) {
      changes.set(path, change(changes.get(path) ?? readFileSync(join(root, path), 'utf8')));
    },
    /** Writes everything, and gives the paths in the order of the changes. */
    write() {
      for (const [path, text] of changes) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return [...changes.keys()];
    },
  };
}

/**
 * Puts a line where it belongs by name among the lines of its kind.
 *
 * @param text the file's text
 * @param line the new line, without its end
 * @param kind matches the lines of its kind; its first group is the name that they are in the order of
 * @throws Error where there are none: the file has changed, and the scaffold has to follow
 */
export function withLine(text, line, kind) {
  const lines = text.split('\n');
  const nameOf = (one) => kind.exec(one)?.[1];
  const own = nameOf(line);
  const last = lines.findLastIndex((one) => nameOf(one) !== undefined);
  if (own === undefined || last < 0) throw new Error(`No line like \`${line}\` to put it beside.`);
  const next = lines.findIndex((one) => (nameOf(one) ?? '') > own);
  return lines.toSpliced(next < 0 ? last + 1 : next, 0, line).join('\n');
}

/** Runs a scaffold as a program: what is wrong is one line, and exit code 1. */
export async function main(scaffold) {
  try {
    const [name, ...more] = process.argv.slice(2);
    if (more.length > 0) throw new Mistake(`One name is enough: what is \`${more.join(' ')}\`?`);
    console.log(await scaffold(process.cwd(), name));
  } catch (error) {
    if (!(error instanceof Mistake)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
