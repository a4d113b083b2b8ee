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
  const parent = node.parent;
  switch (parent?.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSTypeAssertion':
    case 'ChainExpression':
    case 'AwaitExpression':
      return wrapped(parent);
    default:
      return node;
  }
}

export function isFunction(node: Node): node is FunctionNode {
  return (
    node.type === 'ArrowFunctionExpression' || node.type === 'FunctionDeclaration' || node.type === 'FunctionExpression'
  );
}

export function isClass(node: Node): node is ClassNode {
  return node.type === 'ClassDeclaration' || node.type === 'ClassExpression';
}

/** The nearest enclosing node of a kind, not counting the node itself. */
export function enclosing<T extends Node>(node: Node, is: (candidate: Node) => candidate is T): T | undefined {
  for (let at = node.parent; at; at = at.parent) if (is(at)) return at;
  return undefined;
}

export function enclosingFunction(node: Node): FunctionNode | undefined {
  return enclosing(node, isFunction);
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

/**
 * Whether a function visibly ends in order whatever it is given: it throws nowhere, and hands nothing on that could throw for
 * it. Calls that stand as statements of their own, as those of loggers do, are taken to come back.
 */
export function neverThrows(fn: FunctionNode): boolean {
  const pending: unknown[] =
    fn.body.type === 'BlockStatement' ? [fn.body] : [{ type: 'ReturnStatement', argument: fn.body }];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if (!isNode(node)) continue;
    if (node.type === 'ThrowStatement' || node.type === 'AwaitExpression') return false;
    if (node.type === 'ReturnStatement' && node.argument && holdsCall(node.argument)) return false;
    if (isFunction(node)) continue;
    for (const key of childKeys(node)) pending.push(...[Reflect.get(node, key) as unknown].flat());
  }
  return true;
}

