import type { FileView } from './file-view.ts';
import type { QuestionKind } from '../memo.ts';
import type { Variable } from '../syntax/scopes.ts';
import { isInside, spokenName, unwrap, type Node } from '../syntax/node.ts';

/** The arguments of the first call of a step on a builder that a variable holds, wherever the variable is used; none where nobody calls it. */
export function heldStepArguments(file: FileView, name: Node, step: string): readonly Node[] {
  const variable = file.scopes.variable(name);
  const steps = variable && file.ask(STEPS, 'file').get(step);
  if (!steps) return [];
  const onHeld = steps.byVariable.get(variable);
  const inDeclaration = variable.defs.flatMap((def) =>
    def.node.type === 'VariableDeclarator' ? (firstInside(steps.inOrder, def.node) ?? []) : [],
  );
  const [first] = [...(onHeld ? [onHeld] : []), ...inDeclaration].sort((a, b) => a.index - b.index);
  return first?.args ?? [];
}

/** A call of a step, with its place among all of that name. */
interface StepCall {
  readonly index: number;
  readonly node: Node;
  readonly args: readonly Node[];
}

/** The calls of one name. */
interface Steps {
  readonly inOrder: StepCall[];
  /** the first on each variable */
  readonly byVariable: Map<Variable, StepCall>;
}

const STEPS: QuestionKind<FileView, 'file', ReadonlyMap<string, Steps>> = {
  name: 'builderSteps',
  compute: indexSteps,
  unanswered: () => new Map(),
  position: () => -1,
};

function indexSteps(file: FileView): ReadonlyMap<string, Steps> {
  const index = new Map<string, Steps>();
  for (const node of file.tree.get('CallExpression')) {
    const name = spokenName(node.callee);
    if (name === undefined) continue;
    const steps = index.get(name) ?? { inOrder: [], byVariable: new Map<Variable, StepCall>() };
    index.set(name, steps);
    const call: StepCall = { index: steps.inOrder.length, node, args: node.arguments };
    steps.inOrder.push(call);
    const root = rootOfChain(node.callee);
    const variable = root.type === 'Identifier' ? file.scopes.variable(root) : undefined;
    if (variable && !steps.byVariable.has(variable)) steps.byVariable.set(variable, call);
  }
  return index;
}

/** What a chain of calls and members begins with. */
function rootOfChain(callee: Node): Node {
  let root = unwrap(callee);
  while (root.type === 'MemberExpression' || root.type === 'CallExpression') {
    root = unwrap(root.type === 'MemberExpression' ? root.object : root.callee);
  }
  return root;
}

/** The first call, in source order, that stands in a node. */
function firstInside(calls: readonly StepCall[], around: Node): StepCall | undefined {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.node.range[0] ?? 0) < around.range[0]) low = middle + 1;
    else high = middle;
  }
  const found = calls[low];
  return found && isInside(found.node, around) ? found : undefined;
}
