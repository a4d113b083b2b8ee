import { describe, expect, it } from 'vitest';

import { libraries } from '../src/libraries/index.ts';
import { spokenName, type Node } from '../src/analysis/syntax/node.ts';
import { indexTree, type TreeIndex } from '../src/analysis/syntax/tree-index.ts';
import plugin from '../src/index.ts';
import { DEMANDING, everyRule, findings, lint, parsed, type Report } from './lint.ts';
import { allSamples, type Sample } from './samples.ts';

/** Something that nobody can know anything of. */
const OPAQUE = "import { opaque } from './opaque.js';\n";

/** Every value of a file that could be replaced by another: options, spreads, arguments, initial values, modules. */
function replaceable(tree: TreeIndex): readonly Node[] {
  const of = (type: Parameters<TreeIndex['get']>[0]): readonly Node[] => tree.get(type);
  return [
    ...of('Property').flatMap((node) =>
      node.type === 'Property' && node.parent.type === 'ObjectExpression' && !node.method && !node.shorthand
        ? [node.value]
        : [],
    ),
    ...of('SpreadElement').flatMap((node) => (node.type === 'SpreadElement' ? [node.argument] : [])),
    ...[...of('CallExpression'), ...of('NewExpression')].flatMap((node) =>
      node.type === 'CallExpression' || node.type === 'NewExpression' ? node.arguments : [],
    ),
    ...of('VariableDeclarator').flatMap((node) => (node.type === 'VariableDeclarator' && node.init ? [node.init] : [])),
    ...of('PropertyDefinition').flatMap((node) =>
      node.type === 'PropertyDefinition' && node.value ? [node.value] : [],
    ),
    ...of('ImportDeclaration').flatMap((node) => (node.type === 'ImportDeclaration' ? [node.source] : [])),
  ].filter((node) => !holdsCode(node));
}

/**
 * A function or class is code, not a value: taking it away takes away the checks in it. So are the call of a verifier, and what a
 * condition hands to the function that it asks.
 */
function holdsCode(node: Node): boolean {
  return /Function|Class/.test(node.type) || node.type === 'SpreadElement' || isVerifierCall(node) || isAsked(node);
}

function isVerifierCall(expression: Node): boolean {
  const node = expression.type === 'AwaitExpression' ? expression.argument : expression;
  return node.type === 'CallExpression' && /verify$/i.test(spokenName(node.callee) ?? '');
}

function isAsked(node: Node): boolean {
  if (node.parent?.type !== 'CallExpression' || node.type === 'ObjectExpression') return false;
  for (let at: Node = node.parent; at.parent; at = at.parent) {
    if (at.parent.type === 'IfStatement') return at.parent.test === at;
    if (!/^(?:Unary|Logical|Await|Binary)Expression$/.test(at.parent.type)) return false;
  }
  return false;
}

/** The text with one value replaced; line numbers stay. */
function withOpaque(code: string, node: Node): string {
  const [start, end] = node.range;
  const lines = '\n'.repeat(code.slice(start, end).split('\n').length - 1);
  const replacement = node.parent?.type === 'ImportDeclaration' ? "'./opaque.js'" : 'opaque';
  return OPAQUE + code.slice(0, start) + replacement + lines + code.slice(end);
}

/** How many reports there are of each rule. Where one sits may change with what is known. */
function countByRule(reports: readonly { readonly rule: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { rule } of reports) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/**
 * Rules that know a token by the name it goes by. A text that is written out under such a name is none; of something unknown the name
 * says that it is one: what is put in for a literal here is no less knowledge, but other code.
 */
const BY_NAME: ReadonlySet<string> = new Set([
  ...['no-token-in-log', 'no-token-in-message', 'no-token-in-storage', 'no-token-in-url', 'secure-token-cookie'],
]);

const samples = allSamples();
const rules = Object.entries(plugin.rules).filter(([name]) => !DEMANDING.has(name));

const reported = new Map<Sample, readonly Report[]>();

/** What is reported in a sample as it stands: every property asks for that. */
function reportsOf(sample: Sample): readonly Report[] {
  const known = reported.get(sample) ?? lint(sample.code, sample.filename);
  reported.set(sample, known);
  return known;
}

describe('less knowledge never adds a report', () => {
  it.each(samples)('$where', (sample) => {
    const { reports, sourceCode } = parsed(sample.code, sample.filename);
    reported.set(sample, reports);
    const known = countByRule(findings(sample.code, sample.filename, rules));
    expect(known).toEqual(countByRule(reports));
    for (const node of replaceable(indexTree({ ast: sourceCode.ast as Node, visitorKeys: sourceCode.visitorKeys }))) {
      const replaced = sample.code.slice(...node.range);
      for (const [rule, count] of countByRule(findings(withOpaque(sample.code, node), sample.filename, rules))) {
        if (node.type === 'Literal' && BY_NAME.has(rule)) continue;
        const where = `${sample.where}:${node.loc.start.line} with \`${replaced}\` replaced, reports of ${rule}`;
        expect(count, where).toBeLessThanOrEqual(known.get(rule) ?? 0);
      }
    }
  });
});

describe('one defect is one report', () => {
  /** Rules whose reports on one node have different reasons: a verifier may lack several checks. */
  const reasons: Readonly<Record<string, string>> = {
    'no-algorithm-confusion': 'algorithms',
    'no-unchecked-verification': 'outcome',
    'require-algorithms': 'algorithms',
    'require-audience': 'audience',
    'require-issuer': 'issuer',
  };

  /** One signed object brings several secrets, one cookie lacks several protections. */
  const SEVERAL = new Set(['no-sensitive-payload', 'secure-token-cookie']);

  it.each(samples)('$where', (sample) => {
    const keys = reportsOf(sample).map(
      ({ rule, line, column, endLine, endColumn, message }) =>
        `${line}:${column}-${endLine}:${endColumn} ${reasons[rule] ?? (SEVERAL.has(rule) ? message : 'handling')}`,
    );
    expect(keys).toEqual([...new Set(keys)]);
  });
});

describe('the same text over another module', () => {
  const names = [...libraries().flatMap(({ name, modules }) => [name, ...(modules ?? [])]), '@nestjs/passport'];
  const specifier = new RegExp(`(['"])(?:[\\w:./]*[/:])?(?:${names.join('|')})(?:[@/][^'"]*)?\\1`, 'g');
  const verification = new Set([
    ...['no-disabled-checks', 'no-ineffective-options', 'no-insecure-jwks', 'no-sensitive-payload'],
    ...['no-optional-authentication', 'no-unchecked-claims', 'no-unchecked-verification'],
    ...['require-algorithms', 'require-audience', 'require-issuer'],
  ]);

  // What Fastify and hapi hand out means something without any import of the library.
  it.each(samples.filter(({ where, code }) => !/fastify|hapi/.test(where + code)))('$where', (sample) => {
    const foreign = sample.code.replace(specifier, "'./somewhere-else.js'");
    const reports = foreign === sample.code ? reportsOf(sample) : lint(foreign, sample.filename);
    expect(reports.filter(({ rule }) => verification.has(rule))).toEqual([]);
  });
});

it('has samples of every rule', () => {
  const found = new Set(samples.flatMap((sample) => reportsOf(sample).map(({ rule }) => rule)));
  expect([...found].toSorted()).toEqual(
    Object.keys(everyRule)
      .map((rule) => rule.replace('jwt-guard/', ''))
      .toSorted(),
  );
});
