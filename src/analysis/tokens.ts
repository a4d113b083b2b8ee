import type { Op, OpKind, Places } from '../model/vocabulary.ts';
import type { Call } from './calls.ts';
import type { FileView } from './file.ts';
import { lazy } from './lazy.ts';
import { argumentAt, valueAt } from './places.ts';
import type { Variable } from './scopes.ts';
import { enclosingFunction, isFunction, isInside, plainKey, unwrap, type FunctionNode, type Node } from './tree.ts';
import { alternatives } from './values.ts';

/** Which expressions hold the same token. */
export interface Tokens {
  /** Other calls of a kind that are given the same token as this one, also through functions of the file. */
  sameToken(call: Call, kind: OpKind): readonly Call[];
  /** Where an expression's value comes from, as keys that can be compared. */
  origins(node: Node): ReadonlySet<string>;
  /** The function is what a verification asks for its key: what it decodes is verified afterwards. */
  isKeyResolver(fn: FunctionNode): boolean;
  /** The function is what a verifier asks for the token. */
  isExtractor(fn: FunctionNode): boolean;
}

export function traceTokens(file: FileView, calls: readonly Call[]): Tokens {
  const numbers = new Map<Variable | Node, number>();
  const identity = (thing: Variable | Node): number => {
    const known = numbers.get(thing) ?? numbers.size;
    numbers.set(thing, known);
    return known;
  };
  const known = new Map<Node, ReadonlySet<string>>();
  const origins = (node: Node): ReadonlySet<string> => {
    const found = known.get(node) ?? new Set(collectOrigins(file, node, identity));
    known.set(node, found);
    return found;
  };
  const functionsAt = (places: (op: Op) => Places | undefined): ReadonlySet<Node> => {
    const given = calls.flatMap((call) => (call.kind === 'verify' ? [valueAt(file, call, places(call.op))] : []));
    return new Set(
      given.flatMap(alternatives).flatMap((value): Node[] => (value.is === 'function' ? [value.node] : [])),
    );
  };
  const resolvers = lazy(() => functionsAt((op) => op.key));
  const extractors = lazy(() => functionsAt((op) => op.extractor));
  const tokenOf = (call: Call): ReadonlySet<string> => {
    const node = argumentAt(file, call, call.op.token);
    return node ? origins(node) : new Set();
  };
  return {
    origins,
    isKeyResolver: (fn) => resolvers().has(fn),
    isExtractor: (fn) => extractors().has(fn),
    sameToken: (call, kind) => {
      const others = calls.filter((other) => other.kind === kind && other !== call);
      const mine = others.length > 0 ? tokenOf(call) : undefined;
      return mine ? others.filter((other) => [...tokenOf(other)].some((origin) => mine.has(origin))) : [];
    },
  };
}

type Identity = (thing: Variable | Node) => number;

/** How far an alias chain is followed; real chains have three links. */
const MAX_LINKS = 12;

function collectOrigins(file: FileView, start: Node, identity: Identity): string[] {
  const found: string[] = [];
  const seen = new Set<Node>();
  const visit = (expression: Node, links: number): void => {
    const node = plain(expression);
    if (seen.has(node) || links > MAX_LINKS) return;
    seen.add(node);
    const key = keyOf(file, node, identity);
    if (key) found.push(key);
    for (const source of sourcesOf(file, node)) visit(source, links + 1);
  };
  visit(start, 0);
  return found;
}

/** Takes off what leaves the token as it is: `await`, `String(x)`, `x.trim()`, `` `${x}` ``. */
function plain(expression: Node): Node {
  const node = unwrap(expression);
  if (node.type === 'AwaitExpression') return plain(node.argument);
  if (node.type === 'CallExpression') {
    const callee = unwrap(node.callee);
    const name = callee.type === 'MemberExpression' ? plainKey(callee.property, callee.computed) : undefined;
    if (callee.type === 'MemberExpression' && (name === 'trim' || name === 'toString')) return plain(callee.object);
    const [argument] = node.arguments;
    if (callee.type === 'Identifier' && callee.name === 'String' && argument) return plain(argument);
  }
  return node;
}

