import { childKeys, enclosingFunction, isNode, propertiesOf, type FunctionNode, type Node } from './node.ts';
import { addUnder } from './lists.ts';

/**
 * What the analysis asks for, markup of single-file components included, and what such a node always has: other languages give
 * their own nodes the same names. Most nodes of a file are identifiers and literals, which nobody needs a list of.
 */
const INDEXED = {
  AssignmentExpression: { nodes: ['left', 'right'], lists: [] },
  AssignmentPattern: { nodes: ['left', 'right'], lists: [] },
  BinaryExpression: { nodes: ['left', 'right'], lists: [] },
  CallExpression: { nodes: ['callee'], lists: ['arguments'] },
  IfStatement: { nodes: ['test', 'consequent'], lists: [] },
  ImportDeclaration: { nodes: ['source'], lists: ['specifiers'] },
  ImportSpecifier: { nodes: ['imported', 'local'], lists: [] },
  MemberExpression: { nodes: ['object', 'property'], lists: [] },
  MethodDefinition: { nodes: ['key', 'value'], lists: [] },
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
  ThrowStatement: { nodes: ['argument'], lists: [] },
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
  if (shape === undefined) return true;
  const properties = propertiesOf(node);
  for (const key of shape.nodes) if (!isNode(properties[key])) return false;
  for (const key of shape.lists) if (!Array.isArray(properties[key])) return false;
  return true;
}

/** Nodes of a file by type, in source order; type annotations are left out. */
export interface TreeIndex {
  get<Type extends IndexedType>(type: Type): readonly NodeOf<Type>[];
  /** Those of a function itself, without those of the functions in it; of the top of the file, where no function is given. */
  inFunction<Type extends IndexedType>(type: Type, fn: FunctionNode | undefined): readonly NodeOf<Type>[];
  /** nodes of templates, which the types that everything else is written against do not speak of */
  markup(type: MarkupType): readonly Node[];
}

type MarkupType = 'SvelteAttribute' | 'VExpressionContainer';
export type IndexedType = Exclude<keyof typeof INDEXED, MarkupType>;
export type NodeOf<Type extends IndexedType> = Extract<Node, { type: Type }>;

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
  const index: ReadonlyMap<string, Node[]> = new Map<string, Node[]>(Object.keys(INDEXED).map((type) => [type, []]));
  if (source.traverse) addSteps(source.traverse(), index);
  else walk(source, index);
  // Vue's parser keeps the template beside the program, where no walk comes by.
  const template: unknown = Reflect.get(source.ast, 'templateBody');
  if (isNode(template)) walk({ ...source, ast: template }, index);
  const byFunction = new Map<string, ReadonlyMap<FunctionNode | undefined, readonly Node[]>>();
  const inFunctions = (type: string): ReadonlyMap<FunctionNode | undefined, readonly Node[]> => {
    const known = byFunction.get(type) ?? groupByFunction(index.get(type) ?? []);
    byFunction.set(type, known);
    return known;
  };
  return {
    // Under each type stand nodes of that type alone.
    get: <Type extends IndexedType>(type: Type) => index.get(type) as readonly Node[] as readonly NodeOf<Type>[],
    inFunction: <Type extends IndexedType>(type: Type, fn: FunctionNode | undefined) =>
      (inFunctions(type).get(fn) ?? []) as readonly NodeOf<Type>[],
    markup: (type) => index.get(type) ?? [],
  };
}

function groupByFunction(nodes: readonly Node[]): ReadonlyMap<FunctionNode | undefined, readonly Node[]> {
  const groups = new Map<FunctionNode | undefined, Node[]>();
  for (const node of nodes) {
    addUnder(groups, enclosingFunction(node), node);
  }
  return groups;
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
      const child = propertiesOf(node)[keys[k] ?? ''];
      if (Array.isArray(child)) for (let i = child.length - 1; i >= 0; i--) push(pending, child[i]);
      else push(pending, child);
    }
  }
}

function push(pending: Node[], child: unknown): void {
  if (isNode(child) && !TYPE_ONLY.has(child.type)) pending.push(child);
}

const TYPE_ONLY = new Set([
  'TSTypeAnnotation',
  'TSTypeParameterInstantiation',
  'TSTypeParameterDeclaration',
  'TSInterfaceDeclaration',
  'TSTypeAliasDeclaration',
]);
