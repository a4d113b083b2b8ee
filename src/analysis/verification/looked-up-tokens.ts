import { judgesNothingByName } from '../../lexicon/function-names.ts';
import { deniesByName, purposeTaken } from '../../lexicon/token-purposes.ts';
import type { FileView } from '../evaluation/file-view.ts';
import { argumentAt } from '../evaluation/places.ts';
import type { Operation } from '../operations/operations.ts';
import {
  enclosing,
  isFunction,
  functionName,
  isNothing,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';

/** Callers that are further away look up nothing that real code shows. */
const MOST_CALLERS = 3;

/**
 * Whether something looks up the very token that a call verifies: in a store, by comparing it, or in code out of sight. Tokens that are no
 * session's often are; a verifier that says that it takes those, and leaves the rest to others, may be one of two checks.
 */
export function isLookedUp(file: FileView, call: Operation): boolean {
  const token = argumentAt(file, call, call.op.token);
  return token === undefined ? takesOthersFromRequest(file, call) : isLookedUpAs(file, token, 0);
}

/** Where a framework finds the token, what the file reads of requests says of which kind it is: `cookies.refresh_token`. */
function takesOthersFromRequest(file: FileView, { op }: Operation): boolean {
  if (op.extractor === undefined && op.answer?.kind !== 'middleware') return false;
  const members = file.tree.get('MemberExpression').map((node) => plainKey(node.property, node.computed));
  const given = file.tree
    .get('CallExpression')
    .flatMap((node) => node.arguments)
    .map((node) => (node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined));
  return [...members, ...given].some(namesOther);
}

function namesOther(name: string | undefined): boolean {
  const purpose = name === undefined ? undefined : purposeTaken(name);
  return purpose !== undefined && purpose !== 'session' && purpose !== 'ID';
}

function isLookedUpAs(file: FileView, token: Node, depth: number): boolean {
  const node = unwrap(token);
  const reads = readsOfSame(file, node);
  if (reads.some((read) => looksUpToken(file, read))) return true;
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  for (const { node: fn, name } of variable?.defs ?? []) {
    if (!isFunction(fn) || depth === MOST_CALLERS) continue;
    const index = fn.params.findIndex((parameter) => parameter === name);
    const { invocations, isComplete } = file.callers(fn);
    if (!isComplete && [functionName(fn), spokenName(name)].some(namesOther)) return true;
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
