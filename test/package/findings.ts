import { relative, resolve, sep } from 'node:path';

/** `file:line rule`, the file relative to the example's folder with slashes: the form that everything is compared in. */
export type Finding = string;

interface EslintResult {
  readonly filePath: string;
  readonly messages: readonly { readonly line?: number; readonly ruleId: string | null; readonly message: string }[];
}

interface OxlintReport {
  readonly diagnostics: readonly {
    readonly filename: string;
    readonly code?: string;
    readonly message: string;
    readonly labels: readonly { readonly span: { readonly line: number } }[];
  }[];
}

/**
 * Reads the tables of expected findings.
 *
 * @param readme text of the example's README.md, with two tables whose first columns are file, line and rule: of what one file shows, and
 * of what needs others
 */
export function expectedFindings(readme: string): { readonly alone: Finding[]; readonly around: Finding[] } {
  const lines = readme.split('\n');
  const heads = lines.flatMap((line, at) => (/^\|\s*file\s*\|\s*line\s*\|\s*rule\s*\|/i.test(line) ? [at] : []));
  const [alone, around] = heads.map((head) => rowsBelow(lines, head));
  if (!alone || !around) throw new Error('The read-me of the example has no two tables | file | line | rule |.');
  return { alone, around: [...alone, ...around].sort() };
}

function rowsBelow(lines: readonly string[], head: number): Finding[] {
  const below = lines.slice(head + 2);
  const end = below.findIndex((line) => !line.startsWith('|'));
  return below
    .slice(0, end === -1 ? undefined : end)
    .map((row) => {
      const [, file = '', line = '', rule = ''] = row.split('|').map((cell) => withoutMarkup(cell.trim()));
      return finding(file, Number(line), rule);
    })
    .sort();
}

/** In: what `eslint --format json` prints and the folder that was linted. A message without a rule is shown in full. */
export function eslintFindings(json: string, folder: string): Finding[] {
  const results = JSON.parse(json) as readonly EslintResult[];
  return results
    .flatMap(({ filePath, messages }) =>
      messages.map(({ line = 0, ruleId, message }) => finding(inside(folder, filePath), line, ruleId ?? message)),
    )
    .sort();
}

/** In: what `oxlint --format json` prints, the folder it ran in and the folder that was linted. */
export function oxlintFindings(json: string, cwd: string, folder: string): Finding[] {
  const { diagnostics } = JSON.parse(json) as OxlintReport;
  return diagnostics
    .map(({ filename, code, message, labels }) => {
      const rule = /^jwt-guard\((.+)\)$/.exec(code ?? '')?.[1];
      return finding(inside(folder, resolve(cwd, filename)), labels[0]?.span.line ?? 0, rule ?? `${code}: ${message}`);
    })
    .sort();
}

/** `[rule](link)` and `` `rule` `` are written for people. */
function withoutMarkup(cell: string): string {
  return cell.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').replaceAll('`', '');
}

function finding(file: string, line: number, rule: string): Finding {
  return `${file}:${line} ${rule.replace(/^jwt-guard\//, '')}`;
}

function inside(folder: string, file: string): string {
  return relative(folder, file).split(sep).join('/');
}
