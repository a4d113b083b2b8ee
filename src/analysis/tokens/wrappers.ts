import type { Carriers } from './carriers.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { parameterOf } from '../evaluation/functions.ts';
import { spokenName, type FunctionNode, type Node } from '../syntax/node.ts';

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

/** `setCookie(name, value)` of the file's own hands on anything: what matters is what its callers hand in, also through another. */
export function throughWrapper(file: FileView, handedOn: Node, carriers: Carriers): readonly Node[] {
  const found: Node[] = [];
  const seen = new Set<Node>();
  const pending = [handedOn];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    const given = givenToWrapper(file, node, carriers);
    if (given.length > 0) pending.push(...given.toReversed());
    else if (node !== handedOn) found.push(node);
  }
  return found;
}

function givenToWrapper(file: FileView, handedOn: Node, carriers: Carriers): readonly Node[] {
  const wrapper = wrapperOf(file, handedOn, carriers);
  if (!wrapper) return [];
  const { fn, index, isRest } = wrapper;
  return file.callers(fn).invocations.flatMap(({ args }) => (isRest ? args.slice(index) : (args[index] ?? [])));
}
