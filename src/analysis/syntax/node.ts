import type { TSESTree } from '@typescript-eslint/utils';

export type Node = TSESTree.Node;
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
export type CallNode = TSESTree.CallExpression | TSESTree.NewExpression;

/** Takes off what changes neither the value nor its identity: `x as T`, `x!`, `<T>x`, `x satisfies T`, `(a, x)`, `x?.y`. */
export function unwrap(node: Node): Node {
  switch (node.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return unwrap(node.expression);
    case 'SequenceExpression': {
      const last = node.expressions.at(-1);
      return last ? unwrap(last) : node;
    }
    default:
      return node;
  }
}

/** The outermost wrapper (`as`, `!`, `await`, optional chain) around an expression: what the surrounding code sees. */
export function wrapped(node: Node): Node {
  const outer = wrappedPromise(node);
  return outer.parent?.type === 'AwaitExpression' ? wrapped(outer.parent) : outer;
}

/** The same without `await`, for code that asks whether a promise is waited for. */
export function wrappedPromise(node: Node): Node {
  const parent = node.parent;
  switch (parent?.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
      return wrappedPromise(parent);
    default:
      return node;
  }
}

/** Whether an expression is `null`, `undefined` or the empty string, written out. */
export function isNothing(node: Node): boolean {
  return isNullishLiteral(node) || (node.type === 'Literal' && node.value === '');
}

/** Whether an expression is `null` or `undefined`, written out. */
export function isNullishLiteral(node: Node): boolean {
  return (node.type === 'Literal' && node.value === null) || (node.type === 'Identifier' && node.name === 'undefined');
}

/** Whether an assignment puts its right side there as it is, if it does anything: `=`, `||=`, `??=`, but not `+=`. */
export function assignsWhole({ operator }: TSESTree.AssignmentExpression): boolean {
  return /^(?:\|\||&&|\?\?)?=$/.test(operator);
}

/** What a property of a pattern, an element or a parameter is bound to: without the default, `a` of `a = 1`. */
export function boundTo(node: Node): Node {
  return node.type === 'AssignmentPattern' ? node.left : node;
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
  );
}

export function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** The decorators of a member. Parsers that know none give none. */
export function decoratorsOf({
  decorators,
}: {
  readonly decorators?: readonly TSESTree.Decorator[];
}): readonly TSESTree.Decorator[] {
  return decorators ?? [];
}

/** The nearest enclosing node of a kind, not counting the node itself. */
export function enclosing<T extends Node>(node: Node, is: (candidate: Node) => candidate is T): T | undefined {
  for (let at = node.parent; at; at = at.parent) if (is(at)) return at;
  return undefined;
}

/** How many steps are taken each time they are asked for. Few expressions are nested deeper, and a look-up costs more than these. */
const TAKEN_EACH_TIME = 32;

/**
 * Makes a search for the last node that steps lead to, the first one where they lead nowhere. All nodes on a long way share what is
 * further on: each step of it is taken once.
 *
 * @param onward the next node; it depends on the tree alone
 */
export function furthest(onward: (node: Node) => Node | undefined): (node: Node) => Node {
  const goOn = sharedWay(onward);
  return (node) => {
    let at = node;
    for (let steps = 0; steps < TAKEN_EACH_TIME; steps++) {
      const next = onward(at);
      if (!next) return at;
      at = next;
    }
    return goOn(at);
  };
}

function sharedWay(onward: (node: Node) => Node | undefined): (node: Node) => Node {
  const known = new WeakMap<Node, Node>();
  return (from) => {
    const passed: Node[] = [];
    let at = from;
    for (let next: Node | undefined = from; next; next = onward(at)) {
      at = known.get(next) ?? next;
      passed.push(next);
      if (at !== next) break;
    }
    for (const one of passed) known.set(one, at);
    return at;
  };
}

/** The same as `enclosing`, for what all nodes of a deep nest ask. */
function nearest<T extends Node>(is: (candidate: Node) => candidate is T): (node: Node) => T | undefined {
  const goOn = sharedWay((node) => (is(node) ? undefined : (node.parent ?? undefined)));
  return (node) => {
    let at = node.parent;
    for (let steps = 0; at && steps < TAKEN_EACH_TIME; at = at.parent, steps++) if (is(at)) return at;
    // The parent of a program is null, whatever its type says.
    const last = at ? goOn(at) : undefined;
    return last && is(last) ? last : undefined;
  };
}

/**
 * Keeps what is found of a node, since those around it, or in it, ask for it again.
 *
 * @param find depends on the tree alone
 */
