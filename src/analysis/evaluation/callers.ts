import type { Callers, FileView } from './file-view.ts';
import { keyOf } from './objects.ts';
import type { QuestionKind } from '../memo.ts';
import type { Variable } from '../syntax/scopes.ts';
import {
  boundTo,
  enclosingFunction,
  functionName,
  plainKey,
  spokenName,
  unwrap,
  wrapped,
  type CallNode,
  type FunctionNode,
  type Node,
} from '../syntax/node.ts';
import type { TreeIndex } from '../syntax/tree-index.ts';
import { alternatives, type Invocation } from './value.ts';
import { addAll, addUnder } from '../syntax/lists.ts';

/** The calls of a function that the file shows, by whatever name it is called. */
export function findCallers(file: FileView, fn: FunctionNode): Callers {
  const found = new Map<Node, Invocation>();
  const seen = new Set<Node>();
  const names = new Set<string>();
  const pending: Node[] = [fn, ...(fn.id ? file.scopes.reads(fn.id) : [])];
  const follow = ({ nodes = [], name, invocation }: Stand): void => {
    addAll(pending, nodes);
    if (invocation && !found.has(invocation.node) && mayBe(file, invocation.callee, fn))
      found.set(invocation.node, invocation);
    if (name === undefined || names.has(name)) return;
    names.add(name);
    const calls = file.ask(CALLS_BY_DECLARATION, 'file').get(name);
    for (const call of [...(calls?.get(fn) ?? []), ...(calls?.get(undefined) ?? [])])
      follow({ invocation: invocationOf(call) });
    for (const read of file.ask(MEMBER_READS, 'file').get(name) ?? []) if (mayBe(file, read, fn)) pending.push(read);
  };
  const own = functionName(fn)?.replace(/^#/, '');
  if (own !== undefined) follow({ name: own });
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (seen.has(node)) continue;
    seen.add(node);
    follow(standOf(file, node, fn));
  }
  const invocations = [...found.values()].toSorted((a, b) => a.node.range[0] - b.node.range[0]);
  return { invocations, isComplete: !mayBeCalledElsewhere(file, fn) };
}

/**
 * The calls of each name by the function that they certainly call, since it is declared under that name and nothing else is ever
 * written there; under nothing those of which this cannot be told.
 */
const CALLS_BY_DECLARATION: QuestionKind<
  FileView,
  'file',
  ReadonlyMap<string, ReadonlyMap<Node | undefined, readonly CallNode[]>>
> = {
  name: 'callsByDeclaration',
  compute: ({ callsByName, scopes }) => {
    const known = new Map<Variable, Node | undefined>();
    const declared = (callee: Node): Node | undefined => {
      const variable = callee.type === 'Identifier' ? scopes.variable(callee) : undefined;
      if (variable && !known.has(variable)) known.set(variable, onlyFunction(variable));
      return variable && known.get(variable);
    };
    const found = new Map<string, Map<Node | undefined, CallNode[]>>();
    for (const [name, calls] of callsByName) {
      const byFunction = new Map<Node | undefined, CallNode[]>();
      for (const call of calls) addUnder(byFunction, declared(call.callee), call);
      found.set(name, byFunction);
    }
    return found;
  },
  unanswered: () => new Map(),
  position: () => -1,
};

function onlyFunction({ defs: [def, ...others], references }: Variable): Node | undefined {
  if (def?.node.type !== 'FunctionDeclaration' || def.node.id !== def.name || others.length > 0) return undefined;
  return references.some((reference) => reference.isWrite()) ? undefined : def.node;
}

function mayBe(file: FileView, node: Node, fn: FunctionNode): boolean {
  return alternatives(file.evaluate(node)).some((value) => value.kind === 'function' && value.node === fn);
}

const invocationOf = (
  node: CallNode,
  callee: Node = node.callee,
  args: readonly Node[] = node.arguments,
): Invocation => ({
  node,
  callee,
  args,
  made: undefined,
});

/** What the code around makes of a function: a call of it, a member that it is kept as, other expressions that give it. */
interface Stand {
  readonly invocation?: Invocation;
  readonly name?: string;
  readonly nodes?: readonly Node[];
}

