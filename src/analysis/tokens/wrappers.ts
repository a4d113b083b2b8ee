import type { Carriers } from './carriers.ts';
import { pathText } from './member-paths.ts';
import { assumedOutcome, type Assumption } from './assumed-outcome.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { parameterOf } from '../evaluation/functions.ts';
import type { Invocation } from '../evaluation/value.ts';
import { conditionsAt } from '../syntax/order.ts';
import { spokenName, type FunctionNode, type Node } from '../syntax/node.ts';
import { addAll } from '../syntax/lists.ts';

/** A function of the file's own that only hands on one of its parameters. */
export interface Wrapper {
  readonly fn: FunctionNode;
  readonly index: number;
  /** whether all arguments from there on are handed on */
  readonly isRest: boolean;
}

/** The wrapper whose parameter is handed on. One whose parameter is called a token is judged itself, and is none. */
export function wrapperOf(file: FileView, handedOn: Node, carriers: Carriers): Wrapper | undefined {
  const source = parameterOf(file, handedOn);
  const parameter = source?.fn.params[source.index];
  if (!source || !parameter || carriers.kindNamed(spokenName(parameter) ?? '', 'value')) return undefined;
  return { ...source, isRest: parameter.type === 'RestElement' };
}

/**
 * `setCookie(name, value)` of the file's own hands on anything: what matters is what its callers hand in, also through another.
 * Callers whose own tests keep the line from being reached hand in nothing.
 *
 * @returns undefined where the function has no callers in sight, or may have others than those which never get there
 */
export function throughWrapper(file: FileView, handedOn: Node, carriers: Carriers): readonly Node[] | undefined {
  const found: Node[] = [];
  const seen = new Set<Node>();
  const pending = [handedOn];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const given = givenToWrapper(file, node, carriers);
    if (given) addAll(pending, given.toReversed());
    else if (node === handedOn) return undefined;
    else found.push(node);
  }
  return found;
}

function givenToWrapper(file: FileView, handedOn: Node, carriers: Carriers): readonly Node[] | undefined {
  const wrapper = wrapperOf(file, handedOn, carriers);
  if (!wrapper) return undefined;
  const { fn, index, isRest } = wrapper;
  const { invocations, isComplete } = file.callers(fn);
  const reaching = invocations.filter((call) => mayGetTo(file, call, { fn, node: handedOn }, carriers));
  if (reaching.length === 0 && (invocations.length === 0 || !isComplete)) return undefined;
  return reaching.flatMap(({ args }) => (isRest ? args.slice(index) : (args[index] ?? [])));
}

/** Whether a call may get to a place in the function: what it has tested before may contradict the tests on the way. */
function mayGetTo(
  file: FileView,
  { node: call, args }: Invocation,
  { fn, node }: { readonly fn: FunctionNode; readonly node: Node },
  carriers: Carriers,
): boolean {
  const parameters = fn.params.map((parameter) => pathText(file, parameter));
  const assume: Assumption = (path) => {
    const [root = '', ...keys] = path.split('.');
    const argument = args[parameters.indexOf(root)];
    const given = argument && pathText(file, argument);
    return given === undefined ? undefined : carriers.isPresent([given, ...keys].join('.'), call);
  };
  return conditionsAt(node).every(({ test, holds }) => assumedOutcome(file, test, assume) !== !holds);
}
