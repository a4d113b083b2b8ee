import type { CheckName, Place } from '../model/vocabulary.ts';
import type { Runtime } from '../model/table.ts';
import { viewFile } from './evaluation/evaluator.ts';
import type { FileView } from './evaluation/file-view.ts';
import { parentOf, placesOf, slotAt } from './evaluation/places.ts';
import { alternatives, type Ignorance, type Value } from './evaluation/value.ts';
import { factSource, type Knowledge } from './facts.ts';
import type { Gate } from './gate.ts';
import type { Operation } from './operations/operations.ts';
import type { Check } from './operations/option.ts';
import { isFunction, unwrap, type Node } from './syntax/node.ts';
import type { ParsedText } from './syntax/parsed-text.ts';
import type { Carrier } from './tokens/carrier.ts';
import type { Carriers } from './tokens/carriers.ts';
import { findPolicies, type Policy } from './verification/policies.ts';
import { addAll } from './syntax/lists.ts';

/** Where something stands: lines and columns from 1. */
interface Position {
  readonly line: number;
  readonly column: number;
  /** the source there, in one line and shortened */
  readonly text: string;
}

/** What is known of a file, in the order in which a report comes to be. Plain data. */
export interface Explanation {
  readonly runtime: Runtime | 'unknown';
  readonly operations: readonly ExplainedOperation[];
  readonly policies: readonly ExplainedPolicy[];
  /** the expressions of the line that was asked for */
  readonly expressions: readonly ExplainedExpression[];
}

export interface ExplainedOperation extends Position {
  readonly kind: Operation['kind'];
  /** the library or platform that describes it */
  readonly library: string;
  /** a verifier that is told not to verify, or may be */
  readonly verifies?: 'no' | 'unknown';
}

export interface ExplainedPolicy extends Position {
  readonly library: string;
  /** the lines of the operations that share it */
  readonly usedAt: readonly number[];
  readonly checks: readonly ExplainedCheck[];
}

export interface ExplainedCheck extends Pick<Check, 'option' | 'reason' | 'verdict'> {
  readonly name: CheckName;
  /** what makes it: the library by itself, an option, or code around the call */
  readonly by?: 'code' | 'library' | 'option';
  /** why it is not known, where a value is the cause */
  readonly unseen?: Unseen;
}

/** A value that the file does not show, and why. */
export interface Unseen extends Position {
  readonly why: Ignorance | 'configuration';
}

export interface ExplainedExpression extends Position {
  readonly value: Value['kind'];
  /** why the value is not known */
  readonly why?: Ignorance;
  readonly carrier?: Pick<Carrier, 'evidence' | 'isAround' | 'kind' | 'name'>;
}

/**
 * Explains a file, whatever its gate says: an operation that is found behind a closed gate is a defect of the gate.
 *
 * @param path the file's path below the working directory, with `/` between its parts
 * @param line what to look at, counted from 1; the whole file where it is left out
 */
export function explainFile(
  sourceCode: ParsedText,
  path: string,
  gate: Gate,
  knowledge: Knowledge,
  line?: number,
): Explanation {
  const { file, operations, provenance, carriers, config, runtimeAt } = factSource(
    viewFile(sourceCode, path, knowledge.table),
    gate,
    knowledge,
  );
  const isAsked = ({ loc }: Node): boolean => line === undefined || (loc.start.line <= line && line <= loc.end.line);
  return {
    runtime: runtimeAt(file.sourceCode.ast),
    operations: operations.filter(({ node }) => isAsked(node)).map((operation) => explainOperation(file, operation)),
    policies: findPolicies(file, operations, provenance, config)
      .filter(({ node, calls }) => isAsked(node) || calls.some((call) => isAsked(call.node)))
      .map((policy) => explainPolicy(file, policy)),
    expressions:
      line === undefined ? [] : expressionsAt(file, line).map((node) => explainExpression(file, node, carriers)),
  };
}

/** Longer pieces of source are cut: they are there to be recognised. */
const SHOWN = 60;

function positionOf(file: FileView, node: Node): Position {
  const { line, column } = node.loc.start;
  // A parameter's node has its type with it.
  const text = node.type === 'Identifier' ? node.name : file.sourceCode.getText(node).replaceAll(/\s+/g, ' ');
  return { line, column: column + 1, text: text.length > SHOWN ? `${text.slice(0, SHOWN - 1)}…` : text };
}

function explainOperation(file: FileView, operation: Operation): ExplainedOperation {
  const { kind, node, source, switchedOff, mayBeSwitchedOff } = operation;
  const verifies = switchedOff ? 'no' : mayBeSwitchedOff && 'unknown';
  return { ...positionOf(file, node), kind, library: source.name, ...(verifies && { verifies }) };
}

