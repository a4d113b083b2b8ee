import { judgesNothingByName } from '../../lexicon/function-names.ts';
import { deniesByName } from '../../lexicon/token-purposes.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { argumentAt } from '../evaluation/places.ts';
import type { Operation } from '../operations/operations.ts';
import {
  enclosing,
  isFunction,
  isNothing,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';

/** Callers that are further away look up nothing that real code shows. */
const MOST_CALLERS = 3;

/** Whether something looks up the very token that a call verifies: in a store, by comparing it, or in code out of sight. */
export function isLookedUp(file: FileView, call: Operation): boolean {
  const token = argumentAt(file, call, call.op.token);
  return token !== undefined && isLookedUpAs(file, token, 0);
}

function isLookedUpAs(file: FileView, token: Node, depth: number): boolean {
  const node = unwrap(token);
  const reads = readsOfSame(file, node);
  if (reads.some((read) => looksUpToken(file, read))) return true;
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const { node: fn, name } of variable?.defs ?? []) {
    if (!isFunction(fn) || depth === MOST_CALLERS) continue;
    const index = fn.params.findIndex((parameter) => parameter === name);
    const { invocations } = file.callers(fn);
    if (invocations.some(({ args }) => args[index] && isLookedUpAs(file, args[index], depth + 1))) return true;
  }
  return false;
}

/** Where the same token is read: the variable, or the same member of the same text. */
function readsOfSame(file: FileView, node: Node): readonly Node[] {
  if (node.type === 'Identifier') return file.scopes.reads(node);
  if (node.type !== 'MemberExpression') return [];
  const text = file.sourceCode.getText(node);
  return file.tree.get('MemberExpression').filter((other) => file.sourceCode.getText(other) === text);
}

function looksUpToken(file: FileView, read: Node): boolean {
  const outer = wrapped(read);
  const { parent } = outer;
  if (parent?.type === 'BinaryExpression' && /^[!=]==?$/.test(parent.operator)) {
    const other = parent.left === outer ? parent.right : parent.left;
    return !isNothing(unwrap(other));
  }
  const call = enclosing(outer, (at): at is CallNode | FunctionNode => isCallNode(at) || isFunction(at));
  if (!call || !isCallNode(call) || unwrap(call.callee) === outer || isInCallee(outer, call)) return false;
  if (file.resolvedCall(call)?.use?.op) return false;
  const name = spokenName(call.callee) ?? '';
  return !judgesNothingByName(name) && !deniesByName(file.sourceCode.getText(call.callee));
}

const isCallNode = (node: Node): node is CallNode => node.type === 'CallExpression' || node.type === 'NewExpression';

function isInCallee(node: Node, { callee }: CallNode): boolean {
  return node.range[0] >= callee.range[0] && node.range[1] <= callee.range[1];
}