export function askedOnce(find: (node: Node) => boolean): (node: Node) => boolean {
  const known = new WeakMap<Node, boolean>();
  return (node) => {
    const answer = known.get(node) ?? find(node);
    known.set(node, answer);
    return answer;
  };
}

/** The function that a node stands in. */
export const enclosingFunction = nearest(isFunction);

/** The class that a node stands in. */
export const enclosingClass = nearest(isClass);

/** A callback inside of a function runs as a part of it; one at the top of a file, such as a route, is on its own. */
export function isInlineCallback(fn: FunctionNode): boolean {
  const parent = wrapped(fn).parent;
  const isGiven = parent?.type === 'CallExpression' || parent?.type === 'NewExpression';
  return isGiven && enclosingFunction(parent) !== undefined;
}

/** The function that a node runs in: callbacks run as a part of the one around. */
export function homeOf(node: Node): FunctionNode | undefined {
  const fn = enclosingFunction(node);
  return fn && isInlineCallback(fn) ? homeOf(fn) : fn;
}

export function isInside(node: Node, ancestor: Node): boolean {
  return node.range[0] >= ancestor.range[0] && node.range[1] <= ancestor.range[1];
}

/** A number that orders nodes by where they start, and by where they end where that is the same. */
export function placeOf({ range: [start, end] }: Node): number {
  return start * 2 ** 26 + end;
}

/** The text of a key written plainly: `a`, `'a'`, `` `a` ``, `1`. Undefined for anything computed. */
export function plainKey(key: Node, computed: boolean): string | undefined {
  if (key.type === 'Identifier') return computed ? undefined : key.name;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'Literal') return String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The expression that a property of an object or an assignment gives a value with. */
export function expressionWritten(node: Node): Node | undefined {
  if (node.type === 'Property') return node.value;
  return node.type === 'AssignmentExpression' ? node.right : undefined;
}

/** A name of an import or an export, which may be written as a text. */
export function spelling(name: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return name.type === 'Identifier' ? name.name : name.value;
}

/** The name by which an expression is known to a reader: the identifier, the last property, the called function. */
export function spokenName(expression: Node): string | undefined {
  const node = unwrap(expression);
  switch (node.type) {
    case 'Identifier':
      return node.name;
    case 'PrivateIdentifier':
      return node.name;
    case 'MemberExpression':
      return plainKey(node.property, node.computed)?.replace(/^#/, '');
    case 'CallExpression':
    case 'NewExpression':
      return spokenName(node.callee);
    case 'AwaitExpression':
      return spokenName(node.argument);
    default:
      return undefined;
  }
}

/** The name that a function goes by: its own, or that of the variable, property or method that holds it. */
export function functionName(fn: FunctionNode): string | undefined {
  if (fn.id) return fn.id.name;
  const parent = fn.parent;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
      return plainKey(parent.key, parent.computed);
    case 'AssignmentExpression':
      return spokenName(parent.left);
    case 'CallExpression':
      return parent.callee === fn ? undefined : functionNameAround(parent);
    default:
      return undefined;
  }
}

/** `const handler = useCallback(async () => …)`: the wrapped function goes by the variable's name. */
function functionNameAround(call: TSESTree.CallExpression): string | undefined {
  const parent = call.parent;
  return parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id.name : undefined;
}

/** All that a parser has put into a node, by name, for those who know nothing of its type. */
export function propertiesOf(node: Node): Readonly<Record<string, unknown>> {
  // A node is a plain object, whatever its type says of it.
  return node as object as Readonly<Record<string, unknown>>;
}

/** Whether something that a property of a node holds is a node. */
export function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

const NO_CHILDREN: ReadonlySet<string> = new Set(['parent', 'tokens', 'comments', 'loc', 'range', 'type']);

/** What a node holds, without its keys being known: parsers of templates tell ESLint nothing of them. */
export function childKeys(node: Node): readonly string[] {
  return Object.keys(node).filter((key) => !NO_CHILDREN.has(key));
}

/** The nodes right below one, in the order of the tree; for what knows the keys of a parser, see the tree's index. */
export function childNodes(node: Node): readonly Node[] {
  const found: Node[] = [];
  const properties = propertiesOf(node);
  for (const key in properties) {
    const value = properties[key];
    if (typeof value !== 'object' || value === null || NO_CHILDREN.has(key)) continue;
    if (isNode(value)) found.push(value);
    else if (Array.isArray(value)) for (const one of value) if (isNode(one)) found.push(one);
  }
  return found;
}