function explainPolicy(file: FileView, policy: Policy): ExplainedPolicy {
  const { library, node, calls } = policy;
  const names = new Set(calls.flatMap(({ op }) => Object.keys(op.checks ?? {}) as CheckName[]));
  return {
    ...positionOf(file, node),
    library,
    usedAt: calls.map((call) => call.node.loc.start.line),
    checks: [...names].flatMap((name) => {
      const check = policy.check(name);
      return check ? [explainCheck(file, policy, name, check)] : [];
    }),
  };
}

function explainCheck(file: FileView, policy: Policy, name: CheckName, check: Check): ExplainedCheck {
  const { verdict, option, reason } = check;
  const by = verdict === 'enforced' ? enforcerOf(policy, name, check) : undefined;
  const unseen = verdict === 'unknown' ? unseenIn(file, policy, name) : undefined;
  return { name, verdict, option, ...(reason && { reason }), ...(by && { by }), ...(unseen && { unseen }) };
}

function enforcerOf({ node, calls }: Policy, name: CheckName, check: Check): ExplainedCheck['by'] {
  const models = calls.map(({ op }) => op.checks?.[name]);
  if (models.every((model) => model === 'fixed' || model === 'byKey')) return 'library';
  if (check.node !== node) return 'option';
  const isDefault = models.some(
    (model) => typeof model === 'object' && (model.absent === 'enforced' || model.absent === 'byKey'),
  );
  return isDefault ? 'library' : 'code';
}

/** The first value on the way to a check's option that the file does not show; none where the code around is the cause. */
function unseenIn(file: FileView, { calls }: Policy, name: CheckName): Unseen | undefined {
  for (const call of calls) {
    const model = call.op.checks?.[name];
    for (const place of typeof model === 'object' ? placesOf(model.at) : []) {
      const found = unseenAt(file, call, place);
      if (found) return found;
    }
  }
  return undefined;
}

function unseenAt(file: FileView, call: Operation, place: Place): Unseen | undefined {
  const slot = slotAt(file, call, place, { has: 'unknown' });
  if (slot.has === 'no') return undefined;
  if (place.startsWith('config')) return { ...positionOf(file, call.name), why: 'configuration' };
  const own = slot.value && unseenValue(file, slot.value);
  const parent = parentOf(place);
  return own ?? (parent && unseenAt(file, call, parent));
}

/** What is not known of a value, of one of its alternatives, or of what is spread into it, which may be itself. */
function unseenValue(file: FileView, value: Value): Unseen | undefined {
  const seen = new Set<Node>();
  const waiting = [...alternatives(value)];
  for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) {
    if (one.kind === 'unknown') return { ...positionOf(file, one.node), why: one.why };
    if (one.kind !== 'object' || seen.has(one.node)) continue;
    seen.add(one.node);
    for (const entry of one.entries) {
      if (entry.kind === 'escape') return { ...positionOf(file, one.node), why: 'escape' };
      if (entry.kind === 'property' && entry.key === undefined)
        return { ...positionOf(file, entry.node), why: 'dynamic' };
      if (entry.kind === 'spread') addAll(waiting, alternatives(entry.value()));
    }
  }
  return undefined;
}

/** What is handed over, kept or put together on a line: what may carry a token, and what decides of options. */
function expressionsAt(file: FileView, line: number): readonly Node[] {
  const { tree } = file;
  const all: readonly (Node | null)[] = [
    ...[...tree.get('CallExpression'), ...tree.get('NewExpression')].flatMap((call) => [call, ...call.arguments]),
    ...tree.get('Property').map(({ value }) => value),
    ...tree.get('VariableDeclarator').map(({ init }) => init),
    ...tree.get('AssignmentExpression').map(({ right }) => right),
    ...tree.get('TemplateLiteral').flatMap((text) => [text, ...text.expressions]),
    ...tree.get('MemberExpression'),
  ];
  const here = all.flatMap((node) => (node?.loc.start.line === line ? [unwrap(node)] : []));
  const shown = here.filter((node) => !isFunction(node) && node.type !== 'Literal' && node.type !== 'SpreadElement');
  return [...new Set(shown)].toSorted((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1]);
}

function explainExpression(file: FileView, node: Node, carriers: Carriers): ExplainedExpression {
  const value = file.evaluate(node);
  const carrier = carriers.carrierOf(node);
  return {
    ...positionOf(file, node),
    value: value.kind,
    ...(value.kind === 'unknown' && { why: value.why }),
    ...(carrier && {
      carrier: {
        kind: carrier.kind,
        evidence: carrier.evidence,
        name: carrier.name,
        ...(carrier.isAround && { isAround: true }),
      },
    }),
  };
}