function standOf(file: FileView, place: Node, fn: FunctionNode): Stand {
  const node = wrapped(place);
  const parent = node.parent;
  switch (parent?.type) {
    case 'CallExpression':
    case 'NewExpression':
      if (unwrap(parent.callee) === unwrap(node)) return { invocation: invocationOf(parent) };
      return { nodes: readAsParameter(file, parent, node, fn) };
    case 'MemberExpression':
      return parent.object === node ? standsBeforeMember(parent) : {};
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return { nodes: [parent] };
    case 'VariableDeclarator':
      return { nodes: readsOfName(file, parent.id) };
    case 'AssignmentPattern':
      return parent.right === node ? { nodes: readsOfName(file, parent.left) } : { nodes: readsOfName(file, node) };
    case 'AssignmentExpression':
      return parent.right === node ? assigned(file, parent.left) : {};
    case 'Property':
      if (parent.parent.type === 'ObjectPattern') return { nodes: readsOfName(file, parent.value) };
      return keptAs(keyOf(file, parent.key, parent.computed));
    case 'PropertyDefinition':
      return keptAs(plainKey(parent.key, parent.computed)?.replace(/^#/, ''));
    case 'ArrayExpression':
      return keptAs(String(parent.elements.findIndex((element) => element === node)));
    case 'ArrayPattern':
      return { nodes: readsOfName(file, node) };
    case 'ReturnStatement':
      return { nodes: callsGiving(file, enclosingFunction(node)) };
    case 'ArrowFunctionExpression':
      return { nodes: parent.body === node ? callsGiving(file, parent) : [] };
    default:
      return {};
  }
}

const keptAs = (name: string | undefined): Stand => (name === undefined ? {} : { name });

function readsOfName(file: FileView, target: Node): readonly Node[] {
  return file.scopes.reads(boundTo(target));
}

function assigned(file: FileView, target: Node): Stand {
  if (target.type !== 'MemberExpression') return { nodes: readsOfName(file, target) };
  return keptAs(keyOf(file, target.property, target.computed)?.replace(/^#/, ''));
}

/** `f.call(receiver, argument)` and `f.apply(receiver, [argument])` call it, `f.bind(receiver)` gives it. */
function standsBeforeMember(member: Node): Stand {
  const call = wrapped(member).parent;
  if (member.type !== 'MemberExpression' || call?.type !== 'CallExpression' || call.callee !== member) return {};
  const [, list] = call.arguments;
  switch (plainKey(member.property, member.computed)) {
    case 'bind':
      return { nodes: [call] };
    case 'call':
      return { invocation: invocationOf(call, member.object, call.arguments.slice(1)) };
    case 'apply':
      if (list?.type !== 'ArrayExpression') return {};
      return {
        invocation: invocationOf(
          call,
          member.object,
          list.elements.filter((element) => element !== null),
        ),
      };
    default:
      return {};
  }
}

function callsGiving(file: FileView, fn: FunctionNode | undefined): readonly Node[] {
  return fn ? file.callers(fn).invocations.map(({ node }) => node) : [];
}

/** A function that a call is given: where a function of the file reads it, and the answer where that gives it back. */
function readAsParameter(file: FileView, call: CallNode, argument: Node, fn: FunctionNode): readonly Node[] {
  const index = call.arguments.findIndex((one) => one === argument);
  const reads = alternatives(file.evaluate(call.callee)).flatMap((value) => {
    const parameter = value.kind === 'function' ? value.node.params[index] : undefined;
    return parameter ? readsOfName(file, parameter) : [];
  });
  return mayBe(file, call, fn) ? [...reads, call] : reads;
}

/** Where a file reads members otherwise than to call them, by their names: also out of patterns. */
const MEMBER_READS: QuestionKind<FileView, 'file', ReadonlyMap<string, readonly Node[]>> = {
  name: 'memberReads',
  compute: memberReads,
  unanswered: () => new Map(),
  position: () => -1,
};

function memberReads(file: FileView): ReadonlyMap<string, readonly Node[]> {
  const reads = new Map<string, Node[]>();
  const note = (key: string | undefined, node: Node): void => {
    if (key === undefined) return;
    addUnder(reads, key.replace(/^#/, ''), node);
  };
  for (const node of file.tree.get('MemberExpression')) {
    const { parent } = node;
    const isCalled = parent.type === 'CallExpression' && parent.callee === node;
    if (!isCalled) note(plainKey(node.property, node.computed), node);
  }
  for (const { properties } of file.tree.get('ObjectPattern'))
    for (const property of properties)
      if (property.type === 'Property') note(plainKey(property.key, property.computed), boundTo(property.value));
  for (const { id } of file.tree.get('VariableDeclarator'))
    if (id.type === 'ArrayPattern')
      for (const [index, element] of id.elements.entries()) if (element) note(String(index), boundTo(element));
  return reads;
}

function mayBeCalledElsewhere(file: FileView, fn: FunctionNode): boolean {
  const declaration = fn.type === 'FunctionDeclaration' ? fn : fn.parent;
  const name =
    fn.type === 'FunctionDeclaration' ? fn.id : declaration.type === 'VariableDeclarator' ? declaration.id : null;
  const variable = name && file.scopes.variable(name);
  return variable ? isHandedOut(file, variable, new Set()) : !isPrivateMethod(fn);
}

/** Whether a function that a variable holds leaves the file, or goes by a name that is no variable. */
function isHandedOut(file: FileView, variable: Variable, known: Set<Variable>): boolean {
  if (known.has(variable)) return false;
  known.add(variable);
  if (variable.defs.some(({ node }) => isExportedDeclaration(node))) return true;
  return variable.references.some(({ identifier, init }) => {
    const parent = identifier.parent;
    if (init || (parent.type === 'CallExpression' && parent.callee === identifier)) return false;
    const alias = parent.type === 'VariableDeclarator' && parent.init === identifier && file.scopes.variable(parent.id);
    return alias ? isHandedOut(file, alias, known) : true;
  });
}

function isExportedDeclaration(declaration: Node): boolean {
  const statement = declaration.type === 'VariableDeclarator' ? declaration.parent : declaration;
  return statement.parent?.type.startsWith('Export') ?? false;
}

function isPrivateMethod(fn: FunctionNode): boolean {
  const method = fn.parent;
  if (method.type !== 'MethodDefinition' && method.type !== 'PropertyDefinition') return false;
  return method.key.type === 'PrivateIdentifier' || method.accessibility === 'private';
}

/** Calls of a file by the name of what they call. */
export function indexCalls(tree: TreeIndex): ReadonlyMap<string, CallNode[]> {
  const index = new Map<string, CallNode[]>();
  for (const node of [...tree.get('CallExpression'), ...tree.get('NewExpression')]) {
    const name = spokenName(node.callee);
    if (name === undefined) continue;
    addUnder(index, name, node);
  }
  return index;
}