/** The expressions whose value this one takes over. */
function sourcesOf(file: FileView, node: Node): readonly Node[] {
  if (node.type === 'LogicalExpression') return [node.left, node.right];
  if (node.type === 'ConditionalExpression') return [node.consequent, node.alternate];
  if (node.type !== 'Identifier') return [];
  const variable = file.scopes.variable(node);
  return variable?.defs.flatMap((def) => definitionSources(file, variable, def.node, def.name)) ?? [];
}

/** What is written into the variable that an identifier means, as whole expressions. */
export function writtenInto(file: FileView, node: Node): readonly Node[] {
  const variable = node.type === 'Identifier' ? file.scopes.variable(node) : undefined;
  if (!variable) return [];
  const initial = variable.defs.flatMap(({ node: def, name }) =>
    def.type === 'VariableDeclarator' && def.id === name && def.init ? [def.init] : [],
  );
  return [...initial, ...assignedTo(variable)];
}

function assignedTo(variable: Variable): readonly Node[] {
  return variable.references.flatMap(({ identifier }) => {
    const parent = identifier.parent;
    return parent?.type === 'AssignmentExpression' && parent.left === identifier ? [parent.right] : [];
  });
}

function definitionSources(file: FileView, variable: Variable, definition: Node, name: Node): readonly Node[] {
  const assigned = assignedTo(variable);
  if (definition.type === 'VariableDeclarator' && definition.id === name) {
    return definition.init ? [definition.init, ...assigned] : assigned;
  }
  if (!isFunction(definition)) return assigned;
  const index = definition.params.findIndex((parameter) => isInside(name, parameter));
  if (definition.params[index] !== name) return assigned;
  const given = file.callSites(definition).calls.flatMap(({ args }) => args[index] ?? []);
  return [...assigned, ...given];
}

/**
 * A text that is the same for expressions that read the same value: variables by identity, members by path, calls only
 * within one function, where asking twice gives the same.
 */
function keyOf(file: FileView, expression: Node, identity: Identity): string | undefined {
  const node = plain(expression);
  switch (node.type) {
    case 'Identifier': {
      const variable = file.scopes.variable(node);
      if (!variable) return `global ${node.name}`;
      return destructuredKey(file, variable, identity) ?? `v${identity(variable)}`;
    }
    case 'MemberExpression': {
      const object = keyOf(file, node.object, identity);
      const key = plainKey(node.property, node.computed);
      return object && key !== undefined ? `${object}.${key}` : undefined;
    }
    case 'ThisExpression':
      return `this of ${functionNumber(node, identity)}`;
    case 'CallExpression': {
      const callee = keyOf(file, node.callee, identity);
      const args = node.arguments.map((argument) => keyOf(file, argument, identity));
      if (!callee || args.includes(undefined)) return undefined;
      return `${callee}(${args.join()}) in ${functionNumber(node, identity)}`;
    }
    case 'Literal':
      return node.raw;
    default:
      return undefined;
  }
}

function functionNumber(node: Node, identity: Identity): string {
  const fn = enclosingFunction(node);
  return fn ? String(identity(fn)) : 'file';
}

/** `const { token } = req.cookies` reads the same as `req.cookies.token`. */
function destructuredKey(file: FileView, variable: Variable, identity: Identity): string | undefined {
  const [def] = variable.defs;
  const node: Node | undefined = def?.node;
  if (!def || node?.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern' || !node.init) return undefined;
  const property = node.id.properties.find(
    (candidate) => candidate.type === 'Property' && candidate.value === def.name,
  );
  const key = property?.type === 'Property' ? plainKey(property.key, property.computed) : undefined;
  const object = keyOf(file, node.init, identity);
  return object && key !== undefined ? `${object}.${key}` : undefined;
}