function holdsCall(node: Node): boolean {
  const inner = unwrap(node);
  return inner.type === 'CallExpression' || inner.type === 'NewExpression';
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

/**
 * What the analysis asks for, markup of single-file components included, and what such a node always has: other languages give
 * their own nodes the same names. Most nodes of a file are identifiers and literals, which nobody needs a list of.
 */
const INDEXED = {
  AssignmentExpression: { nodes: ['left', 'right'], lists: [] },
  BinaryExpression: { nodes: ['left', 'right'], lists: [] },
  CallExpression: { nodes: ['callee'], lists: ['arguments'] },
  IfStatement: { nodes: ['test', 'consequent'], lists: [] },
  ImportDeclaration: { nodes: ['source'], lists: ['specifiers'] },
  ImportSpecifier: { nodes: ['imported', 'local'], lists: [] },
  MemberExpression: { nodes: ['object', 'property'], lists: [] },
  NewExpression: { nodes: ['callee'], lists: ['arguments'] },
  ObjectExpression: { nodes: [], lists: ['properties'] },
  ObjectPattern: { nodes: [], lists: ['properties'] },
  Property: { nodes: ['key', 'value'], lists: [] },
  PropertyDefinition: { nodes: ['key'], lists: [] },
  ReturnStatement: { nodes: [], lists: [] },
  SpreadElement: { nodes: ['argument'], lists: [] },
  Super: { nodes: [], lists: [] },
  SvelteAttribute: { nodes: ['key'], lists: ['value'] },
  TemplateLiteral: { nodes: [], lists: ['quasis', 'expressions'] },
  TryStatement: { nodes: ['block'], lists: [] },
  VExpressionContainer: { nodes: [], lists: [] },
  VariableDeclarator: { nodes: ['id'], lists: [] },
} as const satisfies Readonly<Record<string, Shape>>;

interface Shape {
  readonly nodes: readonly string[];
  readonly lists: readonly string[];
}

const SHAPES: ReadonlyMap<string, Shape> = new Map(Object.entries(INDEXED));

function isWellFormed(node: Node): boolean {
  const shape = SHAPES.get(node.type);
  return (
    shape === undefined ||
    (shape.nodes.every((key) => isNode(Reflect.get(node, key))) &&
      shape.lists.every((key) => Array.isArray(Reflect.get(node, key))))
  );
}

/** Nodes of a file by type, in source order; type annotations are left out. */
export interface TreeIndex {
  get(type: keyof typeof INDEXED): readonly Node[] | undefined;
}

/** What of a source code object the index needs: the tree, its child keys, and the walk that a host may have done. */
export interface Walkable {
  readonly ast: Node;
  readonly visitorKeys: Readonly<Record<string, readonly string[] | undefined>>;
  /** ESLint since 9 walks the tree before any rule runs and keeps the steps; other hosts have no such method. */
  readonly traverse?: () => Iterable<Step>;
}

/** One step of ESLint's walk: entering (phase 1) or leaving a node, or (kind 2) something else. */
export interface Step {
  readonly kind: number;
  readonly phase: number;
  readonly target: Node;
}

/** Indexes a file by node type, on the host's own walk where there is one. */
export function indexTree(source: Walkable): TreeIndex {
  const index = new Map<string, Node[]>(Object.keys(INDEXED).map((type) => [type, []]));
  if (source.traverse) addSteps(source.traverse(), index);
  else walk(source, index);
  // Vue's parser keeps the template beside the program, where no walk comes by.
  const template: unknown = Reflect.get(source.ast, 'templateBody');
  if (isNode(template)) walk({ ...source, ast: template }, index);
  return index;
}

const VISIT = 1;
const ENTER = 1;

function addSteps(steps: Iterable<Step>, index: ReadonlyMap<string, Node[]>): void {
  let skipped: Node | undefined;
  for (const step of steps) {
    if (step.kind !== VISIT) continue;
    const { target } = step;
    if (skipped !== undefined) {
      if (target === skipped && step.phase !== ENTER) skipped = undefined;
    } else if (step.phase === ENTER) {
      const list = index.get(target.type);
      if (list) addTo(list, target);
      else if (target.type.startsWith('TS') && TYPE_ONLY.has(target.type)) skipped = target;
    }
  }
}

function addTo(list: Node[], node: Node): void {
  if (isWellFormed(node)) list.push(node);
}

function walk({ ast, visitorKeys }: Walkable, index: ReadonlyMap<string, Node[]>): void {
  const pending: Node[] = [ast];
  for (let node = pending.pop(); node; node = pending.pop()) {
    const list = index.get(node.type);
    if (list) addTo(list, node);
    const keys = visitorKeys[node.type] ?? childKeys(node);
    for (let k = keys.length - 1; k >= 0; k--) {
      const child: unknown = Reflect.get(node, keys[k] ?? '');
      if (Array.isArray(child)) for (let i = child.length - 1; i >= 0; i--) push(pending, child[i]);
      else push(pending, child);
    }
  }
}

/** What a node holds, without its keys being known: parsers of templates tell ESLint nothing of them. */
function childKeys(node: Node): readonly string[] {
  return Object.keys(node).filter((key) => !/^(?:parent|tokens|comments|loc|range)$/.test(key));
}

function push(pending: Node[], child: unknown): void {
  if (isNode(child) && !TYPE_ONLY.has(child.type)) pending.push(child);
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value;
}

const TYPE_ONLY = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterInstantiation',
  'TSTypeParameterDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
]);

/** The `return` statements of each function. */
export type ReturnsIndex = ReadonlyMap<FunctionNode, readonly TSESTree.ReturnStatement[]>;

export function indexReturns(tree: TreeIndex): ReturnsIndex {
  const index = new Map<FunctionNode, TSESTree.ReturnStatement[]>();
  for (const node of tree.get('ReturnStatement') ?? []) {
    const fn = enclosingFunction(node);
    if (!fn || node.type !== 'ReturnStatement') continue;
    const list = index.get(fn);
    if (list) list.push(node);
    else index.set(fn, [node]);
  }
  return index;
}
