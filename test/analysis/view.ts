import * as parser from '@typescript-eslint/parser';
import type { TSESLint } from '@typescript-eslint/utils';
import { Linter } from 'eslint';

import { findOperations, type Operation } from '../../src/analysis/operations/operations.ts';
import type { Carrier } from '../../src/analysis/tokens/carrier.ts';
import { findCarriers, type Carriers } from '../../src/analysis/tokens/carriers.ts';
import { viewFile } from '../../src/analysis/evaluation/evaluator.ts';
import { explainFile, type Explanation } from '../../src/analysis/explanation.ts';
import { collectFacts, type Facts } from '../../src/analysis/facts.ts';
import type { FileView } from '../../src/analysis/evaluation/file-view.ts';
import { CLOSED, type Gate } from '../../src/analysis/gate.ts';
import { findStoreWrites } from '../../src/analysis/exposure/storage.ts';
import { traceProvenance, type Provenance } from '../../src/analysis/tokens/provenance.ts';
import { functionName, type Node } from '../../src/analysis/syntax/node.ts';
import type { Slot } from '../../src/analysis/evaluation/slots.ts';
import type { Entry, ObjectValue, ThingValue, Value } from '../../src/analysis/evaluation/value.ts';
import { tableFor } from '../../src/knowledge.ts';

/*
 * A program as the analysis sees it. The program marks with `probe(…)` what a test asks about: a name that nothing is
 * known of and that changes nothing. Values are compared as short texts, so that a case is one line.
 */

const PATH = 'src/file.ts';
const linter = new Linter();

/** @throws Error when the program does not parse */
function parsed(code: string, path: string): Readonly<TSESLint.SourceCode> {
  const [failure] = linter.verify(
    code,
    [{ files: ['**/*.{js,jsx,mts,svelte,ts,tsx,vue}'], languageOptions: { parser } }],
    {
      filename: path,
    },
  );
  if (failure) throw new Error(`${failure.line}: ${failure.message}\n${code}`);
  return linter.getSourceCode() as unknown as Readonly<TSESLint.SourceCode>;
}

/** A program and what the analysis finds in it, each part computed when it is asked for. */
export interface View {
  readonly file: FileView;
  /** the arguments of all `probe(…)`, in source order */
  readonly probes: readonly Node[];
  /** the first of them */
  readonly probe: Node;
  readonly calls: readonly Operation[];
  readonly tokens: Provenance;
  readonly carriers: Carriers;
}

/**
 * @param path below the working directory; its extension says whether there may be JSX
 * @param table what is known, where settings add to it
 */
export function view(code: string, path = PATH, table = tableFor()): View {
  const file = viewFile(parsed(code, path), path, table);
  const probes = file.tree
    .get('CallExpression')
    .flatMap((call) => (call.callee.type === 'Identifier' && call.callee.name === 'probe' ? call.arguments : []));
  let calls: readonly Operation[] | undefined;
  let tokens: Provenance | undefined;
  let carriers: Carriers | undefined;
  const seen: View = {
    file,
    probes,
    get probe() {
      const [first] = probes;
      if (!first) throw new Error(`Nothing is probed in:\n${code}`);
      return first;
    },
    get calls() {
      return (calls ??= findOperations(file));
    },
    get tokens() {
      return (tokens ??= traceProvenance(file, seen.calls));
    },
    get carriers() {
      const writes = (): ReturnType<typeof findStoreWrites> => findStoreWrites(file, seen.calls);
      return (carriers ??= findCarriers(file, seen.calls, seen.tokens, NO_NAMES, writes));
    },
  };
  return seen;
}

/** Names of tokens that settings add, or take away. */
const NO_NAMES = { names: [], notNames: [] };

const OPEN = Object.fromEntries(Object.keys(CLOSED).map((kind) => [kind, true])) as unknown as Gate;

