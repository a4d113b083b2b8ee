/** What is known of a file, for people: plain, aligned, short. */

import type {
  ExplainedCheck,
  ExplainedExpression,
  ExplainedOperation,
  Explanation,
  Gate,
  Unseen,
} from '../analysis/index.ts';

/** What is known of a file; with a line, what is known of that line. */
export interface ExplainedFile extends Explanation {
  readonly file: string;
  readonly line?: number;
  /** Rules are silent on tests. */
  readonly isTest: boolean;
  readonly gate: Gate;
  /** What the strict preset reports there. */
  readonly findings: readonly Finding[];
}

export interface Finding {
  readonly rule: string;
  readonly line: number;
  readonly column: number;
  /** A comment in the code hides it. */
  readonly isSuppressed: boolean;
}

/** What a text has to have for the rules of a family to look at it. */
const NEEDED: Readonly<Record<keyof Gate, string>> = {
  library: 'a JWT library, and something that it does',
  handmade: 'base64 and a string that is split at dots, or a name that admits decoding without verifying',
  header: "a part of a token's header that chooses the key",
  secret: 'a name like that of a key that signs tokens',
  signer: 'a call of a function that makes a JWT by its name',
  unsigned: 'an algorithm, and `none`',
  storage: 'a token, and a place where scripts keep things',
  url: 'a token, and an address',
  log: 'a token, and something that writes to a log',
  cookie: "a token, and a response's cookies",
  transport: 'a token, and an address without TLS',
  written: 'a token itself',
  message: 'a token, and a message to a page of any origin',
};

/** Why a value is not known. */
const WHY: Readonly<Record<Unseen['why'], string>> = {
  parameter: 'a parameter, and not every caller is in sight',
  import: 'it comes from another file',
  call: 'it is the answer of a call of which nothing is known',
  escape: 'it was handed to code that may have changed it',
  dynamic: 'the file does not show what it is',
  circle: 'it depends on itself',
  limit: 'it may be too many things',
  configuration: 'it is registered in another file',
};

/** In: what is known. Out: the text to print, which ends with a line break. Pure. */
export function explainedText(explained: ExplainedFile): string {
  const { file, line, isTest, runtime, gate, operations, policies, expressions, findings } = explained;
  const where =
    runtime === 'unknown' ? 'may run anywhere' : `runs ${runtime === 'server' ? 'on a server' : 'in a browser'}`;
  const sections: readonly (readonly string[])[] = [
    [
      `${file}${line === undefined ? '' : `, line ${line}`}`,
      `  ${isTest ? 'a test file: rules are silent' : 'not a test file'}; ${where}`,
    ],
    [
      'What the text makes worth a look',
      ...columns(Object.entries(NEEDED).map(([family, needed]) => gateRow(gate, family, needed))),
    ],
    ['Operations', ...columns(operations.map(operationRow))],
    ...policies.map(({ line: at, column, library, usedAt, checks }) => [
      `Policy ${at}:${column}, ${library}${sharedBy(usedAt)}`,
      ...columns(checks.map(checkRow)),
    ]),
    ['Expressions', ...columns(expressions.map(expressionRow))],
    [
      'Reported by the strict preset',
      ...columns(
        findings.map(({ rule, line: at, column, isSuppressed }) => [
          `${at}:${column}`,
          rule,
          isSuppressed ? 'hidden by a comment' : '',
        ]),
      ),
    ],
  ];
  const shown = sections.filter(([title]) => line !== undefined || title !== 'Expressions');
  return `${shown.map(([title = '', ...rows]) => [title, ...(rows.length > 0 ? rows : ['  none'])].join('\n')).join('\n\n')}\n`;
}

function gateRow(gate: Gate, family: string, needed: string): readonly string[] {
  const isOpen = Object.entries(gate).some(([name, open]) => name === family && open);
  return [family, isOpen ? 'yes' : 'no', isOpen ? '' : `needs ${needed}`];
}

function operationRow({ line, column, kind, library, text, verifies }: ExplainedOperation): readonly string[] {
  const told =
    verifies === 'no' ? ' (told not to verify)' : verifies === 'unknown' ? ' (may be told not to verify)' : '';
  return [`${line}:${column}`, `${kind}${told}`, library, text];
}

function sharedBy(lines: readonly number[]): string {
  return lines.length > 1 ? `, shared by lines ${lines.join(', ')}` : '';
}

function checkRow(check: ExplainedCheck): readonly string[] {
  return [check.name, check.verdict === 'leftToCaller' ? 'absent' : check.verdict, reasonOf(check)];
}

function reasonOf({ verdict, by, option, reason, unseen }: ExplainedCheck): string {
  const word = `\`${option}\``;
  switch (verdict) {
    case 'enforced':
      return by === 'option' ? `by ${word}` : by === 'code' ? 'by the code around it' : 'by the library';
    case 'absent':
      return `no ${word}`;
    case 'leftToCaller':
      return 'the library has no option, and the code around compares nothing';
    case 'unknown':
      return unseen
        ? `${unseen.text}, line ${unseen.line}: ${WHY[unseen.why]}`
        : 'the claims go where the file does not show';
    default:
      return [word, reason].filter(Boolean).join(', ');
  }
}

function expressionRow({ line, column, text, value, why, carrier }: ExplainedExpression): readonly string[] {
  const known = why ? `unknown: ${WHY[why]}` : value;
  if (!carrier) return [`${line}:${column}`, text, 'no token', known];
  if (carrier.kind === 'foreign') return [`${line}:${column}`, text, 'no token of ours', known];
  const inside = carrier.isAround ? ' inside' : '';
  return [`${line}:${column}`, text, `${carrier.kind} token${inside}, ${carrier.evidence}: ${carrier.name}`, known];
}

/** Rows as lines, indented, each column as wide as its longest cell. */
function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, index) => Math.max(...rows.map((row) => row[index]?.length ?? 0)));
  return rows.map((row) => `  ${row.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd());
}