/**
 * The facts of a program, whatever its text mentions.
 *
 * @param config what settings say is registered elsewhere, by library name
 * @param gate what is looked for; everything, where nothing is said
 */
export function facts(code: string, path = PATH, config: Readonly<Record<string, unknown>> = {}, gate = OPEN): Facts {
  const knowledge = { table: tableFor(), tokenNames: NO_NAMES, config };
  return collectFacts(parsed(code, path), path, gate, knowledge);
}

/** What is explained of a program, or of one line of it. */
export function explained(code: string, line?: number, config: Readonly<Record<string, unknown>> = {}): Explanation {
  const knowledge = { table: tableFor(), tokenNames: NO_NAMES, config };
  return explainFile(parsed(code, PATH), PATH, CLOSED, knowledge, line);
}

/** The text of a node, as a report would underline it. */
export function textOf(file: FileView, node: Node): string {
  return file.sourceCode.getText(node);
}

/** The value of what is probed, as a text. */
export function valueOf(code: string, path = PATH): string {
  const { file, probe } = view(code, path);
  return spelled(file.evaluate(probe));
}

/**
 * A value as a text: `'a'`, `[1, …]`, `{ a: 1 }`, `verify().iss`, `new Store`, `env KEY`, `1 | 2`; `?parameter` for what is
 * unknown, and why.
 */
export function spelled(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return typeof value.value === 'string' ? `'${value.value}'` : String(value.value);
    case 'array':
      return `[${[...value.items.map(spelled), ...(value.open ? ['…'] : [])].join(', ')}]`;
    case 'object':
      return spelledObject(value);
    case 'template':
      return value.parts.map(spelled).join(' + ');
    case 'bytes':
      return `bytes ${spelled(value.of)}`;
    case 'env':
      return `env ${value.name ?? '?'}`;
    case 'function':
      return `function ${functionName(value.node) ?? ''}`.trim();
    case 'class':
      return `class ${value.node.id?.name ?? ''}`.trim();
    case 'instance':
      return `new ${value.of.id?.name ?? ''}`.trim();
    case 'thing':
      return spelledThing(value);
    case 'result':
      return [`${value.op.kind}()`, ...value.path].join('.');
    case 'either':
      return value.of.map(spelled).join(' | ');
    case 'unknown':
      return `?${value.why}`;
  }
}

function spelledObject({ entries }: ObjectValue): string {
  return entries.length === 0 ? '{}' : `{ ${entries.map(spelledEntry).join(', ')} }`;
}

/** What happens on some paths only has a `?`; a name that is not known is `?` itself. */
function spelledEntry(entry: Entry): string {
  if (entry.kind === 'escape') return 'escape';
  const mark = entry.certain ? '' : '?';
  switch (entry.kind) {
    case 'property':
      return `${entry.key ?? '[?]'}${mark}: ${spelled(entry.value())}`;
    case 'spread':
      return `...${mark}${spelled(entry.value())}`;
    case 'delete':
      return `delete${mark} ${entry.key ?? '[?]'}`;
  }
}

/** `#builder of jose`; an export goes by its module. */
function spelledThing({ thing, source }: ThingValue): string {
  const name = Object.entries(source.things).find(([, one]) => one === thing)?.[0];
  return name === undefined ? source.name : `#${name} of ${source.name}`;
}

/** A property as a text: `yes 'a'`, `maybe 'a'`, `no`, `unknown`; an unknown one may still show a value. */
export function spelledSlot({ has, value }: Slot): string {
  return value === undefined ? has : `${has} ${spelled(value)}`;
}

/** What an expression carries, as a text: `session named accessToken`, `foreign`, `nothing`. */
export function spelledCarrier(carrier: Carrier | undefined): string {
  if (!carrier) return 'nothing';
  if (carrier.kind === 'foreign') return 'foreign';
  return [carrier.kind, carrier.evidence, carrier.name, ...(carrier.isAround ? ['inside'] : [])].join(' ');
}
